/** Notes that are kept beside a full store, of a call whose journal ended with the browser before there was room. */

import { expect, it, vi } from 'vitest';
import { interactionQueries } from '../../../entrypoints/background/records/interaction-queries.ts';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { lostNotesText } from '../../../lib/interactions/lost-notes.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase, onDisk } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { newWorld } from './desk.ts';

async function notesAreLost() {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const [world, kept, disk] = [newWorld(), storedArea(), { isFull: true }];
  const database = onDisk(fakeDatabase(), disk);
  /** Another run of the browser: what is kept on the disk is there, the session is not. */
  async function run() {
    const background = await fakeBackground();
    const records = createRecordParts({
      ...{ store: background.store, database, kept, stored: storedArea(), now: () => world.now },
      settings: async () => world.settings,
    });
    const said = () => background.store.now().records;
    return { ...background, records, said, queries: interactionQueries(records) };
  }
  const before = await run();
  // Each run counts its calls anew: this one is the second.
  before.platform.customerHangsUp(before.platform.customerCalls({ queue: 'Billing' }));
  const id = before.platform.customerCalls({ queue: 'Billing' });
  await before.platform.accept(id);
  before.platform.customerHangsUp(id);
  await before.records.recorder.flush();
  await before.queries.saveDraft({}, { ...emptyDraft(id), work_notes: 'Kettle arrived cracked.' });
  disk.isFull = false;
  const after = await run();
  await after.records.wake();
  return { id, before, after };
}

it('[FT-19][AC-30] notes of a call whose record is gone are said, and can be read', async () => {
  const { id, after } = await notesAreLost();
  expect(after.said()).toMatchObject({ trouble: null, notesAside: 0, notesLost: 1 });
  expect(await after.queries.lostNotes({})).toMatchObject([
    { interaction: id, work_notes: 'Kettle arrived cracked.' },
  ]);
});

it('[FT-19][AC-30] they return to the record as soon as it is back', async () => {
  const { id, before, after } = await notesAreLost();
  await before.records.recorder.flush();
  await after.records.care.look();
  expect(after.said()).toMatchObject({ notesAside: 0, notesLost: 0 });
  const record = await after.records.find(id);
  expect(record && (await after.records.wrapUps.draft(record))).toMatchObject({
    work_notes: 'Kettle arrived cracked.',
  });
});

it('[XX-05] they are deleted when that is asked for, and nothing else is', async () => {
  const { after } = await notesAreLost();
  const other = after.platform.customerCalls({ queue: 'Billing' });
  await after.records.recorder.flush();
  await after.queries.saveDraft({}, { ...emptyDraft(other), work_notes: 'Wants a new lid.' });
  await after.queries.forgetLostNotes({});
  expect(after.said().notesLost).toBe(0);
  expect(await after.queries.lostNotes({})).toEqual([]);
  expect((await after.queries.wrapUpForm({}, other))?.draft).toMatchObject({
    work_notes: 'Wants a new lid.',
  });
});

it('[AC-30] they are a text with all that was written, oldest first', () => {
  const draft = {
    ...emptyDraft('c-2'),
    savedAt: 2,
    short_description: 'Cracked kettle',
    wrap_up_code: { value: 'code', display_value: 'Complaint' },
    related_records: [
      { document_table: '', document_id: '', label: 'Order 7', url: 'https://shop.example/7' },
    ],
    followUp: { phone_number: '+442079460991', dueAt: 3, reason: 'New lid' },
    work_notes: 'First line.\nSecond line.',
  };
  const text = lostNotesText([draft, { ...emptyDraft('c-1'), savedAt: 1, work_notes: 'Earlier.' }]);
  const [first = '', ...rest] = text.split('\n\n');
  expect(first.split('\n').slice(1)).toEqual(['Call: c-1', 'Notes: Earlier.']);
  expect(rest.join('\n\n').split('\n').slice(1)).toEqual([
    'Call: c-2',
    'Short description: Cracked kettle',
    'Wrap-up code: Complaint',
    expect.stringMatching(/^Call back: \+442079460991 .+ New lid$/),
    'Related: Order 7 https://shop.example/7',
    'Notes: First line.',
    'Second line.',
  ]);
});
