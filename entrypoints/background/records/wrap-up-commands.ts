/** Ending a wrap-up, and having read that records are missing. */

import { allows } from '../../../lib/call.ts';
import type { CommandParts } from '../command-parts.ts';
import type { CommandHandlers } from '../handlers.ts';

export function wrapUpCommands({
  store,
  lock,
  platform,
  presence,
  records,
  callbacks,
}: Pick<CommandParts, 'store' | 'lock' | 'platform' | 'presence' | 'records' | 'callbacks'>): Pick<
  CommandHandlers,
  'submitWrapUp' | 'dismissLostRecords'
> {
  /** What was written is on record before anything else happens: a refusal afterwards costs a second press and no word. */
  async function wrapUp(interactionId: string, presenceId?: string): Promise<void> {
    const callback = store.now().callbacks.find(({ interaction }) => interaction === interactionId);
    // What a callback keeps at the platform goes with it.
    if (callback && callback.phase !== 'closed') {
      await callbacks.closing.close(callback.id);
      if (presenceId) await presence.choose(presenceId);
      return;
    }
    const callId = await records.wrapUps.submit(interactionId);
    if (presenceId) await presence.choose(presenceId);
    const { calls, work } = store.now();
    const call = calls.find(({ id }) => id === callId);
    const item = work.find(({ id }) => id === callId);
    // Choosing a presence may have cleared it already.
    const isToClear = call ? allows(call, 'clear') : item?.phase === 'wrap-up';
    if (isToClear) await platform.clear(callId);
  }

  return {
    submitWrapUp: async (_, interactionId, presenceId) =>
      lock.run('submitWrapUp', null, interactionId, () => wrapUp(interactionId, presenceId)),
    dismissLostRecords: async () => records.dismissLoss(),
  };
}
