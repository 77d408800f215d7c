/** The test against the instance, and what was asked of it lately. */

import { endpoints } from '../../lib/servicenow/endpoints.ts';
import { failureWords } from '../../lib/servicenow/failure-words.ts';
import type { AskedLine, TrialStep } from '../../lib/servicenow/view.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { timeOfDay } from '../words.ts';

export interface TrialPanelProps {
  /** Null before the first test; `running` while it runs. */
  trial: readonly TrialStep[] | 'running' | null;
  /** Newest first; null while nobody looked. */
  asked: readonly AskedLine[] | null;
  onTry(): void;
  onAsked(): void;
}

export function TrialPanel({ trial, asked, onTry, onAsked }: TrialPanelProps) {
  const steps = trial === 'running' || trial === null ? [] : trial;
  const failed = steps.filter(({ works }) => !works).length;
  return (
    <section class="sheet-panel servicenow-features" aria-label="Test">
      <div class="row">
        <p class="grow" role="status">
          {trial === null
            ? 'A test looks at everything and leaves one closed interaction in ServiceNow.'
            : trial === 'running'
              ? 'Testing…'
              : failed === 0
                ? `All ${steps.length} steps work.`
                : `${failed} of ${steps.length} steps do not work.`}
        </p>
        <Button isOff={trial === 'running'} onPress={onTry}>
          {trial === null ? 'Test the integration' : 'Test again'}
        </Button>
      </div>
      {steps.length > 0 && (
        <ul>
          {steps.map(({ title, works, text }) => (
            <li key={title} data-works={works}>
              <span class={`mark ${works ? 'good' : 'bad'}`}>
                <Icon name={works ? 'circle-check' : 'circle-alert'} />
              </span>
              <div>
                <b>{title}</b>
                <span class="unseen">{works ? ', works' : ', does not work'}</span>
                <p class="quiet">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <details onToggle={({ currentTarget }) => currentTarget.open && onAsked()}>
        <summary>What was asked of ServiceNow lately</summary>
        {asked?.length === 0 && <p class="quiet">Nothing since the extension was last woken.</p>}
        <ol class="asked-lines">
          {asked?.map(({ at, endpoint, table, ms, failure }, line) => (
            <li key={line}>
              <span class="quiet num">{timeOfDay(at)}</span>{' '}
              <span class="grow">
                {endpoint ? endpoints[endpoint].does : 'Not a door of the connector'}
                {table && ` (${table})`}
              </span>{' '}
              <span class={failure ? 'bad' : 'quiet num'}>
                {failure ? failureWords[failure][0] : `${ms} ms`}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
