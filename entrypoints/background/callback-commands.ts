/** What each command about a callback does: a guard from its table, then one awaited call. Refusals are VoiceErrors. */

import { type CallbackCommand, whyNot } from '../../lib/callbacks/allowed.ts';
import type { Callback } from '../../lib/callbacks/callback.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { CommandHandlers } from './command-handlers.ts';
import type { FollowUps } from './follow-ups.ts';
import type { SessionStore } from './session-store.ts';

export type CallbackCommandName = CallbackCommand | 'scheduleCallback' | 'editCallback';

export interface CallbackCommandParts {
  store: SessionStore;
  followUps: FollowUps;
}

export function callbackCommands(parts: CallbackCommandParts): Pick<CommandHandlers, CallbackCommandName> {
  const { store, followUps } = parts;

  /** The callback, if it allows the command now. */
  function guard(id: string, command: CallbackCommand): Callback {
    const callback = store.now().callbacks.find((one) => one.id === id);
    if (!callback) throw new VoiceError('no-such-callback');
    const why = whyNot(callback, command);
    if (why !== null) throw new VoiceError('not-now', why);
    return callback;
  }
  const onCallback = (command: CallbackCommand) => async (_: unknown, id: string) => void guard(id, command);

  return {
    acceptCallback: onCallback('acceptCallback'),
    rejectCallback: onCallback('rejectCallback'),
    chooseCallbackNumber: onCallback('chooseCallbackNumber'),
    dialCallback: onCallback('dialCallback'),
    pauseCallback: onCallback('pauseCallback'),
    resumeCallback: onCallback('resumeCallback'),
    extendCallback: onCallback('extendCallback'),
    transferCallback: onCallback('transferCallback'),
    cancelCallbackTransfer: onCallback('cancelCallbackTransfer'),
    closeCallback: onCallback('closeCallback'),
    keepCallback: onCallback('keepCallback'),
    scheduleCallback: async (_, ...promised) => followUps.schedule(...promised),
    rescheduleCallback: async (_, recordId, at) => followUps.reschedule(recordId, at),
    cancelCallback: async (_, recordId) => followUps.cancel(recordId),
    editCallback: async (_, recordId, field, text) => followUps.edit(recordId, field, text),
  };
}
