import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hasTone, type LegMeters, SILENT_ENERGY } from '../../../simulator/connect/media/bridge.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { type Desk, type Embedder, openDesk, startBrowser, startEmbedder } from './host-page.ts';

const customer = '+442079460958';
const customerHz = 440;

let embedder: Embedder;
let instance: ConnectInstance;
let browser: Browser;
let priya: Desk;
let tomasz: Desk;

beforeAll(async () => {
  embedder = await startEmbedder();
  instance = await createConnectInstance({ approvedOrigins: [embedder.origin] });
  browser = await startBrowser();
  priya = await openDesk(browser, embedder, instance.url, 'priya');
  tomasz = await openDesk(browser, embedder, instance.url, 'tomasz');
  await Promise.all([priya.heard('agent'), tomasz.heard('agent')]);
});

afterAll(async () => {
  await browser?.close();
  await instance?.stop();
  await embedder?.stop();
});

beforeEach(async () => {
  await instance.client.reset({});
  await instance.client.changeSettings({ ringTimeoutMs: 20_000, multiParty: false });
  for (const desk of [priya, tomasz]) {
    await desk.until((it) => it.state === 'Offline' && it.contacts.length === 0, 'a fresh start');
    await desk.page.evaluate(() => {
      (window as never as { events: string[] }).events = [];
    });
  }
});

const available = async (desk: Desk) => {
  await desk.act('setState', 'Available');
  await desk.until((it) => it.state === 'Available', 'Available');
};

/** Priya is Available, is rung and accepts; her softphone has its media. */
async function connected(): Promise<{ contactId: string; connectionId: string }> {
  await available(priya);
  const placed = await instance.client.placeCall({
    number: customer,
    queue: 'Orders',
    says: { toneHz: customerHz },
  });
  await priya.heard('media');
  await priya.act('contact', 'accept');
  await priya.until((it) => it.contacts[0]?.state === 'connected', 'connected');
  return placed;
}

/** The meters of a leg once they show nothing from before now. */
async function metersOf(connectionId: string): Promise<LegMeters> {
  const now = async () => (await instance.client.meters())[connectionId];
  const framesBefore = (await now())?.framesMixed ?? 0;
  return vi.waitFor(
    async () => {
      const meters = await now();
      if (!meters || meters.framesMixed < framesBefore + 60)
        throw new Error('The meters still show the past.');
      return meters;
    },
    { timeout: 5_000, interval: 100 },
  );
}

const agentLeg = async (login: string) => {
  const { agents } = await instance.client.state();
  return agents.find((it) => it.login === login)?.contacts[0]?.legId ?? '';
};

describe('one call', () => {
  test('rings, connects, wraps up and is cleared, each told by Streams in its order', async () => {
    await connected();
    const view = await priya.until((it) => it.state === 'Busy', 'Busy');
    expect(view.contacts[0]).toMatchObject({ type: 'voice', queue: 'Orders', inbound: true });
    await priya.act('own', 'destroy');
    await priya.until((it) => it.state === 'AfterCallWork' && it.contacts[0]?.state === 'ended', 'wrap-up');
    await priya.act('contact', 'clear');
    await priya.until((it) => it.state === 'Available' && it.contacts.length === 0, 'cleared');
    expect((await priya.events()).filter((it) => !['media', 'accepted', 'acknowledge'].includes(it))).toEqual(
      ['connecting', 'connected', 'acw', 'ended', 'destroy'],
    );
    await expect.poll(async () => (await instance.client.journal('SendSoftphoneCallReport')).length).toBe(1);
  });

  test('agent and customer hear each other; hold silences both ways and resume brings it back', async () => {
    const { connectionId } = await connected();
    const leg = await agentLeg('priya');
    await expect
      .poll(async () => hasTone((await metersOf(leg)).heard, customerHz), { timeout: 8_000 })
      .toBe(true);
    expect((await metersOf(connectionId)).heard.energy).toBeGreaterThan(SILENT_ENERGY);

    await priya.act('customer', 'hold');
    await priya.until((it) => it.contacts[0]?.connections.includes('inbound hold') ?? false, 'hold');
    expect((await metersOf(leg)).heard.energy).toBeLessThanOrEqual(SILENT_ENERGY);
    expect((await metersOf(connectionId)).heard.energy).toBeLessThanOrEqual(SILENT_ENERGY);

    await priya.act('customer', 'resume');
    await priya.until((it) => it.contacts[0]?.connections.includes('inbound connected') ?? false, 'resumed');
    expect(hasTone((await metersOf(leg)).heard, customerHz)).toBe(true);
  });

  test('mute stops the agent being heard, and only that', async () => {
    const { connectionId } = await connected();
    const leg = await agentLeg('priya');
    await expect
      .poll(async () => (await metersOf(connectionId)).heard.energy, { timeout: 8_000 })
      .toBeGreaterThan(SILENT_ENERGY);
    await priya.act('mute');
    await expect
      .poll(async () => (await metersOf(connectionId)).heard.energy, { timeout: 8_000 })
      .toBeLessThanOrEqual(SILENT_ENERGY);
    expect(hasTone((await metersOf(leg)).heard, customerHz)).toBe(true);
    await priya.act('unmute');
    await expect
      .poll(async () => (await metersOf(connectionId)).heard.energy, { timeout: 8_000 })
      .toBeGreaterThan(SILENT_ENERGY);
  });

  test('digits reach the customer', async () => {
    const { contactId } = await connected();
    await priya.act('customer', 'sendDigits', '12#');
    const view = await instance.client.state();
    const contact = view.contacts.find((it) => it.id === contactId);
    expect(contact?.parties.find((it) => it.kind === 'customer')?.digits).toBe('12#');
  });

  test('the customer hangs up', async () => {
    const { contactId } = await connected();
    await instance.client.customerHangsUp({ id: contactId });
    await priya.until((it) => it.state === 'AfterCallWork', 'wrap-up');
  });

  test('rejecting gives ended and missed, and the agent state of a miss', async () => {
    await available(priya);
    await instance.client.placeCall({ number: customer });
    await priya.until((it) => it.state === 'PendingBusy', 'ringing');
    await priya.act('contact', 'reject');
    await priya.until(
      (it) => it.state === 'MissedCallAgent' && it.contacts[0]?.state === 'rejected',
      'rejected',
    );
    expect(await priya.events()).toEqual(expect.arrayContaining(['ended', 'missed']));
  });

  test('an unanswered ring is missed and goes to the next agent', async () => {
    await instance.client.changeSettings({ ringTimeoutMs: 700 });
    await available(priya);
    const { contactId } = await instance.client.placeCall({ number: customer });
    await priya.until((it) => it.contacts[0]?.state === 'missed', 'missed');
    await instance.client.changeSettings({ ringTimeoutMs: 20_000 });
    await tomasz.act('setState', 'Available');
    const offered = await tomasz.until((it) => it.contacts.length === 1, 'the next agent is rung');
    expect(offered.contacts[0]?.id).toBe(contactId);
  });

  test('a supervisor forces a state', async () => {
    await available(priya);
    await instance.client.forcePresence({ agent: 'priya', presence: 'Training' });
    await priya.until((it) => it.state === 'Training' && it.availability === 'Training', 'Training');
  });

  test('a next state waits for the end of the call', async () => {
    await connected();
    await expect(priya.act('setState', 'Lunch')).rejects.toThrow('InvalidStateException');
    await priya.act('setState', 'Lunch', { enqueueNextState: true });
    await priya.until((it) => it.next === 'Lunch' && it.state === 'Busy', 'next state');
    await priya.act('own', 'destroy');
    await priya.until((it) => it.state === 'AfterCallWork', 'wrap-up');
    await priya.act('contact', 'clear');
    await priya.until((it) => it.state === 'Lunch' && it.next === null, 'Lunch');
  });
});

describe('dialling', () => {
  test('a scripted customer answers', async () => {
    await instance.client.scriptCustomer({ number: customer, script: { answersAfterMs: 300 } });
    await priya.act('dial', customer);
    await priya.until((it) => it.state === 'CallingCustomer', 'calling');
    await priya.until((it) => it.state === 'Busy' && it.contacts[0]?.state === 'connected', 'answered');
    await priya.heard('media');
  });

  test('a person at the control API answers', async () => {
    await priya.act('dial', customer);
    const view = await priya.until((it) => it.state === 'CallingCustomer', 'calling');
    await instance.client.customerAnswers({ id: view.contacts[0]?.id ?? '' });
    await priya.until((it) => it.state === 'Busy', 'answered');
  });

  test.each([
    ['busy', 'LineEngagedCustomer'],
    ['failed', 'FailedConnectCustomer'],
    ['noAnswer', 'MissedCallCustomer'],
  ] as const)('a customer who is not reached (%s) leaves %s and no wrap-up', async (as, state) => {
    await priya.act('dial', customer);
    const view = await priya.until((it) => it.state === 'CallingCustomer', 'calling');
    await instance.client.customerDeclines({ id: view.contacts[0]?.id ?? '', as });
    await priya.until((it) => it.state === state && it.contacts[0]?.state === 'error', state);
    await priya.act('contact', 'clear');
    await priya.until((it) => it.state === 'Offline', 'back where they were');
  });

  test('what cannot be dialled is refused with its type', async () => {
    await expect(priya.act('dial', '12345')).rejects.toThrow('BadEndpointException');
    await instance.client.changeAgent({ agent: 'priya', canDial: false });
    await expect(priya.act('dial', customer)).rejects.toThrow('UnauthorizedOutboundCallException');
    await instance.client.changeAgent({ agent: 'priya', canDial: true });
  });

  test('an agent-first callback is offered, accepted, dialled and answered', async () => {
    await available(priya);
    const { contactId } = await instance.client.requestCallback({ number: customer });
    await priya.heard('incoming');
    await priya.act('contact', 'accept');
    await priya.until(
      (it) => it.state === 'CallingCustomer' && it.contacts[0]?.type === 'queue_callback',
      'dialling',
    );
    await instance.client.customerAnswers({ id: contactId });
    await priya.until((it) => it.state === 'Busy' && it.contacts[0]?.state === 'connected', 'connected');
  });
});

describe('several parties', () => {
  test('quick connects are the queues, the agents and an outside number', async () => {
    const names = ((await priya.act('quickConnects')) as { name: string }[]).map((it) => it.name);
    expect(names).toEqual(expect.arrayContaining(['Billing', 'Tomasz Zielinski', 'Northgate Haulage']));
  });

  test('two agents have their own snapshots of one consult, and the customer is handed over', async () => {
    const { contactId } = await connected();
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
    expect(hasTone((await metersOf(await agentLeg('tomasz'))).heard, customerHz)).toBe(false);
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
    expect(hasTone((await metersOf(await agentLeg('tomasz'))).heard, customerHz)).toBe(true);
    await priya.act('own', 'destroy');
    await priya.until((it) => it.state === 'AfterCallWork', 'the first agent wraps up');
    await tomasz.until(
      (it) =>
        it.state === 'Busy' && it.contacts[0]?.connections.join() === 'agent connected,inbound connected',
      'the second talks on',
    );
  });

  test('addParticipant, which only the newer client has, brings a number in', async () => {
    await connected();
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
    await connected();
    expect(await priya.act('sdk', 'getNetworkConnectionStatus')).toMatchObject({ status: 'connected' });
    expect(await priya.act('sdk', 'isPreviewMode')).toBe(false);
    await expect(priya.act('sdk', 'engagePreviewContact')).rejects.toThrow();
  });

  test('holds are published to whoever subscribed', async () => {
    await connected();
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
