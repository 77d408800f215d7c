/** Callbacks of each carrier as Streams shows them, with the audio of those that have any. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasTone } from '../../../simulator/connect/media/bridge.ts';
import { available, customer, customerHz, openStage, type Stage } from './stage.ts';

let stage: Stage;
let client: Stage['instance']['client'];
let priya: Stage['priya'];
let tomasz: Stage['tomasz'];

beforeAll(async () => {
  stage = await openStage();
  ({ priya, tomasz } = stage);
  ({ client } = stage.instance);
});
afterAll(() => stage?.stop());
beforeEach(() => stage.reset());

// Later than the page hears that they are being dialled: the softphone takes no call that it first sees connected.
const answersSoon = { answersAfterMs: 1_000, says: { toneHz: customerHz } };
const heardByPriya = async () =>
  expect
    .poll(async () => hasTone((await stage.metersOf(await stage.legOf('priya'))).heard, customerHz))
    .toBe(true);

test('[CB-17] a queued callback dials its customer when the agent has accepted', async () => {
  await client.scriptCustomer({ number: customer, script: answersSoon });
  await available(priya);
  await client.requestCallback({ number: customer, tries: { most: 2, delayMs: 0 } });
  const offered = await priya.until((it) => it.contacts[0]?.state === 'incoming', 'the offer');
  expect(offered.contacts[0]).toMatchObject({ type: 'queue_callback', inbound: false });
  await priya.act('contact', 'accept');
  await priya.until((it) => it.contacts[0]?.state === 'connected', 'the customer');
  await heardByPriya();
});

test('[CB-11][CB-12][CB-13] customer first: the agent is rung when the customer is there, and hears them at once', async () => {
  await client.scriptCustomer({ number: customer, script: { ...answersSoon, answersAfterMs: 'manual' } });
  await available(priya);
  const { contactId } = await client.requestCallback({ number: customer, carrier: 'customer-first' });
  await client.waitFor((it) => it.log.some(({ what }) => what === 'customer dialled first'));
  expect((await client.state()).agents[0]?.contacts).toEqual([]);
  await client.customerAnswers({ id: contactId });
  const offered = await priya.until((it) => it.contacts[0]?.state === 'connecting', 'the offer');
  expect(offered.contacts[0]).toMatchObject({ type: 'voice', id: contactId });
  expect(await priya.act('tell', 'isCustomerFirstCallback')).toBe(true);
  await priya.act('contact', 'accept');
  await priya.until((it) => it.state === 'Busy', 'the call');
  await heardByPriya();
});

describe('[CB-20] a preview of a campaign', () => {
  test('is previewed, engaged, and then a call with audio', async () => {
    await client.scriptCustomer({ number: customer, script: answersSoon });
    await available(priya);
    await client.requestCallback({ number: customer, carrier: 'preview', autoDialMs: 60_000 });
    await priya.until((it) => it.contacts[0]?.state === 'incoming', 'the offer');
    expect(await priya.act('tell', 'isPreviewMode')).toBe(false);
    await priya.act('contact', 'accept');
    await priya.until((it) => it.contacts[0]?.state === 'connected', 'the preview');
    expect(await priya.act('tell', 'isPreviewMode')).toBe(true);
    expect(await priya.act('tell', 'getPreviewConfiguration')).toEqual({
      autoDialTimeout: 60,
      canDiscardPreview: true,
    });
    await priya.act('tell', 'engagePreviewContact');
    await priya.until((it) => it.state === 'Busy' && it.contacts[0]?.state === 'connected', 'the call');
    expect(await priya.act('tell', 'isPreviewMode')).toBe(false);
    await heardByPriya();
  });

  test('is dialled by the instance when its time is over', async () => {
    await client.scriptCustomer({ number: customer, script: answersSoon });
    await available(priya);
    await client.requestCallback({ number: customer, carrier: 'preview', autoDialMs: 500 });
    await priya.until((it) => it.contacts[0]?.state === 'incoming', 'the offer');
    await priya.act('contact', 'accept');
    await priya.until((it) => it.contacts[0]?.connections[1] === 'inbound connected', 'the customer');
  });
});

describe('[CB-17] a task', () => {
  async function accepted(): Promise<string> {
    await available(priya);
    const { contactId } = await client.requestCallback({
      ...{ number: customer, carrier: 'task', name: 'Amara Osei' },
      task: { description: 'About the invoice', references: { reason: 'Billing Issue' } },
    });
    await priya.until((it) => it.contacts[0]?.state === 'connecting', 'the offer');
    await priya.act('contact', 'accept');
    await priya.until((it) => it.contacts[0]?.state === 'connected', 'the task');
    return contactId;
  }

  test('carries what was asked for, and its call with audio names it', async () => {
    await client.scriptCustomer({ number: customer, script: answersSoon });
    const task = await accepted();
    expect(await priya.act('tell', 'getName')).toBe('Call back Amara Osei');
    expect(await priya.act('tell', 'getReferences')).toMatchObject({ reason: { value: 'Billing Issue' } });
    await priya.act('dial', customer, task);
    const both = await priya.until((it) => it.contacts[1]?.state === 'connected', 'the call beside the task');
    const call = both.contacts[1]?.id ?? '';
    expect(await priya.act('tell', 'getRelatedContactId', call)).toBe(task);
    const leg =
      (await client.state()).agents[0]?.contacts.find(({ contactId }) => contactId === call)?.legId ?? '';
    await expect.poll(async () => hasTone((await stage.metersOf(leg)).heard, customerHz)).toBe(true);
    await client.customerHangsUp({ id: call });
    await priya.until((it) => it.contacts[1]?.state === 'ended', 'the end of the call');
    await priya.act('contact', 'clear', call);
    await priya.until((it) => it.state === 'Busy' && it.contacts.length === 1, 'the task alone');
    await priya.act('own', 'destroy');
    await priya.until((it) => it.contacts[0]?.state === 'ended', 'the end of the task');
    await priya.act('contact', 'clear');
    await priya.until((it) => it.state === 'Available', 'back');
  });

  test('one softphone answers after the CCP was loaded anew beside an open task', async () => {
    await client.scriptCustomer({ number: customer, script: { ...answersSoon, answersAfterMs: 'manual' } });
    const task = await accepted();
    await priya.reload();
    await priya.until((it) => it.contacts[0]?.id === task, 'the task');
    // Without the cure each refresh made one softphone more (simulator-media-and-sdk, section 7).
    for (const next of ['Lunch', 'Available', 'Lunch', 'Available']) {
      await priya.act('setState', next, { enqueueNextState: true });
      await priya.until((it) => it.next === (next === 'Lunch' ? next : null), next);
    }
    await priya.act('dial', customer, task);
    const invites = async () => (await client.journal('invite')).filter(({ agent }) => agent === 'priya');
    await expect.poll(async () => (await invites()).length).toBeGreaterThan(0);
    const call = (await client.state()).agents[0]?.contacts.find(({ contactId }) => contactId !== task);
    await client.customerAnswers({ id: call?.contactId ?? '' });
    await priya.until((it) => it.contacts[1]?.state === 'connected', 'the call');
    await expect
      .poll(async () => hasTone((await stage.metersOf(call?.legId ?? '')).heard, customerHz))
      .toBe(true);
    expect(await invites()).toHaveLength(1);
  });

  test('[EX-02] is rejected and goes to the next agent; handed on it stays until it is taken', async () => {
    await available(priya);
    const { contactId } = await client.requestCallback({ number: customer, carrier: 'task' });
    await priya.until((it) => it.contacts[0]?.state === 'connecting', 'the offer');
    await priya.act('contact', 'reject');
    // Rung before Streams has told that he is available.
    await tomasz.act('setState', 'Available');
    await tomasz.until((it) => it.contacts[0]?.id === contactId, 'the offer to the next');
    await tomasz.act('contact', 'accept');
    await tomasz.until((it) => it.contacts[0]?.state === 'connected', 'the task');
    await priya.act('contact', 'clear');
    await priya.until((it) => it.state === 'Available', 'free again');
    await tomasz.act('consult', 'Priya Nair');
    await tomasz.until(
      (it) => it.contacts[0]?.connections.includes('outbound connecting') ?? false,
      'on its way',
    );
    await priya.until((it) => it.contacts[0]?.state === 'connecting', 'the task for Priya');
    await priya.act('contact', 'accept');
    await tomasz.until((it) => it.contacts[0]?.state === 'ended', 'it is gone');
    await priya.until((it) => it.contacts[0]?.state === 'connected', 'it is there');
  });
});
