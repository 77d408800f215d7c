/** The callbacks in hand, as the parts that work on them read and change them. The session store writes. */

import type { CallbackCommand } from '../../../lib/callbacks/allowed.ts';
import { whyNot } from '../../../lib/callbacks/allowed.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { SessionStore } from '../session-store.ts';

export interface CallbackHand {
  all(): readonly Callback[];
  find(id: string): Callback | null;
  /** The one that allows `command` now. Throws `no-such-callback` and, with the reason, `not-now`. */
  guard(id: string, command: CallbackCommand): Callback;
  /** Changes one as it is now; nothing when it is gone. */
  change(id: string, work: (callback: Callback) => Callback): void;
  add(callback: Callback): void;
  forget(id: string): void;
}

export function createCallbackHand(store: SessionStore): CallbackHand {
  const all = () => store.now().callbacks;
  const find = (id: string) => all().find((one) => one.id === id) ?? null;
  return {
    all,
    find,
    guard(id, command) {
      const callback = find(id);
      if (!callback) throw new VoiceError('no-such-callback');
      const why = whyNot(callback, command);
      if (why !== null) throw new VoiceError('not-now', why);
      return callback;
    },
    change(id, work) {
      const callback = find(id);
      const changed = callback && work(callback);
      if (changed && changed !== callback)
        store.change({ callbacks: all().map((one) => (one === callback ? changed : one)) });
    },
    add: (callback) => store.change({ callbacks: [...all(), callback] }),
    forget: (id) => store.change({ callbacks: all().filter((one) => one.id !== id) }),
  };
}
