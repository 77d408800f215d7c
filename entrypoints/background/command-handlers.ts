/** What each command does: a guard from the call table, then one awaited call. Refusals are VoiceErrors. */

import { allows, type Call, type CallCommand } from '../../lib/call.ts';
import type { CommandName, Commands } from '../../lib/commands.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { SenderStamps } from '../../lib/sender.ts';
import type { VoicePlatform } from '../../lib/voice-platform.ts';
import type { CommandLock } from './command-lock.ts';
import type { SessionStore } from './session-store.ts';
import type { Suggestions } from './suggestions.ts';

export type CommandHandlers = {
  [Name in CommandName]: (sender: SenderStamps, ...args: Parameters<Commands[Name]>) => Promise<void>;
};

export interface CommandParts {
  store: SessionStore;
  lock: CommandLock;
  platform: Omit<VoicePlatform, 'onReport'>;
  suggestions: Suggestions;
  openWidget(): Promise<void>;
  openSetup(): Promise<void>;
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  useInstance(url: string): Promise<void>;
  restartHost(): Promise<void>;
}

/** Two answers to one ring: the first that is asked for counts. */
const excludes: Partial<Record<CallCommand, CallCommand>> = { accept: 'reject', reject: 'accept' };

export function commandHandlers(parts: CommandParts): CommandHandlers {
  const { store, lock, platform, suggestions } = parts;
  /** Digits keep their order, and each press counts: they queue instead of being joined. */
  const digits = new Map<string, Promise<void>>();

  /** The call, if it allows the command now. */
  function guard(callId: string, command: CallCommand): Call {
    const { calls, pending } = store.now();
    const call = calls.find(({ id }) => id === callId);
    if (!call) throw new VoiceError('no-such-call');
    const isExcluded = pending.some((p) => p.callId === callId && p.command === excludes[command]);
    if (!allows(call, command) || isExcluded)
      throw new VoiceError('not-now', `${command} while ${call.phase}`);
    return call;
  }

  const onCall =
    (command: Exclude<CallCommand, 'sendDigits'>) =>
    async (_: SenderStamps, callId: string): Promise<void> => {
      guard(callId, command);
      await lock.run(command, callId, '', () => platform[command](callId));
    };

  return {
    suggestNumber: async (sender, text, region) => suggestions.suggest(sender, text, region),
    dialSuggestion: async (_, id, isConfirmed) =>
      lock.run('dialSuggestion', null, id, () => suggestions.dial(id, isConfirmed)),
    dismissSuggestion: async () => store.change({ suggestion: null }),
    accept: onCall('accept'),
    reject: onCall('reject'),
    hangUp: onCall('hangUp'),
    hold: onCall('hold'),
    resume: onCall('resume'),
    mute: onCall('mute'),
    unmute: onCall('unmute'),
    clear: onCall('clear'),
    async sendDigits(_, callId, keys) {
      guard(callId, 'sendDigits');
      if (!/^[\d*#]{1,32}$/.test(keys)) throw new VoiceError('not-now', 'only 0 to 9, * and # can be sent');
      const before = digits.get(callId) ?? Promise.resolve();
      const sent = before.catch(() => {}).then(() => platform.sendDigits(callId, keys));
      digits.set(callId, sent);
      await sent.finally(() => digits.get(callId) === sent && digits.delete(callId));
    },
    setPresence: async (_, presenceId) =>
      lock.run('setPresence', null, presenceId, () => platform.setPresence(presenceId)),
    dismissUnanswered: async () => store.change({ unanswered: null }),
    dismissNotice: async () => store.change({ notice: null }),
    openWidget: async () => parts.openWidget(),
    openSetup: async () => parts.openSetup(),
    signIn: async () => parts.signIn(),
    signOut: async () => parts.signOut(),
    useInstance: async (_, url) => parts.useInstance(url),
    restartHost: async () => parts.restartHost(),
  };
}
