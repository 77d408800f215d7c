/** The callbacks in hand, as the parts that work on them read and change them. The session store writes. */

import type { CallbackCommand } from '../../../lib/callbacks/allowed.ts';
import { whyNot } from '../../../lib/callbacks/allowed.ts';
import { byNeed, type Callback, type CallbackPhase } from '../../../lib/callbacks/callback.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { SessionStore } from '../session-store.ts';

export interface CallbackHand {
  all(): readonly Callback[];
  find(id: string): Callback | null;
  /** The one that allows `command` now. Throws `no-such-callback` and, with the reason, `not-now`. */
  guard(id: string, command: CallbackCommand): Callback;
  /**
   * Runs `work` for the one that allows `command` now. Until it is done, or the callback has moved on, nothing else is allowed for
   * it: what was done meanwhile would be lost in what comes of `work`.
   */
  alone<Result>(
    id: string,
    command: CallbackCommand,
    work: (callback: Callback) => Promise<Result>,
  ): Promise<Result>;
  /** Changes one as it is now; nothing when it is gone. */
  change(id: string, work: (callback: Callback) => Callback): void;
  add(callback: Callback): void;
  forget(id: string): void;
}

export function createCallbackHand(store: SessionStore): CallbackHand {
  const all = () => store.now().callbacks;
  const find = (id: string) => all().find((one) => one.id === id) ?? null;
  /** By id, what is being done and in which phase it began. It ends with this worker, as the work does. */
  const busy = new Map<string, { phase: CallbackPhase }>();

  function guard(id: string, command: CallbackCommand): Callback {
    const callback = find(id);
    if (!callback) throw new VoiceError('no-such-callback');
    const isBusy = busy.get(id)?.phase === callback.phase;
    const why = isBusy ? 'What was asked for before is still under way.' : whyNot(callback, command);
    if (why !== null) throw new VoiceError('not-now', why);
    return callback;
  }

  return {
    all,
    find,
    guard,
    async alone(id, command, work) {
      const callback = guard(id, command);
      const mine = { phase: callback.phase };
      busy.set(id, mine);
      return work(callback).finally(() => busy.get(id) === mine && busy.delete(id));
    },
    change(id, work) {
      const callback = find(id);
      const changed = callback && work(callback);
      if (changed && changed !== callback)
        store.change({ callbacks: byNeed(all().map((one) => (one === callback ? changed : one))) });
    },
    add: (callback) => store.change({ callbacks: byNeed([...all(), callback]) }),
    forget: (id) => store.change({ callbacks: all().filter((one) => one.id !== id) }),
  };
}
