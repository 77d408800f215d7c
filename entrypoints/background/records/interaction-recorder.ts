/** Puts on record what the session's journal holds, in order, and once, whenever the worker dies. */

import { VoiceError } from '../../../lib/errors.ts';
import type { RecordRules } from '../../../lib/interactions/settle.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore } from '../session-store.ts';
import type { InteractionStore } from './interaction-store.ts';

export interface InteractionRecorder {
  /** Writes what is owed; resolves when it is written or has failed. Run at wake, and by itself after each change. */
  flush(): Promise<void>;
}

export interface RecorderParts {
  store: Pick<SessionStore, 'unrecorded' | 'recorded' | 'onUnrecorded'>;
  interactions: Pick<InteractionStore, 'record'>;
  /** Fails while nothing can be read or written. */
  database(): Promise<unknown>;
  rules(): Promise<RecordRules>;
  /** Hears that records changed. */
  onRecorded(): void;
  /** Hears that a write failed, or null that writing works again. */
  onTrouble(failure: VoiceError | null): void;
}

export function createInteractionRecorder(parts: RecorderParts): InteractionRecorder {
  const { store, interactions } = parts;
  let turn: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    // Also when nothing is owed: that the store does not open is to be said before a call comes.
    await parts.database();
    for (let part = await store.unrecorded(); part.moves.length > 0; part = await store.unrecorded()) {
      const records = await interactions.record(part, await parts.rules());
      store.recorded(part.moves.at(-1)?.sequence ?? 0);
      if (records.length > 0) parts.onRecorded();
    }
    parts.onTrouble(null);
  }

  /** One after another: whoever joined a write that is about to end would wait for nothing, and be owed still. */
  function flush(): Promise<void> {
    turn = turn.then(write).catch((error: unknown) => {
      // Nothing is lost: it stays in the journal, and the next change tries again.
      const failure = error instanceof VoiceError ? error : new VoiceError('store-full', String(error));
      log.warn('not put on record', { code: failure.code, why: failure.detail });
      parts.onTrouble(failure);
    });
    return turn;
  }

  store.onUnrecorded(() => void flush());
  return { flush };
}
