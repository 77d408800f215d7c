/** Lives of a worker that end at points of chance. */

import type { StoredArea } from '../../entrypoints/background/session-store.ts';
import type { Database } from '../../lib/database.ts';
import type { Chance } from './random.ts';

/** Lets everything that waits in memory go one step on. */
const step = () => new Promise((done) => setImmediate(done));

/** One life of the worker: it lasts some steps, and then none of its doings has an effect or an end; null for one that lasts. */
export function lifeOf(steps: number | null, random: Chance) {
  const life = { isOver: false, over: Promise.withResolvers<void>() };
  const open = new Set<IDBTransaction>();
  void (async () => {
    if (steps === null) return;
    for (let left = steps; left > 0; left--) await step();
    life.isOver = true;
    for (const transaction of open) {
      try {
        transaction.abort();
      } catch {
        // It was done.
      }
    }
    life.over.resolve();
  })();
  const never = new Promise<never>(() => {});
  return {
    /** Whether it has ended. */
    isOver: () => life.isOver,
    over: life.over.promise,
    area: (stored: StoredArea): StoredArea => ({
      get: async (keys) => (life.isOver ? never : stored.get(keys)),
      async set(items) {
        const copied = structuredClone(items);
        await step();
        const isLost = life.isOver && random.percent(50);
        if (!isLost) await stored.set(copied);
        if (life.isOver) await never;
      },
    }),
    database: (database: () => Promise<Database>) => async () => {
      if (life.isOver) return never;
      const opened = await database();
      return new Proxy(opened, {
        get(of, name) {
          const value = Reflect.get(of, name, of);
          if (name !== 'transaction') return typeof value === 'function' ? value.bind(of) : value;
          return (...args: Parameters<Database['transaction']>) => {
            const transaction = of.transaction(...args);
            const raw = transaction.objectStore([args[0]].flat()[0] as never)
              .transaction as unknown as IDBTransaction;
            open.add(raw);
            transaction.done.catch(() => {}).finally(() => open.delete(raw));
            return transaction;
          };
        },
      });
    },
  };
}
