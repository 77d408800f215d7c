/** One value of a storage area. */

import { takeTurns } from '../../lib/turns.ts';
import type { StoredArea } from './session-store.ts';

export interface StoredValue<Value> {
  /** Null where nothing is kept. */
  get(): Promise<Value | null>;
  /** Keeps what `work` makes of what is kept, one change after another; answers what was kept before. */
  change(work: (held: Value | null) => Value | null): Promise<Value | null>;
}

/** The value under `key`, which nobody else writes. Fails as the area does. */
export function storedValue<Value>(stored: StoredArea, key: string): StoredValue<Value> {
  const inTurn = takeTurns();
  const get = async () => ((await stored.get([key]))[key] ?? null) as Value | null;
  return {
    get,
    change: (work) =>
      inTurn(async () => {
        const held = await get();
        const changed = work(held);
        if (changed !== held) await stored.set({ [key]: changed });
        return held;
      }),
  };
}
