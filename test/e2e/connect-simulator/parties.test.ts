import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasTone } from '../../../simulator/connect/media/bridge.ts';
import { available, customerHz, openStage, type Stage } from './stage.ts';

let stage: Stage;
let instance: Stage['instance'];
let priya: Stage['priya'];
let tomasz: Stage['tomasz'];

beforeAll(async () => {
  stage = await openStage();
  ({ instance, priya, tomasz } = stage);
});
afterAll(() => stage?.stop());
beforeEach(() => stage.reset());

describe('several parties', () => {
  test('quick connects are the queues, the agents and an outside number', async () => {
    const names = ((await priya.act('quickConnects')) as { name: string }[]).map((it) => it.name);
    expect(names).toEqual(expect.arrayContaining(['Billing', 'Tomasz Zielinski', 'Northgate Haulage']));
  });

  test('two agents have their own snapshots of one consult, and the customer is handed over', async () => {
    const { contactId } = await stage.connected();
    await available(tomasz);
    await priya.act('consult', 'Tomasz Zielinski');
    const ring = await tomasz.until((it) => it.state === 'PendingBusy', 'the colleague is rung');
    expect(ring.contacts[0]?.id).not.toBe(contactId);
    await priya.until(
      (it) => it.contacts[0]?.connections.join() === 'agent connected,inbound hold,outbound connecting',
      'calling',
    );
    await tomasz.heard('media');
    await tomasz.act('contact', 'accept');
    await priya.until(
      (it) => it.contacts[0]?.connections.join() === 'agent connected,inbound hold,outbound connected',
      'consult',
    );
    expect(hasTone((await stage.metersOf(await stage.legOf('tomasz'))).heard, customerHz)).toBe(false);
    await priya.act('contact', 'toggleActiveConnections');
    await priya.until(
      (it) => it.contacts[0]?.connections.join() === 'agent connected,inbound connected,outbound hold',
      'toggled',
    );
    await priya.act('contact', 'conferenceConnections');
    await priya.until(
      (it) => it.contacts[0]?.connections.join() === 'agent connected,inbound connected,outbound connected',
      'conference',
    );
    expect(hasTone((await stage.metersOf(await stage.legOf('tomasz'))).heard, customerHz)).toBe(true);
    await priya.act('own', 'destroy');
    await priya.until((it) => it.state === 'AfterCallWork', 'the first agent wraps up');
    await tomasz.until(
      (it) =>
        it.state === 'Busy' && it.contacts[0]?.connections.join() === 'agent connected,inbound connected',
      'the second talks on',
    );
  });

  test('addParticipant, which only the newer client has, brings a number in', async () => {
    await stage.connected();
    await priya.act('addParticipant', '+441614960123');
    await priya.until(
      (it) => it.contacts[0]?.connections.includes('outbound connecting') ?? false,
      'calling',
    );
    await priya.act('third', 'destroy');
    await priya.until(
      (it) => it.contacts[0]?.connections.includes('outbound disconnected') ?? false,
      'dropped',
    );
  });
});

describe('the newer SDK', () => {
  test('requests are answered by the server', async () => {
    await stage.connected();
    expect(await priya.act('sdk', 'getNetworkConnectionStatus')).toMatchObject({ status: 'connected' });
    expect(await priya.act('sdk', 'isPreviewMode')).toBe(false);
    await expect(priya.act('sdk', 'engagePreviewContact')).rejects.toThrow();
  });

  test('holds are published to whoever subscribed', async () => {
    await stage.connected();
    await priya.page.evaluate(() => {
      const { agent, events } = window as never as { agent: { getContacts(): never[] }; events: string[] };
      const contact = agent.getContacts()[0] as unknown as {
        getInitialConnection(): Record<string, (f: () => void) => void>;
      };
      const connection = contact.getInitialConnection();
      connection.onParticipantHold?.(() => events.push('participant held'));
      connection.onParticipantResume?.(() => events.push('participant resumed'));
    });
    await priya.act('customer', 'hold');
    await priya.heard('participant held');
    await priya.act('customer', 'resume');
    await priya.heard('participant resumed');
  });

  test('a session that runs out is told by the instance, and activity is told to it', async () => {
    await priya.page.evaluate(() => {
      const { connect, events } = window as never as {
        connect: { SessionExpirationWarningManager: new () => { onExpirationWarning(f: () => void): void } };
        events: string[];
      };
      new connect.SessionExpirationWarningManager().onExpirationWarning(() =>
        events.push('session runs out'),
      );
    });
    // The subscription crosses two frames; publishing again until it has arrived is what a server's repeats do too.
    await expect
      .poll(async () => {
        await instance.client.publish({
          agent: 'priya',
          key: 'expiration-warning',
          namespace: 'aws.connect.activity',
          data: { expiration: Date.now() + 60_000 },
        });
        return priya.events();
      })
      .toContain('session runs out');
    await priya.page.evaluate(() =>
      (window as never as { connect: { sendActivity(): void } }).connect.sendActivity(),
    );
    await expect.poll(async () => (await instance.client.journal('sdk sendActivity')).length).toBe(1);
  });
});
