/** Agents, machines and desk phones without a browser, beside one real agent, and what is heard of them. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasTone, SILENT_ENERGY } from '../../../simulator/connect/media/bridge.ts';
import { available, customer, customerHz, openStage, type Stage } from './stage.ts';

const colleagueHz = 880;

let stage: Stage;
let instance: Stage['instance'];
let priya: Stage['priya'];

beforeAll(async () => {
  stage = await openStage();
  ({ instance, priya } = stage);
});
afterAll(() => stage?.stop());
beforeEach(() => stage.reset());

const connections = (joined: string) =>
  priya.until((it) => it.contacts[0]?.connections.join() === joined, joined);
const hears = async (connectionId: string, hz: number) =>
  hasTone((await stage.metersOf(connectionId)).heard, hz);
const isSilent = async (connectionId: string) =>
  (await stage.metersOf(connectionId)).heard.energy <= SILENT_ENERGY;

/** A colleague without a browser, who is available. */
async function scripted(login: string, script: Parameters<typeof instance.client.scriptAgent>[0]['script']) {
  await instance.client.scriptAgent({ agent: login, script });
  await instance.client.forcePresence({ agent: login, presence: 'Available' });
}

describe('a colleague without a browser', () => {
  test('is consulted, merged and left, and is heard by whom they should be', async () => {
    const { connectionId } = await stage.connected();
    await scripted('mei', {
      onRing: 'answers',
      afterMs: 200,
      says: { toneHz: colleagueHz },
      wrapsUpAfterMs: 300,
    });
    const own = await stage.legOf('priya');

    await priya.act('consult', 'Mei Lin');
    await connections('agent connected,inbound hold,outbound connected');
    const mei = await stage.legOf('mei');
    expect(await hears(own, colleagueHz)).toBe(true);
    expect(await hears(own, customerHz)).toBe(false);
    expect(await isSilent(connectionId)).toBe(true);
    expect(await hears(mei, customerHz)).toBe(false);

    await priya.act('contact', 'conferenceConnections');
    await connections('agent connected,inbound connected,outbound connected');
    for (const [leg, hz] of [
      [own, customerHz],
      [own, colleagueHz],
      [connectionId, colleagueHz],
      [mei, customerHz],
    ] as const)
      expect(await hears(leg, hz)).toBe(true);

    await priya.act('own', 'destroy');
    await priya.until((it) => it.state === 'AfterCallWork', 'the first agent wraps up');
    expect(await hears(connectionId, colleagueHz)).toBe(true);
    expect(await hears(mei, customerHz)).toBe(true);

    await instance.client.customerHangsUp({ id: connectionId });
    await instance.client.waitFor(
      ({ agents }) => agents.find((it) => it.login === 'mei')?.state.name === 'Available',
      { what: 'the colleague to have wrapped up' },
    );
  });

  test.each([
    ['rejects', { onRing: 'rejects', afterMs: 200 } as const],
    ['lets it ring', { onRing: 'ringsOut' } as const],
  ])('who %s leaves the customer held with the agent', async (_, script) => {
    await stage.connected();
    await instance.client.changeSettings({ ringTimeoutMs: 700 });
    await scripted('mei', script);
    await priya.act('consult', 'Mei Lin');
    await connections('agent connected,inbound hold,outbound disconnected');
    await priya.act('customer', 'resume');
    await connections('agent connected,inbound connected,outbound disconnected');
  });

  test('who is offline is engaged at once, and a quick connect that is gone is refused', async () => {
    await stage.connected();
    await priya.act('consult', 'Mei Lin');
    await connections('agent connected,inbound hold,outbound disconnected');
    await priya.act('quickConnects');
    await instance.client.changeQuickConnect({ id: 'to-haulier', isEnabled: false });
    const names = ((await priya.act('quickConnects')) as { name: string }[]).map((it) => it.name);
    expect(names).not.toContain('Northgate Haulage');
  });
});

describe('a second call', () => {
  test('rings beside the first, and taking it holds the first', async () => {
    await instance.client.changeSettings({ interruptsAgents: true });
    const first = await stage.connected();
    const second = await instance.client.placeCall({ number: customer, says: { toneHz: 600 } });
    await priya.until((it) => it.contacts.length === 2 && it.state === 'PendingBusy', 'a second ring');
    await priya.act('contact', 'accept', second.contactId);
    await priya.until(
      (it) =>
        it.contacts.find(({ id }) => id === first.contactId)?.connections.join() ===
          'agent connected,inbound hold' &&
        it.contacts.find(({ id }) => id === second.contactId)?.state === 'connected',
      'the second connected, the first held',
    );
    const { agents } = await instance.client.state();
    const legs = agents.find((it) => it.login === 'priya')?.contacts ?? [];
    const legOf = (contactId: string) => legs.find((it) => it.contactId === contactId)?.legId ?? '';
    await expect.poll(() => hears(legOf(second.contactId), 600)).toBe(true);
    expect(await isSilent(legOf(first.contactId))).toBe(true);
  });
});

describe('a machine', () => {
  test('says another menu for each digit it hears', async () => {
    await instance.client.scriptCustomer({
      number: customer,
      script: {
        answersAfterMs: 100,
        ivr: {
          name: 'Main',
          says: { toneHz: 500 },
          options: { '1': { name: 'Accounts', says: { toneHz: 700 } } },
        },
      },
    });
    await priya.act('dial', customer);
    await priya.until((it) => it.contacts[0]?.state === 'connected', 'answered');
    await priya.heard('media');
    const leg = await stage.legOf('priya');
    await expect.poll(() => hears(leg, 500)).toBe(true);
    await priya.act('customer', 'sendDigits', '1');
    await expect.poll(() => hears(leg, 700)).toBe(true);
    expect(await hears(leg, 500)).toBe(false);
    const { contacts } = await instance.client.state();
    expect(contacts[0]?.parties.find(({ kind }) => kind === 'customer')?.ivrPath).toEqual([
      'Main',
      'Accounts',
    ]);
  });

  test('of the main number is heard by the caller, whose digits choose the queue', async () => {
    await available(priya);
    const { contactId, connectionId } = await instance.client.placeCall({
      number: customer,
      ivr: true,
      says: { toneHz: customerHz },
    });
    await expect.poll(() => hears(connectionId, 520)).toBe(true);
    await instance.client.customerPresses({ id: contactId, digits: '12' });
    const view = await priya.until((it) => it.state === 'PendingBusy', 'ringing');
    expect(view.contacts[0]?.queue).toBe('Orders');
    expect(await isSilent(connectionId)).toBe(true);
  });
});

describe('a desk phone', () => {
  test('rings first when the agent dials, and the browser has no audio', async () => {
    await instance.client.changeAgent({ agent: 'priya', deskPhone: '+442079460111' });
    await instance.client.scriptCustomer({ number: customer, script: { answersAfterMs: 100 } });
    await priya.act('dial', customer);
    await priya.until(
      (it) => it.contacts[0]?.connections.join() === 'agent connecting,outbound connecting',
      'own ring',
    );
    await instance.client.agentPicksUp({ agent: 'priya' });
    await priya.until((it) => it.contacts[0]?.state === 'connected', 'answered');
    expect(await priya.events()).not.toContain('media');
    expect(await instance.client.journal('invite')).toEqual([]);
  });
});

test('more quick connects than one page holds are all listed', async () => {
  for (let i = 0; i < 120; i += 1)
    await instance.client.addAgent({ login: `agent-${i}`, name: `Agent ${i}` });
  const names = ((await priya.act('quickConnects')) as { name: string }[]).map((it) => it.name);
  expect(names).toHaveLength(127);
  expect(await instance.client.journal('GetEndpoints')).toHaveLength(2);
});
