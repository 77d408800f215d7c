import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { createCallbackStore } from '../../../entrypoints/background/callbacks/store.ts';
import { createContactsStore } from '../../../entrypoints/background/directory/contacts-store.ts';
import { createInteractionStore } from '../../../entrypoints/background/records/interaction-store.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
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
    ...['callbackContexts', 'callbackRequests', 'contacts', 'entryUse', 'interactionEvents', 'interactions'],
    ...['outbox', 'presenceTimes', 'recorder', 'wrapUpCodes', 'wrapUpDrafts'],
  ]);
});

it('[CF-31][XX-02] a follow-up that an earlier version kept stays, as a callback of ServiceNow’s form', async () => {
  const name = crypto.randomUUID();
  const third = await openDB(name, 3, {
    upgrade(database) {
      for (const [store, keyPath] of [
        ...[
          ['contacts', 'id'],
          ['entryUse', 'entryId'],
          ['interactions', 'sys_id'],
          ['recorder', null],
        ],
        ...[
          ['wrapUpDrafts', 'interaction'],
          ['wrapUpCodes', 'sys_id'],
        ],
      ] as [string, string | null][])
        database.createObjectStore(store, keyPath === null ? {} : { keyPath });
      database.createObjectStore('interactionEvents', { keyPath: ['interaction', 'sequence'] });
      database.createObjectStore('presenceTimes', { keyPath: ['agent', 'from'] });
      database
        .createObjectStore('callbackRequests', { keyPath: 'sys_id' })
        .createIndex('byNumber', 'phone_number');
    },
  });
  const priya = { value: 'priya', display_value: 'Priya Shah' };
  await third.put('callbackRequests', {
    ...{ sys_id: 'i1', number: 'CAL0000007', interaction: 'i1', state: 'open', callback_type: 'scheduled' },
    ...{ phone_number: '+442079460958', name: 'Amara', queue: 'Billing', description: 'Did it come?' },
    ...{ scheduled_start_time: 9_000, opened_by: priya, opened_at: 1_000 },
  });
  third.close();
  const callbacks = createCallbackStore(fakeDatabase(name));
  expect(await callbacks.find('CAL0000007')).toMatchObject({
    ...{ sys_id: 'i1', state: 1, carrier: 'own', scheduled_start_time: 9_000, assigned_to: priya },
    ...{ description: 'Did it come?', attempts: [], previewMs: null },
  });
  const next = followUp(
    {
      ...{ sys_id: 'n', phone_number: '+442079460959', at: 9_500, reason_type: '', description: '' },
      ...{ name: null, queue: null, agent: priya, interaction: '' },
    },
    2_000,
  );
  expect(await callbacks.add(next)).toMatchObject({ number: 'CAL0000008' });
  expect(await callbacks.add(next), 'a second time').toMatchObject({ number: 'CAL0000008' });
});
