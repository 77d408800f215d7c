import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasTone, SILENT_ENERGY } from '../../../simulator/connect/media/bridge.ts';
import { available, customer, customerHz, openStage, type Stage } from './stage.ts';

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

describe('one call', () => {
  test('rings, connects, wraps up and is cleared, each told by Streams in its order', async () => {
    await stage.connected();
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
    const { connectionId } = await stage.connected();
    const leg = await stage.legOf('priya');
    await expect.poll(async () => hasTone((await stage.metersOf(leg)).heard, customerHz)).toBe(true);
    expect((await stage.metersOf(connectionId)).heard.energy).toBeGreaterThan(SILENT_ENERGY);

    await priya.act('customer', 'hold');
    await priya.until((it) => it.contacts[0]?.connections.includes('inbound hold') ?? false, 'hold');
    expect((await stage.metersOf(leg)).heard.energy).toBeLessThanOrEqual(SILENT_ENERGY);
    expect((await stage.metersOf(connectionId)).heard.energy).toBeLessThanOrEqual(SILENT_ENERGY);

    await priya.act('customer', 'resume');
    await priya.until((it) => it.contacts[0]?.connections.includes('inbound connected') ?? false, 'resumed');
    expect(hasTone((await stage.metersOf(leg)).heard, customerHz)).toBe(true);
  });

  test('mute stops the agent being heard, and only that', async () => {
    const { connectionId } = await stage.connected();
    const leg = await stage.legOf('priya');
    await expect
      .poll(async () => (await stage.metersOf(connectionId)).heard.energy)
      .toBeGreaterThan(SILENT_ENERGY);
    await priya.act('mute');
    await expect
      .poll(async () => (await stage.metersOf(connectionId)).heard.energy)
      .toBeLessThanOrEqual(SILENT_ENERGY);
    expect(hasTone((await stage.metersOf(leg)).heard, customerHz)).toBe(true);
    await priya.act('unmute');
    await expect
      .poll(async () => (await stage.metersOf(connectionId)).heard.energy)
      .toBeGreaterThan(SILENT_ENERGY);
  });

  test('digits reach the customer', async () => {
    const { contactId } = await stage.connected();
    await priya.act('customer', 'sendDigits', '12#');
    const view = await instance.client.state();
    const contact = view.contacts.find((it) => it.id === contactId);
    expect(contact?.parties.find((it) => it.kind === 'customer')?.digits).toBe('12#');
  });

  test('the customer hangs up', async () => {
    const { contactId } = await stage.connected();
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
    await stage.connected();
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
