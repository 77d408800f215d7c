import 'fake-indexeddb/auto';
import { type IDBPDatabase, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { createCallbackStore } from '../../../entrypoints/background/callbacks/store.ts';
import { createContactsStore } from '../../../entrypoints/background/directory/contacts-store.ts';
import { createInteractionStore } from '../../../entrypoints/background/records/interaction-store.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { createKeptInteractions } from '../../../lib/interactions/kept.ts';
import { summaryOf } from '../../../lib/interactions/summary.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { record } from '../../gallery/records.ts';

const numbers = [{ label: 'work', e164: '+442079460958' }];
const contact = { id: 'c', name: 'Amara', company: '', numbers, notes: '', source: 'typed' as const };
const priya = { value: 'priya', display_value: 'Priya Shah' };
const kept = record('a1', 60, [[5, { type: 'answered' }]]);
const row = { ...kept, segment: `${kept.phone_log.call_id} pnair` };

/** What each version added, by hand: the migrations themselves must not be what is compared with. */
const versions: ((database: IDBPDatabase, upgrade: Parameters<Upgrade>[3]) => void)[] = [
  (database) => {
    const contacts = database.createObjectStore('contacts', { keyPath: 'id' });
    contacts.createIndex('byNumber', 'e164s', { multiEntry: true });
    database.createObjectStore('entryUse', { keyPath: 'entryId' });
  },
  (database) => {
    const interactions = database.createObjectStore('interactions', { keyPath: 'sys_id' });
    interactions.createIndex('bySegment', 'segment', { unique: true });
    interactions.createIndex('byRecordNumber', 'number');
    interactions.createIndex('byOpened', 'opened_at');
    interactions.createIndex('byNumber', ['caller_phone_number', 'opened_at']);
    interactions.createIndex('byState', ['state', 'opened_at']);
    database.createObjectStore('interactionEvents', { keyPath: ['interaction', 'sequence'] });
    database.createObjectStore('recorder');
    database.createObjectStore('wrapUpDrafts', { keyPath: 'interaction' });
    database.createObjectStore('wrapUpCodes', { keyPath: 'sys_id' });
    database
      .createObjectStore('callbackRequests', { keyPath: 'sys_id' })
      .createIndex('byNumber', 'phone_number');
  },
  (database) => {
    const times = database.createObjectStore('presenceTimes', { keyPath: ['agent', 'from'] });
    times.createIndex('byAgent', ['agent', 'from']);
    times.createIndex('byFrom', 'from');
  },
  (database, upgrade) => {
    database.createObjectStore('callbackContexts', { keyPath: 'callback' });
    const callbacks = upgrade.objectStore('callbackRequests');
    callbacks.createIndex('byRecordNumber', 'number');
    callbacks.createIndex('byContact', 'external_callback_id');
  },
  (database) => {
    database.createObjectStore('outbox', { keyPath: 'id' }).createIndex('byDue', 'dueAt');
  },
];
type Upgrade = NonNullable<NonNullable<Parameters<typeof openDB>[2]>['upgrade']>;

/** A database of that version, with what `fill` puts into it; answers its name. */
async function madeBy(version: number, fill: (database: IDBPDatabase) => Promise<unknown>): Promise<string> {
  const name = crypto.randomUUID();
  const database = await openDB(name, version, {
    upgrade(opened, _from, _to, transaction) {
      for (const add of versions.slice(0, version)) add(opened, transaction);
    },
  });
  await fill(database);
  database.close();
  return name;
}

describe('[XX-02] a database of an earlier version', () => {
  it.each(versions.map((_, at) => at + 1))(
    'version %i keeps what it has, and takes records',
    async (version) => {
      const name = await madeBy(version, async (database) => {
        await database.put('contacts', { ...contact, e164s: ['+442079460958'] });
        if (version > 1) await database.put('interactions', row);
        if (version > 1)
          await database.put('wrapUpDrafts', { interaction: kept.sys_id, work_notes: 'So far' });
        if (version > 2) await database.put('presenceTimes', { agent: 'priya', from: 1, to: null });
        if (version > 4) await database.put('outbox', { id: kept.sys_id, kind: 'interaction', dueAt: 1 });
      });
      const database = fakeDatabase(name);
      expect(await createContactsStore(database).withNumbers(['+442079460958'])).toEqual([contact]);
      const interactions = createInteractionStore(database);
      expect(await interactions.get([kept.sys_id])).toEqual(version > 1 ? [kept] : []);
      const summaries = await createKeptInteractions(database).summaries();
      expect([...summaries.values()]).toMatchObject(version > 1 ? [summaryOf(kept)] : []);
      expect(await interactions.unclosed()).toEqual(version > 1 ? [kept] : []);
      const opened = await database();
      const counts = ['wrapUpDrafts', 'presenceTimes', 'outbox'] as const;
      expect(await Promise.all(counts.map((table) => opened.count(table)))).toEqual(
        [version > 1, version > 2, version > 4].map(Number),
      );
      expect([...opened.objectStoreNames]).toEqual([
        ...['callbackContexts', 'callbackRequests', 'contacts', 'entryUse', 'interactionEvents'],
        ...['interactionSummaries', 'interactions', 'outbox', 'presenceTimes', 'recorder', 'wrapUpCodes'],
        'wrapUpDrafts',
      ]);
    },
  );
});

it('[CF-31][XX-02] a follow-up that an earlier version kept stays, as a callback of ServiceNow’s form', async () => {
  const name = await madeBy(3, (database) =>
    database.put('callbackRequests', {
      ...{ sys_id: 'i1', number: 'CAL0000007', interaction: 'i1', state: 'open', callback_type: 'scheduled' },
      ...{ phone_number: '+442079460958', name: 'Amara', queue: 'Billing', description: 'Did it come?' },
      ...{ scheduled_start_time: 9_000, opened_by: priya, opened_at: 1_000 },
    }),
  );
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
