/** How the search in ServiceNow stands, beneath what was found: how many, how old, what is missing, and the ways on. */

import { failureWords } from '../../../lib/servicenow/failure-words.ts';
import { features } from '../../../lib/servicenow/features.ts';
import { Button } from '../../Button.tsx';
import { timeOfDay } from '../../words.ts';
import type { There } from './there-search.ts';

const remedies: Partial<Record<string, string>> = {
  'signed-out': 'Sign in to ServiceNow in the options.',
  asleep: failureWords.asleep[1],
};

interface ThereFootProps {
  there: There;
  onMore: () => void;
  onRefresh: () => void;
}

export function ThereFoot({ there: { text, isLooking, answer }, onMore, onRefresh }: ThereFootProps) {
  if (isLooking)
    return (
      <p class="quiet directory-foot" role="status">
        Looking in ServiceNow…
      </p>
    );
  if (!answer) return <p class="quiet directory-foot">Type two letters to look in ServiceNow too.</p>;
  const { trouble, entries, total, isMore, at, without } = answer;
  const age = at === null ? '' : ` as of ${timeOfDay(at)}`;
  // Which role it is stands in the options.
  const missing = without.map((name) => `${features[name].title}: a role is missing.`);
  return (
    <div class="directory-foot there-foot" role="status">
      <p class={trouble ? 'grow' : 'grow quiet'}>
        {trouble && trouble !== 'off'
          ? `${failureWords[trouble][0]}.${at === null ? '' : ` Shown${age}.`} ${remedies[trouble] ?? ''}`
          : total === 0
            ? `Nobody called “${text}” in ServiceNow${age}.`
            : `ServiceNow: ${entries.length} of ${total.toLocaleString()}${age}.`}{' '}
        {missing.join(' ')}
      </p>
      {isMore && !trouble && (
        <Button size="s" onPress={onMore}>
          More
        </Button>
      )}
      {trouble !== 'no-role' && trouble !== 'signed-out' && (
        <Button size="s" tone="line" onPress={onRefresh}>
          {trouble ? 'Try again' : 'Refresh'}
        </Button>
      )}
    </div>
  );
}
