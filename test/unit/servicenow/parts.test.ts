import { expect, test, vi } from 'vitest';
import type { Settings } from '../../../lib/settings-rules.ts';
import type { newHost } from '../../../simulator/servicenow/server.ts';
import { connected } from '../../fakes/servicenow-parts.ts';

const made = (host: ReturnType<typeof newHost>) =>
  host.store.rows('interaction').map(({ direction }) => direction);

test('[XX-03][CC-09] signed in, each call is recorded on the instance', async () => {
  const { commands, serviceNow, view, aCall, host } = await connected();
  await serviceNow.wake();
  expect(view().state).toBe('signed-out');
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(view()).toMatchObject({
    state: 'ready',
    user: { name: 'Priya Nair', login: 'priya' },
    verdicts: { records: { works: true } },
  });
  await aCall();
  await serviceNow.flush();
  expect(made(host)).toEqual(['inbound']);
  expect(view().queue).toMatchObject({ waiting: 0, failure: null });
});

test('[XX-04] with the instance down calls go on, and the queue says what waits', async () => {
  const { commands, serviceNow, view, aCall, host, world, store, platform } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  world.isDown = true;
  await aCall();
  await serviceNow.flush();
  expect(view().queue).toMatchObject({ waiting: 1, failure: { kind: 'cut' } });
  expect(view().queue.nextAt).not.toBeNull();
  platform.customerCalls();
  expect(store.now().calls.some(({ phase }) => phase === 'ringing')).toBe(true);
  expect(store.now().notice).toBeNull();
  world.isDown = false;
  await commands.sendToServiceNow();
  expect(view().queue.waiting).toBe(0);
  expect(made(host)).toContain('inbound');
});

test('[XX-04] calls from before the sign-in are sent once somebody is signed in', async () => {
  const { commands, serviceNow, view, aCall, host } = await connected();
  await aCall();
  await serviceNow.flush();
  expect(view().queue.waiting).toBe(1);
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(made(host)).toEqual(['inbound']);
});

test('[XX-03] without an instance nothing is asked and nothing is owed', async () => {
  const { serviceNow, aCall, world, view } = await connected({ serviceNowUrl: null });
  await serviceNow.wake();
  await aCall();
  await serviceNow.flush();
  expect(world.asked).toEqual([]);
  expect(view()).toMatchObject({ state: 'off', queue: { waiting: 0 } });
});

test('[XX-03] an instance that may not be reached is asked nothing', async () => {
  const { commands, world } = await connected();
  world.isAllowed = false;
  await expect(commands.signInToServiceNow({}, 'priya', 'connect')).rejects.toMatchObject({
    code: 'no-servicenow',
  });
  expect(world.asked).toEqual([]);
});

test('[XX-03] a wrong password, a closed window and a sleeping instance are told apart', async () => {
  const { commands, view, host } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'wrong');
  expect(view()).toMatchObject({ state: 'signed-out', failure: { kind: 'signed-out' } });
  await commands.signInToServiceNow({});
  expect(view()).toMatchObject({ state: 'signed-out', signInProblem: 'no-code' });
  host.settings.isSleeping = true;
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(view()).toMatchObject({ state: 'failed', failure: { kind: 'asleep' } });
  host.settings.isSleeping = false;
  await commands.checkServiceNow();
  expect(view()).toMatchObject({ state: 'ready', signInProblem: null });
});

test('[XX-03][XX-04] leaving forgets who was signed in, and what was to be sent waits for the next sign-in', async () => {
  const { commands, view, aCall, world, serviceNow, host } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  world.isDown = true;
  await aCall();
  await serviceNow.flush();
  world.isDown = false;
  world.asked = [];
  await commands.leaveServiceNow();
  await serviceNow.flush();
  expect(view()).toMatchObject({ state: 'off', user: null, queue: { waiting: 1 } });
  expect(world.asked).toEqual([]);
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(made(host)).toEqual(['inbound']);
});

test('[XX-04][XX-05] another instance that is set, by whomever, is told nothing of the one before', async () => {
  const settings: Partial<Settings> = { serviceNowUrl: 'http://localhost' };
  const { commands, view, aCall, world, serviceNow, host } = await connected(settings);
  await commands.signInToServiceNow({}, 'priya', 'connect');
  world.isDown = true;
  await aCall();
  await serviceNow.flush();
  world.isDown = false;
  world.asked = [];
  settings.serviceNowUrl = 'http://other.localhost';
  await serviceNow.wake();
  await serviceNow.flush();
  expect(world.asked).toEqual([]);
  expect(view()).toMatchObject({
    ...{ state: 'signed-out', user: null, verdicts: null },
    queue: { waiting: 0, elsewhere: [{ origin: 'http://localhost', waiting: 1 }] },
  });
  await commands.signInToServiceNow({}, 'priya', 'connect');
  await aCall();
  await serviceNow.flush();
  expect(world.asked.filter((url) => !url.startsWith('http://other.localhost/'))).toEqual([]);
  expect(made(host)).toHaveLength(1);
  settings.serviceNowUrl = 'http://localhost';
  await serviceNow.wake();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(made(host)).toHaveLength(2);
  await commands.forgetOwed({}, null);
  expect(view().queue).toMatchObject({ waiting: 0, elsewhere: [] });
});

test('[XX-03][XX-04] who is known there no more is told so, and a password that fails is not said again', async () => {
  const { commands, view, aCall, world, serviceNow, host } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  const priya = host.store.rows('sys_user').find(({ user_name }) => user_name === 'priya');
  if (!priya) throw new Error('no Priya');
  priya.active = 'false';
  await aCall();
  await serviceNow.flush();
  await vi.waitFor(() =>
    expect(view()).toMatchObject({ state: 'signed-out', signInProblem: 'ended', queue: { waiting: 1 } }),
  );
  world.asked = [];
  for (let minute = 0; minute < 3; minute++) await serviceNow.flush();
  expect(world.asked).toEqual([]);
  priya.active = 'true';
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(view()).toMatchObject({ state: 'ready', signInProblem: null, queue: { waiting: 0 } });
});

test('[XX-04][CC-08] what waits is listed with why it was refused, and what was left there', async () => {
  const { commands, serviceNow, aCall, host, records } = await connected();
  const owed = () => serviceNow.queries.owedRecords();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  host.faults.set({ operation: 'table/interaction POST', effect: 'status', status: 400, times: 1 });
  await aCall();
  await serviceNow.flush();
  expect(await owed()).toMatchObject([
    {
      ...{ kind: 'interaction', number: 'IMS0000001', isWaiting: true, left: [] },
      failure: { kind: 'refused', status: 400 },
    },
  ]);
  await commands.sendToServiceNow();
  expect(await owed()).toEqual([]);
  const [record] = await records.interactions.stretch(null, 1);
  const sysId = record?.sys_id ?? '';
  host.store.update('interaction', sysId, { short_description: 'Theirs' }, { user_name: 'amara', now: 0 });
  await records.interactions.append(sysId, 1, [{ type: 'edited', short_description: 'Ours' }]);
  await serviceNow.flush();
  expect(await owed()).toMatchObject([{ isWaiting: false, failure: null, left: ['short_description'] }]);
});

test('[XX-05] every request goes to the instance that is set', async () => {
  const { commands, aCall, serviceNow, world } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  await aCall();
  await serviceNow.flush();
  expect(new Set(world.asked.map((url) => new URL(url).origin))).toEqual(new Set(['http://localhost']));
});

test.each([
  ['who it is', 'getUserID'],
  ['what works', 'sys_user_has_role'],
])('[XX-03][XX-04] who leaves while %s is found out has left', async (_, of) => {
  const { commands, view, world, serviceNow } = await connected();
  world.meanwhile = { of, work: commands.leaveServiceNow };
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(view()).toMatchObject({ state: 'off', user: null, verdicts: null });
  expect(await serviceNow.me()).toBeNull();
});

test('[XX-03][XX-04] a record that is under way as one user is not finished as another who signs in', async () => {
  const { commands, view, aCall, host, world } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  world.isDown = true;
  await aCall();
  world.isDown = false;
  let other: Promise<unknown> = Promise.resolve();
  world.meanwhile = {
    of: 'table/interaction',
    // Begun, and over once the record has stopped.
    work: async () => {
      other = commands.signInToServiceNow({}, 'tomasz', 'connect');
      await vi.waitFor(async () => expect(world.asked.some((url) => url.includes('getUserID'))).toBe(true));
    },
  };
  await commands.sendToServiceNow();
  await other;
  const made = ['interaction', 'sn_openframe_phone_log', 'interaction_json_blob'].flatMap((table) =>
    host.store.rows(table).filter(({ sys_created_by }) => ['priya', 'tomasz'].includes(sys_created_by ?? '')),
  );
  expect(made.map(({ sys_created_by }) => sys_created_by)).not.toContain('tomasz');
  expect(view()).toMatchObject({
    user: { login: 'tomasz' },
    queue: { waiting: 0, others: [{ name: 'Priya Nair', waiting: 1 }] },
  });
  await commands.signInToServiceNow({}, 'priya', 'connect');
  expect(view().queue).toMatchObject({ waiting: 0, others: [] });
});

test('[XX-03] between a sign-in and the answer who it is nobody is signed in as the one before', async () => {
  const { commands, serviceNow, world } = await connected();
  await commands.signInToServiceNow({}, 'priya', 'connect');
  const whoever: unknown[] = [];
  world.meanwhile = { of: 'getUserID', work: async () => whoever.push(await serviceNow.me()) };
  await commands.signInToServiceNow({}, 'tomasz', 'connect');
  expect(whoever).toEqual([null]);
  expect(await serviceNow.me()).toMatchObject({ user_name: 'tomasz' });
});
