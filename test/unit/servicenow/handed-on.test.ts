/** A call that was handed on, and what comes after it: on the instance. */

import { expect, test } from 'vitest';
import { firstPart } from '../../../entrypoints/background/servicenow/first-part.ts';
import { createOutbox } from '../../../entrypoints/background/servicenow/outbox.ts';
import { agentNamed } from '../../../entrypoints/background/servicenow/people.ts';
import { idOf } from '../../../simulator/servicenow/seed.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { askOf, fetchOf, mirroredStore, priya, signedInAs, unheard } from '../../fakes/servicenow.ts';

const sysId = '1'.padStart(32, '0');

async function desk(changed: Parameters<ReturnType<typeof mirroredStore>['begin']>[2] = {}) {
  const host = newHost();
  const ask = askOf(fetchOf(host), Date.now);
  const database = fakeDatabase();
  const outbox = createOutbox({
    ...{ database, ...signedInAs(ask), now: Date.now, chance: () => 0.5, ...unheard },
    agentNamed: (name) => agentNamed(ask, name),
    firstPart: (contactId) => firstPart(ask, contactId),
    readCallback: async () => null,
  });
  const { begin, interactions } = mirroredStore(database);
  await begin(sysId, Date.now(), changed);
  await interactions.append(sysId, Date.now(), [{ type: 'answered' }]);
  await outbox.flush();
  return { host, outbox, interactions, begin, there: () => host.store.find('interaction', sysId) };
}

const handed = (name: string) =>
  [
    { type: 'transferred', to: name, assigned_to: { value: '', display_value: name } },
    { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' },
  ] as const;

test('[VO-41] the interaction is the first agent’s until they leave, and then the next one’s', async () => {
  const { outbox, interactions, there } = await desk();
  expect(there()?.assigned_to).toBe(priya.sys_id);
  await interactions.append(sysId, Date.now(), [
    { type: 'reaching', to: 'Tomasz Zielinski', isBlind: false },
  ]);
  await outbox.flush();
  expect(there()?.assigned_to).toBe(priya.sys_id);
  await interactions.append(sysId, Date.now(), handed('Tomasz Zielinski'));
  await outbox.flush();
  expect(there()?.assigned_to).toBe(idOf('tomasz'));
});

test('[VO-41] one who is not known there, or whose name several have, changes nothing', async () => {
  const { host, outbox, interactions, there } = await desk();
  host.store.insert('sys_user', { name: 'Mei Lin', active: 'true' }, { user_name: 'system', now: 0 });
  await interactions.append(sysId, Date.now(), handed('Mei Lin'));
  await outbox.flush();
  expect(there()?.assigned_to).toBe(priya.sys_id);
});

test('[VO-32][VO-33] contact record and transcript stand there once they came, and once', async () => {
  const { host, outbox, interactions } = await desk();
  const lines = [{ offsetMs: 0, speaker: 'AGENT', text: 'Harbour, good morning.' }];
  for (const more of [lines, [{ offsetMs: 900, speaker: 'CUSTOMER', text: 'It arrived cracked.' }]]) {
    await interactions.append(sysId, Date.now(), [
      { type: 'contactTraceCame', fields: { ContactId: 'c1' }, url: 'https://harbour.example/trace' },
      { type: 'transcriptCame', lines: more },
    ]);
    await outbox.flush();
  }
  const blobs = host.store.rows('interaction_json_blob').filter(({ interaction }) => interaction === sysId);
  const parsedValue = (name: string) => JSON.parse(blobs.find((blob) => blob.name === name)?.value ?? 'null');
  expect(blobs).toHaveLength(2);
  expect(parsedValue('transcript')).toHaveLength(2);
  expect(parsedValue('context')).toMatchObject({
    contactTrace: { ContactId: 'c1' },
    contactTraceUrl: 'https://harbour.example/trace',
  });
});

test('[VO-22][VO-31] a conversation that was asked for stands there open, then closed, and the recording on the phone log once it came', async () => {
  const conversation = 'c'.padStart(32, '0');
  const { host, outbox, interactions, there } = await desk({ direction: 'outbound', conversation });
  const stands = () => host.store.find('sys_cs_conversation', conversation);
  expect(there()).toMatchObject({
    ...{ channel_metadata_table: 'sys_cs_conversation', channel_metadata_document: conversation },
  });
  expect(stands()).toMatchObject({ interaction: sysId, state: 'open' });
  await interactions.append(sysId, Date.now(), [
    { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' },
    { type: 'recordingCame', url: 'https://harbour.example/recording' },
  ]);
  await outbox.flush();
  expect(stands()).toMatchObject({ state: 'closed' });
  const [log] = host.store.rows('sn_openframe_phone_log').filter(({ interaction }) => interaction === sysId);
  expect(log).toMatchObject({ recording_url: 'https://harbour.example/recording' });
  // A call without it has none.
  expect((await desk()).host.store.rows('sys_cs_conversation')).toEqual([]);
});

test('[VO-42] the part of the next agent points at the record of the first, and one that people chose stays', async () => {
  const { host, outbox, interactions, begin } = await desk();
  const second = '2'.padStart(32, '0');
  const parent = (id: string) => host.store.find('interaction', id)?.parent ?? '';
  const over = (id: string, fields: Record<string, string>) =>
    interactions.append(id, Date.now(), [
      { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' },
      { type: 'contactTraceCame', fields },
    ]);
  await begin(second, Date.now(), { contactId: 'handed-on', kind: 'transfer' });
  await over(sysId, { ContactId: `contact-${sysId}` });
  await over(second, { ContactId: 'handed-on', InitialContactId: `contact-${sysId}` });
  await outbox.flush();
  expect([parent(sysId), parent(second)]).toEqual(['', sysId]);
  host.store.update(
    'interaction',
    second,
    { parent: idOf('priya') },
    { user_name: 'amara', now: Date.now() },
  );
  await interactions.append(second, Date.now(), [
    { type: 'recordingCame', url: 'https://harbour.example/2' },
  ]);
  await outbox.flush();
  expect(parent(second)).toBe(idOf('priya'));
  // Whose first part is on no record there has none.
  const third = '3'.padStart(32, '0');
  await begin(third, Date.now(), { contactId: 'from-elsewhere', kind: 'transfer' });
  await over(third, { ContactId: 'from-elsewhere', InitialContactId: 'nobody-knows' });
  await outbox.flush();
  expect([parent(third), (await outbox.state()).waiting]).toEqual(['', 0]);
});
