/** What each command about a callback does: one awaited call each. Whether it is allowed, its table says (lib/callbacks/allowed.ts). */

import { closed } from '../../../lib/callbacks/after-report.ts';
import type { CallbackCommand } from '../../../lib/callbacks/allowed.ts';
import type { CallbackEnding } from '../../../lib/callbacks/callback.ts';
import type { EditableField } from '../../../lib/callbacks/callback-record.ts';
import { mergeNumbers, numberOf } from '../../../lib/callbacks/request.ts';
import type { CommandLock } from '../command-lock.ts';
import type { CommandHandlers } from '../handlers.ts';
import type { CallbackClosing } from './closing.ts';
import type { CallbackDesk } from './desk.ts';
import type { CallbackDialler } from './dialler.ts';
import type { FollowUps } from './follow-ups.ts';
import type { CallbackHand } from './hand.ts';

export interface CallbackCommandParts {
  hand: CallbackHand;
  desk: CallbackDesk;
  dialler: Pick<CallbackDialler, 'dial'>;
  closing: Pick<CallbackClosing, 'close'>;
  followUps: FollowUps;
  now: () => number;
}

type Handled = CallbackCommand | 'scheduleCallback' | 'editCallback';

export function callbackCommands(
  { hand, desk, dialler, closing, followUps, now }: CallbackCommandParts,
  lock: Pick<CommandLock, 'run'>,
): Pick<CommandHandlers, Handled> {
  /** Once: whoever asks for the same while it runs is joined to it. */
  const once =
    (command: CallbackCommand, work: (id: string) => Promise<void>) =>
    async (_: unknown, id: string): Promise<void> =>
      lock.run(command, id, '', () => work(id));

  /** Ends what is in hand of a follow-up once its record says so. */
  async function endOwn(
    command: 'rescheduleCallback' | 'cancelCallback',
    recordId: string,
    ending: CallbackEnding,
    work: () => Promise<void>,
  ): Promise<void> {
    await (hand.find(recordId) ? hand.alone(recordId, command, work) : work());
    hand.change(recordId, (one) => closed(one, now(), ending));
  }

  return {
    acceptCallback: once('acceptCallback', desk.accept),
    rejectCallback: once('rejectCallback', desk.reject),
    chooseCallbackNumber: async (_, id, e164) => desk.choose(id, e164),
    dialCallback: async (_, id, isConfirmed) =>
      lock.run('dialCallback', id, '', () => dialler.dial(id, isConfirmed)),
    pauseCallback: async (_, id) => desk.pause(id),
    resumeCallback: async (_, id) => desk.resume(id),
    extendCallback: async (_, id) => desk.extend(id),
    transferCallback: async (_, id, target) =>
      lock.run('transferCallback', id, '', () => desk.transfer(id, target)),
    cancelCallbackTransfer: once('cancelCallbackTransfer', desk.cancelTransfer),
    closeCallback: once('closeCallback', closing.close),
    keepCallback: async (_, id) => desk.keep(id),
    scheduleCallback: async (_, ...promised) => followUps.schedule(...promised),
    rescheduleCallback: async (_, recordId, at) =>
      endOwn('rescheduleCallback', recordId, 'postponed', () => followUps.reschedule(recordId, at)),
    cancelCallback: async (_, recordId) =>
      endOwn('cancelCallback', recordId, 'cancelled', () => followUps.cancel(recordId)),
    async editCallback(_, recordId, field, text) {
      const kept = await followUps.edit(recordId, field, text);
      const edited = hand.all().find(({ record }) => record === recordId);
      if (edited) hand.change(edited.id, (one) => ({ ...one, ...inHand[field]?.(kept, one) }));
    },
  };
}

/** What an edit of the record changes in hand. */
const inHand: Partial<
  Record<EditableField, (text: string, callback: ReturnType<CallbackHand['all']>[number]) => object>
> = {
  reason_type: (reason) => ({ reason }),
  name: (name) => ({ name: name || null }),
  description: (description, { details }) => ({ details: { ...details, description } }),
  phone_number: (e164, { numbers }) => ({
    numbers: mergeNumbers([numberOf(e164, '')], numbers),
    chosen: e164,
  }),
};
