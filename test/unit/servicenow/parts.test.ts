import { expect, test, vi } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { createServiceNowParts } from '../../../entrypoints/background/servicenow/parts.ts';
import { defaultSettings, type Settings } from '../../../lib/settings-rules.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { fetchOf } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';

/** An agent at the phone, with a simulated ServiceNow instance that may be there or not. */
async function connected(settings: Partial<Settings> = { serviceNowUrl: 'http://localhost' }) {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const background = await fakeBackground();
  const host = newHost();
  const direct = fetchOf(host);
  const world = { isAllowed: true, isDown: false, asked: [] as string[] };
  const stored = storedArea();
  const database = fakeDatabase();
  const serviceNow = createServiceNowParts({
    ...{ store: background.store, stored, database, redirectUri: () => '', chance: () => 0.5 },
    settings: async () => ({ ...defaultSettings, ...settings }),
    launch: async () => Promise.reject(new Error('closed')),
    callbacks: { isInHand: () => false, onTaken: () => {} },
    choosePresence: async () => {},
    tabs: { tabsOf: async () => [], show: async () => {} },
    isAllowed: async () => world.isAllowed,
    workAlarm: { set() {}, clear() {} },
    send: async (url, init) => {
      world.asked.push(String(url));
      if (world.isDown) throw new TypeError('Failed to fetch');
      return direct(url, init);
    },
  });
  const records = createRecordParts({
    ...{ store: background.store, database, kept: storedArea(), mirror: serviceNow },
    settings: async () => defaultSettings,
  });
  const view = () => background.store.now().serviceNow;
  const aCall = async () => {
    const id = background.platform.customerCalls({ queue: 'Billing' });
    await background.platform.accept(id);
    await background.platform.hangUp(id);
    await records.recorder.flush();
  };
  return { ...background, serviceNow, records, host, world, view, aCall, commands: serviceNow.commands };
}

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
  await commands.forgetOwedElsewhere();
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
