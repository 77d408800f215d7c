/** What stands where rows would: the typed number to dial, nothing found, still looking, or no answer. */

import type { ComponentChildren } from 'preact';
import type { DirectoryTab } from '../../../lib/directory/entry.ts';
import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';
import { tabNames } from './directory-rows.ts';
import { dialableOf, type Found } from './directory-search.ts';

interface NothingFoundProps {
  found: Found | null;
  tab: DirectoryTab;
  trouble: 'slow' | 'failed' | null;
  /** The buttons that reach a number; null where none can be reached. */
  buttons: ((e164: string) => ComponentChildren) | null;
  onRetry: () => void;
}

const empty: Record<DirectoryTab, string> = {
  agents: 'Your queues have no quick connects to colleagues.',
  queues: 'Your queues have no quick connects to queues.',
  external: 'Your queues have no quick connects to numbers.',
  customers: 'No customers are kept here yet.',
};

export function NothingFound({ found, tab, trouble, buttons, onRetry }: NothingFoundProps) {
  if (trouble === 'failed')
    return (
      <div class="card blank" role="status">
        <Icon name="wifi-off" size="xl" />
        <h3 class="name">The list did not come</h3>
        {buttons && <p>A whole number can still be typed.</p>}
        <Button onPress={onRetry}>Try again</Button>
      </div>
    );
  if (
    !found ||
    (trouble === 'slow' && found.rows.length === 0) ||
    (!found.isComplete && found.rows.length === 0)
  )
    return trouble === 'slow' || found ? (
      <div class="waiting" role="status" aria-label="Looking">
        {['a', 'b', 'c'].map((bone) => (
          <span class="bone" key={bone} />
        ))}
      </div>
    ) : null;
  const typed = dialableOf(found.typed);
  if (typed && buttons)
    return (
      <div class="person typed">
        <div class="who-cell">
          <Icon name="phone" />
          <div class="grow">
            <p class="cut">
              <bdi class="num number">{typed.international}</bdi>
            </p>
            <p class="cut quiet">
              {typed.kind === 'premium' ? 'Premium rate: can cost a lot' : 'Typed number'}
            </p>
          </div>
        </div>
        <div class="acts">{buttons(typed.e164)}</div>
      </div>
    );
  if (found.rows.length > 0) return null;
  const other = buttons
    ? 'Type a whole number to transfer to it.'
    : 'Only colleagues and queues can take it.';
  const isRefused = found.typed?.kind === 'refused' ? found.typed.reason : null;
  const isEmergency = found.typed?.kind === 'emergency';
  return (
    <div class="card blank" role="status">
      <Icon name="search-x" size="xl" />
      <h3 class="name">
        {found.text ? `Nothing called “${found.text}”` : `No ${tabNames[tab].toLowerCase()}`}
      </h3>
      <p>
        {isEmergency
          ? 'Emergency numbers can’t be added to a call.'
          : (isRefused ?? (found.text ? other : empty[tab]))}
      </p>
    </div>
  );
}
