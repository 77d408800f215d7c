/** Whatever ServiceNow answers, or does not: a call goes exactly as it goes without it. */

import { afterAll, expect, test, vi } from 'vitest';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import { createServiceNowParts } from '../../../entrypoints/background/servicenow/parts.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import type { Fault } from '../../../simulator/servicenow/faults.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const instance = await createServiceNowInstance();
afterAll(() => instance.stop());
const { url, client } = instance;

/** A call from ring to clear with ServiceNow beside it; what the agent saw of it, and what the platform was asked. */
async function aCall(serviceNowUrl: string | null, spoil: () => Promise<unknown>) {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { store, platform, commands } = await fakeBackground();
  const database = fakeDatabase();
  const serviceNow = createServiceNowParts({
    ...{ store, stored: storedArea(), database, redirectUri: () => '', limitMs: 100, send: fetch },
    settings: async () => ({ ...defaultSettings, serviceNowUrl }),
    launch: async () => Promise.reject(new Error('closed')),
    callbacks: { isInHand: () => false, onTaken: () => {} },
    choosePresence: async () => {},
    tabs: { tabsOf: async () => [], show: async () => {} },
    isAllowed: async () => true,
    workAlarm: { set() {}, clear() {} },
  });
  const records = createRecordParts({
    ...{ store, database, kept: storedArea(), stored: storedArea(), mirror: serviceNow },
    settings: async () => defaultSettings,
  });
  if (serviceNowUrl) await serviceNow.commands.signInToServiceNow({}, 'priya', 'connect');
  await spoil();
  const seen: string[] = [];
  store.onChange(({ calls, notice }) => {
    const line = `${calls?.map(({ phase }) => phase).join()} ${notice?.code ?? ''}`;
    if ((calls || notice) && seen.at(-1) !== line) seen.push(line);
  });
  const id = platform.customerCalls({ queue: 'Billing', number: '+442079460958', name: null });
  for (const step of ['accept', 'hold', 'resume', 'hangUp', 'clear'] as const) {
    await commands[step]({}, id);
    await records.recorder.flush();
    // Sending runs beside the call, with whatever comes of it.
    await serviceNow.flush();
  }
  const [record] = await records.interactions.stretch(null, 1);
  const waits = store.now().serviceNow.queue.waiting;
  return { seen, asked: platform.asked.map((line) => line.split(' ')[0]), state: record?.state, waits };
}

const faults: [name: string, fault: Omit<Fault, 'operation'>][] = [
  ['401', { effect: 'status', status: 401 }],
  ['403', { effect: 'status', status: 403 }],
  ['404', { effect: 'status', status: 404 }],
  ['409', { effect: 'status', status: 409 }],
  ['429', { effect: 'status', status: 429, retryAfter: 7 }],
  ['500', { effect: 'status', status: 500 }],
  ['a timeout', { effect: 'hang' }],
  ['a cut line', { effect: 'cut' }],
  ['a lost answer', { effect: 'lost' }],
  ['HTML instead of JSON', { effect: 'html' }],
];

const without = await aCall(null, async () => {});

test.each<[string, () => Promise<unknown>]>(
  [
    ...faults.map(([name, fault]) => [name, () => client.setFault({ operation: '*', ...fault })] as const),
    ['a sleeping instance', () => client.changeSettings({ isSleeping: true })],
    ['an instance that is away', () => client.goDown({})],
  ].map(([name, spoil]) => [name, spoil] as [string, () => Promise<unknown>]),
)(
  '[XX-04] with %s at every door the call goes as without ServiceNow, and its record waits',
  async (_, spoil) => {
    await client.comeUp({});
    await client.reset({});
    const { waits, ...call } = await aCall(url, spoil);
    const { waits: none, ...wanted } = without;
    expect(none).toBe(0);
    expect(call).toEqual(wanted);
    expect(call.asked).toEqual(['accept', 'hold', 'resume', 'hangUp', 'clear']);
    expect(waits).toBe(1);
  },
);
