/** Lists taken over both ways, against the simulated instance. */

import { expect, test, vi } from 'vitest';
import { createKeptLists } from '../../../entrypoints/background/lists/kept-lists.ts';
import { listQueries } from '../../../entrypoints/background/lists/list-queries.ts';
import { createWrapUpStore } from '../../../entrypoints/background/records/wrap-up-store.ts';
import { createInstanceLists } from '../../../entrypoints/background/servicenow/instance-lists.ts';
import { codesFor } from '../../../lib/interactions/wrap-up.ts';
import { compare, type Listed, type ListKind } from '../../../lib/lists/listed.ts';
import { skillTable } from '../../../lib/servicenow/raw-values.ts';
import { idOf, known } from '../../../simulator/servicenow/seed.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { askOf, fetchOf } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';

async function open() {
  const { store } = await fakeBackground();
  const host = newHost();
  const world = { login: 'admin', now: 1_800_000_000_000, isDown: false };
  const direct = fetchOf(host);
  const send: typeof fetch = async (...request) => {
    if (world.isDown) throw new TypeError('Failed to fetch');
    return direct(...request);
  };
  const codes = createWrapUpStore(fakeDatabase());
  const lists = createKeptLists({ kept: storedArea(), codes, now: () => world.now });
  const queries = listQueries({
    ...{
      store,
      lists,
      instance: createInstanceLists((request) => askOf(send, () => world.now, world.login)(request)),
    },
    quickConnects: {
      now: async () => [
        { id: 'arn-returns', name: 'Returns', kind: 'queue', number: null },
        { id: 'arn-someone', name: 'Tomasz', kind: 'agent', number: null },
      ],
    },
  });
  const offered = (kind: ListKind, source: 'connect' | 'servicenow', text = '') =>
    queries.offeredList({}, kind, source, text);
  const kept = async (kind: ListKind) => (await queries.keptLists({}))[kind].map(({ name }) => name);
  return { queries, host, world, codes, offered, kept };
}

const one = (name: string, channels: string[] = [], id = ''): Listed => ({ id, name, queues: [], channels });
const codeId = (code: string) => idOf(`interaction_wrap_up_code ${code}`);
const names = (listed: readonly Listed[]) => listed.map(({ name }) => name);

test('[CC-14][CC-23] the contact centre’s queues are those of the agent’s profile and of their quick connects', async () => {
  const { offered, queries, kept } = await open();
  const queues = await offered('queues', 'connect');
  expect(names(queues)).toContain('Returns');
  expect(queues.every(({ id }) => id !== '')).toBe(true);
  await queries.takeList({}, 'queues', 'connect', queues);
  await queries.takeList({}, 'queues', 'connect', queues);
  expect(await kept('queues')).toEqual(names(queues));
});

test('[CC-13][CC-22] skills are taken from the instance, searched there, and when is kept', async () => {
  const { offered, queries, kept, world } = await open();
  const skills = await offered('skills', 'servicenow');
  expect(names(skills)).toEqual(['German', 'Refunds', 'Spanish']);
  expect(names(await offered('skills', 'servicenow', 'efun'))).toEqual(['Refunds']);
  // What Connect lets a browser see holds none.
  expect(await offered('skills', 'connect')).toEqual([]);
  await queries.takeList({}, 'skills', 'servicenow', skills.slice(0, 2));
  expect(await kept('skills')).toEqual(['German', 'Refunds']);
  expect((await queries.keptLists({})).takenAt).toEqual({ skills: { servicenow: world.now } });
  await queries.dropListed({}, 'skills', 'German');
  expect(await kept('skills')).toEqual(['Refunds']);
});

test('[CC-15][CC-24][CC-34] codes are taken in their order, once, under ids the instance knows them by', async () => {
  const { offered, queries, codes, host, world } = await open();
  await queries.takeList({}, 'codes', 'servicenow', await offered('codes', 'servicenow'));
  expect(await codes.codes()).toMatchObject([
    { sys_id: codeId('Follow-up needed'), label: 'Follow-up needed', order: 2 },
    { sys_id: codeId('Resolved'), label: 'Resolved', order: 1 },
    { sys_id: codeId('Wrong number'), label: 'Wrong number', order: 3 },
  ]);
  // The order at wrap-up is the instance's.
  expect(codesFor(await codes.codes(), 'Billing').map(({ label }) => label)).toEqual([
    'Resolved',
    'Follow-up needed',
    'Wrong number',
  ]);
  // Renamed there, it is renamed here and stays the same code.
  host.store.update(
    'interaction_wrap_up_code',
    codeId('Resolved'),
    { code: 'Solved' },
    { user_name: 'admin', now: world.now },
  );
  const offer = await offered('codes', 'servicenow');
  const { rows } = compare(offer, (await queries.keptLists({})).codes);
  expect(rows.map(({ state }) => state)).toEqual(['renamed', 'known', 'known']);
  await queries.takeList({}, 'codes', 'servicenow', offer);
  expect((await codes.codes()).find(({ sys_id }) => sys_id === codeId('Resolved'))).toMatchObject({
    label: 'Solved',
    order: 1,
  });
  expect(await codes.codes()).toHaveLength(3);
});

test('[CC-22][CC-24] what is kept here is made on the instance once, however often it is sent', async () => {
  const { queries, host } = await open();
  const skills = [one('German'), one('Portuguese')];
  expect(await queries.sendList({}, 'skills', skills)).toEqual({
    added: ['Portuguese'],
    known: ['German'],
    refused: [],
  });
  expect(await queries.sendList({}, 'skills', skills)).toEqual({
    added: [],
    known: ['German', 'Portuguese'],
    refused: [],
  });
  expect(host.store.rows(skillTable)).toHaveLength(4);
  expect(
    await queries.sendList({}, 'codes', [one('Resolved'), one('Refund agreed', [], 'refund')]),
  ).toMatchObject({
    added: ['Refund agreed'],
  });
  expect(host.store.rows('interaction_wrap_up_code').map(({ code }) => code)).toContain('Refund agreed');
});

test('[CC-23] a queue is made there for each of its channels, and only those that it lacks', async () => {
  const { queries, host } = await open();
  const { chatChannel, phoneChannel } = known;
  expect((await queries.serviceChannels({})).map(({ name }) => name)).toEqual(['Case', 'Chat', 'Phone']);
  const returns = one('Returns', [phoneChannel, chatChannel], 'arn-returns');
  expect(await queries.sendList({}, 'queues', [returns])).toMatchObject({ added: ['Returns'] });
  expect(await queries.sendList({}, 'queues', [returns])).toMatchObject({ known: ['Returns'] });
  const made = host.store.rows('awa_queue').filter(({ external_id }) => external_id === 'arn-returns');
  expect(made.map(({ service_channel }) => service_channel).toSorted()).toEqual(
    [chatChannel, phoneChannel].toSorted(),
  );
  // Billing has Phone and gets Chat.
  await queries.sendList({}, 'queues', [one('Billing', [phoneChannel, chatChannel], 'billing')]);
  expect(host.store.rows('awa_queue').filter(({ external_id }) => external_id === 'billing')).toHaveLength(2);
});

test('[CC-08][VO-03] without the role one after the other is refused, and says so', async () => {
  const { queries, world, host } = await open();
  world.login = 'priya';
  const sent = await queries.sendList({}, 'queues', [
    one('Billing', [], 'billing'),
    one('Returns', [known.phoneChannel], 'r'),
  ]);
  expect(sent).toMatchObject({
    known: ['Billing'],
    refused: [{ name: 'Returns', failure: { kind: 'no-role' } }],
  });
  expect(host.store.rows('awa_queue').some(({ name }) => name === 'Returns')).toBe(false);
});

test('[XX-04] an instance that is away answers nothing and changes nothing', async () => {
  const { queries, world, offered, kept } = await open();
  world.isDown = true;
  await expect(offered('codes', 'servicenow')).rejects.toMatchObject({ code: 'servicenow-failed' });
  await expect(queries.sendList({}, 'skills', [one('Polish')])).rejects.toMatchObject({
    code: 'servicenow-failed',
  });
  expect(await kept('codes')).toEqual([]);
});

test('[XX-05] what is no list is turned away', async () => {
  const { queries } = await open();
  await expect(queries.takeList({}, 'secrets' as ListKind, 'file', [])).rejects.toMatchObject({
    code: 'not-trusted',
  });
  await expect(queries.takeList({}, 'skills', 'file', [{}] as Listed[])).rejects.toMatchObject({
    code: 'not-trusted',
  });
});

test('[CC-15][CC-24] codes that are taken over while the list is edited are in it, and so is the edit', async () => {
  const { queries, codes } = await open();
  const code = { sys_id: 'own', label: 'Our own', queues: [], order: 1, isActive: true };
  let edit: Promise<void> | null = null;
  const edited = () => {
    edit ??= codes.changeCodes((list) => [...list, code]);
    return edit;
  };
  const { codes: read } = codes;
  // Whoever writes what they read by itself meets the edit in between.
  vi.spyOn(codes, 'codes').mockImplementation(async () => {
    const found = await read();
    await edited();
    return found;
  });
  await queries.takeList({}, 'codes', 'file', [one('Refund agreed', [], 'refund')]);
  await edited();
  expect((await read()).map(({ label }) => label).toSorted()).toEqual(['Our own', 'Refund agreed']);
});
