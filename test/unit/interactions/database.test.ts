import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { createContactsStore } from '../../../entrypoints/background/contacts-store.ts';
import { createInteractionStore } from '../../../entrypoints/background/interaction-store.ts';
import { fakeDatabase } from '../../fakes/database.ts';

it('[XX-02] a database of the first version keeps its contacts and takes records', async () => {
  const name = crypto.randomUUID();
  // As the first version made it, by hand: the migration itself must not be what is compared with.
  const first = await openDB(name, 1, {
    upgrade(database) {
      const contacts = database.createObjectStore('contacts', { keyPath: 'id' });
      contacts.createIndex('byNumber', 'e164s', { multiEntry: true });
      database.createObjectStore('entryUse', { keyPath: 'entryId' });
    },
  });
  const numbers = [{ label: 'work', e164: '+442079460958' }];
  const contact = { id: 'c', name: 'Amara', company: '', numbers, notes: '', source: 'typed' as const };
  await first.put('contacts', { ...contact, e164s: ['+442079460958'] });
  first.close();
  const database = fakeDatabase(name);
  expect(await createContactsStore(database).withNumbers(['+442079460958'])).toEqual([contact]);
  const interactions = createInteractionStore(database);
  expect(await interactions.count()).toBe(0);
  expect([...(await database()).objectStoreNames]).toEqual([
    ...['callbackRequests', 'contacts', 'entryUse', 'interactionEvents', 'interactions', 'recorder'],
    ...['wrapUpCodes', 'wrapUpDrafts'],
  ]);
});
