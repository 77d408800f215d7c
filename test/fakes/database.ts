import 'fake-indexeddb/auto';
import { createDatabase, type Database } from '../../lib/database.ts';

/** A browser's database in memory, empty, of its own for each call. */
export const fakeDatabase = (name: string = crypto.randomUUID()): (() => Promise<Database>) =>
  createDatabase(name);

/** `database`, which takes nothing while `disk.isFull`; what is in it can be read. */
export const onDisk =
  (database: () => Promise<Database>, disk: { isFull: boolean }): (() => Promise<Database>) =>
  async () => {
    const opened = await database();
    const refuse = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    return new Proxy(opened, {
      get(target, name) {
        if (disk.isFull && ['put', 'delete', 'clear'].includes(String(name))) return refuse;
        if (name !== 'transaction') return Reflect.get(target, name, target);
        return (tables: never, mode?: IDBTransactionMode) => {
          const transaction = target.transaction(tables, mode);
          if (disk.isFull && mode === 'readwrite') {
            transaction.abort();
            transaction.done.catch(() => {});
          }
          return transaction;
        };
      },
    });
  };
