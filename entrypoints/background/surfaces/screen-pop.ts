/** Opens a page for a customer who calls or writes: once for each contact, and in the tab that has it already. */

import { log } from '../../../lib/log.ts';
import { type CallFacts, popAddress, type ScreenPopRules } from '../../../lib/screen-pop.ts';
import type { WorkItem } from '../../../lib/work/work-item.ts';
import type { SessionStore } from '../session-store.ts';
import { openOwnPage } from './own-page-tabs.ts';

type Moment = ScreenPopRules['screenPopAt'];

export function createScreenPop(
  store: SessionStore,
  openAddress: (address: string) => Promise<void>,
  rules: () => Promise<ScreenPopRules>,
): void {
  async function pop(facts: CallFacts, at: Moment, hasRecord: boolean): Promise<void> {
    const { screenPop, screenPopAt, screenPopTemplate } = await rules();
    if (screenPop === 'off' || screenPopAt !== at) return;
    if (screenPop === 'record') return hasRecord ? openOwnPage('interactions', facts.id) : undefined;
    const address = popAddress(screenPopTemplate, facts);
    if (address !== null) await openAddress(address);
  }
  // A page that could not be opened is no reason to trouble whoever waits.
  const popped = (...asked: Parameters<typeof pop>) =>
    void pop(...asked).catch((error: unknown) => log.warn('no screen pop', { why: String(error) }));

  store.onCallEvent(({ type, call }) => {
    if (call.direction !== 'inbound' || (type !== 'rang' && type !== 'answered')) return;
    popped(call, type === 'rang' ? 'ring' : 'answer', true);
  });
  store.onChange(({ work = [] }, before) => {
    for (const item of work) {
      const at = momentOf(
        item,
        before.work.find(({ id }) => id === item.id),
      );
      const { id, name, queue, attributes } = item;
      if (at) popped({ id, name, queue, attributes, number: null, direction: 'inbound' }, at, false);
    }
  });
}

/** What ServiceNow assigns opens its own record with the accept. */
function momentOf({ source, phase }: WorkItem, was: WorkItem | undefined): Moment | null {
  if (source !== 'connect' || was?.phase === phase) return null;
  if (phase === 'offered') return 'ring';
  return phase === 'open' && was?.phase !== 'transferring' ? 'answer' : null;
}
