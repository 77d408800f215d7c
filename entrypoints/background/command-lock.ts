/**
 * One command at a time per call and kind, and per party where it is about one: a second click, in this tab
 * or another, joins the first (XX-07). A command stays locked until the call has moved on, since its success
 * arrives before the snapshot that shows it.
 */

import { allows, type Call, type CallCommand, isLive } from '../../lib/call.ts';
import type { CommandName } from '../../lib/commands.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { PendingCommand, Session } from '../../lib/session.ts';
import type { SessionStore } from './session-store.ts';

/** How long a lock outlives its success when no snapshot confirms it. */
const settleMs = 2_000;

interface Running extends PendingCommand {
  what: string;
  result: Promise<void>;
  /** How the parties of the call stood when it began. */
  parties: string;
}

export interface CommandLock {
  /** The same command with the same `what`, if it is under way. */
  joined(command: CommandName, callId: string | null, what: string): Promise<void> | null;
  /** Runs `work`, or joins the same command if it is under way. `what` tells two uses of one command apart. */
  run(command: CommandName, callId: string | null, what: string, work: () => Promise<void>): Promise<void>;
}

export function createCommandLock(store: SessionStore): CommandLock {
  const running = new Set<Running>();
  /** Carried out, and waiting for the snapshot that shows it. */
  const settled = new Set<Running>();

  const show = () =>
    store.change({ pending: [...running].map(({ command, callId }) => ({ command, callId })) });
  const release = (lock: Running) => {
    if (running.delete(lock)) show();
  };
  const settle = (lock: Running) => {
    settled.delete(lock);
    release(lock);
  };
  store.onChange(() => {
    for (const lock of settled) if (hasMoved(lock, store.now())) settle(lock);
  });

  const find = (command: CommandName, callId: string | null, what: string) =>
    [...running].find(
      (lock) =>
        lock.command === command &&
        lock.callId === callId &&
        // Two people can be held in one press.
        (lock.what === what || !movesParties.includes(command)),
    );

  return {
    joined(command, callId, what) {
      const other = find(command, callId, what);
      return other?.what === what ? other.result : null;
    },
    run(command, callId, what, work) {
      const other = find(command, callId, what);
      if (other?.what === what) return other.result;
      if (other)
        return Promise.reject(new VoiceError(command === 'dialSuggestion' ? 'already-dialling' : 'not-now'));
      const parties = partiesOf(callOf(store.now(), callId));
      const lock: Running = { command, callId, what, result: Promise.resolve(), parties };
      running.add(lock);
      show();
      lock.result = work().then(
        () => {
          settled.add(lock);
          setTimeout(settle, settleMs, lock);
          if (hasMoved(lock, store.now())) settle(lock);
        },
        (error: unknown) => {
          release(lock);
          throw error;
        },
      );
      return lock.result;
    },
  };
}

/** Commands after which the call may allow the very same again: that somebody moved shows that they were carried out. */
const movesParties: readonly CommandName[] = [
  'swapParties',
  'holdParty',
  'resumeParty',
  'muteParty',
  'unmuteParty',
  'dropParty',
];

/** Whether the session shows that the command was carried out. */
function hasMoved({ command, callId, parties }: Running, session: Session): boolean {
  if (command === 'dialSuggestion') return session.calls.some(isLive);
  const call = callOf(session, callId);
  if (call && movesParties.includes(command) && partiesOf(call) !== parties) return true;
  return !call || !allows(call, command as CallCommand);
}

const callOf = ({ calls }: Session, callId: string | null) => calls.find(({ id }) => id === callId);

const partiesOf = (call: Call | undefined): string =>
  (call?.parties ?? []).map(({ id, state, isMuted }) => `${id} ${state} ${isMuted}`).join();
