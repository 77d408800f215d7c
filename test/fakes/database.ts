import 'fake-indexeddb/auto';
import { createDatabase, type Database } from '../../lib/database.ts';

/** A browser's database in memory, empty, of its own for each call. */
export const fakeDatabase = (name: string = crypto.randomUUID()): (() => Promise<Database>) =>
  createDatabase(name);
