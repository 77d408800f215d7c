/** Callbacks that the instance dials itself: agent first, and customer first. */

import { describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const amelia = '+442079460001';
const bruno = '+442079460002';

/** The numbers that wait, in line. */
const waiting = ({ instance }: Scene) =>
  instance.contacts
    .filter((it) => it.isWaiting)
    .sort((a, b) => a.queuedAt - b.queuedAt)
    .map(
      (it) =>
        instance.conversations
          .find(({ id }) => id === it.conversationId)
          ?.parties.find(({ kind }) => kind === 'customer')?.number,
    );
const lines = ({ instance }: Scene) => instance.log.map(({ what }) => what);

describe('[CB-17] agent first', () => {
  function offered(tries = { most: 3, delayMs: 60_000 }): Scene {
    const scene = openScene();
    scene.presence('priya', 'Available');
    scene.callback(amelia, { tries });
    return scene;
  }

  test('is offered, and dialled once the agent has accepted', () => {
    const scene = offered();
    expect(scene.sees('priya')).toBe('PendingBusy | incoming: agent connecting, outbound connecting');
    expect(scene.newest('priya')).toMatchObject({ type: 'queue_callback', initiationMethod: 'callback' });
    expect(scene.instance.dialled).toEqual({});
    scene.accept('priya');
    expect(scene.sees('priya')).toContain('CallingCustomer | connecting');
    scene.answers(scene.newest('priya').contactId);
    expect(scene.sees('priya')).toContain('Busy | connected');
  });

  test('[CB-15] a customer who does not answer is tried again after the delay, until the last try', () => {
    const scene = offered({ most: 2, delayMs: 60_000 });
    const first = scene.newest('priya').contactId;
    scene.accept('priya');
    scene.pass(45_000);
    expect(scene.sees('priya')).toContain('MissedCallCustomer | error');
    scene.clear('priya');
    scene.pass(59_999);
    expect(scene.sees('priya')).toBe('Available');
    scene.pass(1);
    const second = scene.newest('priya');
    expect(second).toMatchObject({ initialContactId: first, state: { type: 'incoming' } });
    expect(second.contactId).not.toBe(first);
    scene.accept('priya');
    scene.fails(second.contactId, 'busy');
    expect(scene.sees('priya')).toContain('LineEngagedCustomer');
    scene.clear('priya');
    scene.pass(600_000);
    expect(scene.sees('priya')).toBe('Available');
    expect(lines(scene)).toContain('callback given up after 2 of 2');
  });

  test('a customer who answers at the third try', () => {
    const scene = offered();
    scene.script(amelia, { answersAfterMs: 1_000, answersAtTry: 3 });
    for (const _ of ['first', 'second']) {
      scene.accept('priya');
      scene.pass(45_000);
      scene.clear('priya');
      scene.pass(60_000);
    }
    scene.accept('priya');
    scene.pass(1_000);
    expect(scene.sees('priya')).toContain('Busy | connected');
  });

  test('a customer who hangs up at once was reached: nobody tries again', () => {
    const scene = offered();
    scene.script(amelia, { answersAfterMs: 0, hangsUpAfterMs: 0 });
    scene.accept('priya');
    scene.pass(0);
    expect(scene.sees('priya')).toContain('AfterCallWork | ended');
    scene.clear('priya');
    scene.pass(600_000);
    expect(scene.sees('priya')).toBe('Available');
  });

  test('[EX-02][CB-16] goes on to the next agent when rejected or missed, and keeps its place', () => {
    const scene = openScene();
    scene.callback(amelia);
    scene.pass(10);
    scene.callback(bruno);
    scene.presence('priya', 'Available');
    expect(scene.newest('priya').customerEndpoint).toMatchObject({ phoneNumber: amelia });
    scene.reject('priya');
    expect(waiting(scene)).toEqual([amelia, bruno]);
    scene.presence('tomasz', 'Available');
    expect(scene.newest('tomasz').customerEndpoint).toMatchObject({ phoneNumber: amelia });
    scene.pass(20_000);
    expect(waiting(scene)).toEqual([amelia, bruno]);
    scene.presence('mei', 'Available');
    expect(scene.newest('mei').customerEndpoint).toMatchObject({ phoneNumber: amelia });
  });

  test('[CB-03][CB-04] is handed out in the order that was asked in, over calls and callbacks alike', () => {
    const scene = openScene();
    scene.callback(bruno, { askedAt: 500 });
    scene.pass(10);
    scene.inbound('+442079460003');
    scene.callback(amelia, { askedAt: 400 });
    expect(waiting(scene)).toEqual([amelia, bruno, '+442079460003']);
    scene.presence('priya', 'Available');
    expect(scene.newest('priya').customerEndpoint).toMatchObject({ phoneNumber: amelia });
  });

  test('[CB-23] waits while nobody is available', () => {
    const scene = openScene();
    scene.presence('priya', 'Break');
    scene.callback(amelia);
    scene.pass(600_000);
    expect(scene.sees('priya')).toBe('Break');
    scene.presence('priya', 'Available');
    expect(scene.sees('priya')).toContain('PendingBusy');
  });

  test('a customer who no longer wants it leaves the line', () => {
    const scene = openScene();
    const { id } = scene.callback(amelia);
    scene.customerHangsUp(id);
    expect(scene.instance.contacts).toEqual([]);
  });

  test('is not dialled by an answer that nobody asked for', () => {
    const scene = openScene();
    const { id } = scene.callback(amelia);
    expect(() => scene.answers(id)).toThrow('is not being dialled');
  });
});

describe('[CB-10][CB-11] customer first', () => {
  const ask = (scene: Scene, number = amelia, tries = { most: 2, delayMs: 30_000 }) =>
    scene.callback(number, { carrier: 'customer-first', tries });

  test('[CB-12][CB-13] dials the customer when an agent is free, rings the agent when they answer, and connects at once', () => {
    const scene = openScene();
    const { id } = ask(scene);
    scene.pass(60_000);
    expect(scene.instance.dialled).toEqual({});
    scene.presence('priya', 'Available');
    expect(scene.instance.dialled).toEqual({ [amelia]: 1 });
    expect(scene.sees('priya')).toBe('Available');
    scene.answers(id);
    expect(scene.sees('priya')).toBe('PendingBusy | connecting: agent connecting, inbound connected');
    expect(scene.newest('priya')).toMatchObject({
      type: 'voice',
      initiationMethod: 'callback_customer_first_dialed',
    });
    scene.accept('priya');
    expect(scene.heard()).toEqual(['customer priya']);
  });

  test('[CB-15] a customer who does not answer takes nobody’s time and is tried again', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    ask(scene);
    scene.pass(45_000);
    expect(scene.sees('priya')).toBe('Available');
    scene.pass(29_999);
    expect(scene.instance.dialled).toEqual({ [amelia]: 1 });
    scene.pass(1);
    expect(scene.instance.dialled).toEqual({ [amelia]: 2 });
    scene.pass(45_000);
    expect(lines(scene)).toContain('callback given up after 2 of 2');
    expect(scene.instance.contacts).toEqual([]);
    expect(scene.sees('priya')).toBe('Available');
  });

  test('[CB-16] a customer whose agent rejects stays on the line for the next', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    const { id } = ask(scene);
    scene.answers(id);
    scene.reject('priya');
    scene.presence('tomasz', 'Available');
    expect(scene.newest('tomasz').contactId).toBe(id);
    scene.accept('tomasz');
    expect(scene.heard()).toEqual(['customer tomasz']);
    expect(scene.instance.dialled).toEqual({ [amelia]: 1 });
  });

  test('no more customers are dialled than agents are free', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    ask(scene);
    ask(scene, bruno);
    expect(scene.instance.dialled).toEqual({ [amelia]: 1 });
    scene.presence('tomasz', 'Available');
    expect(scene.instance.dialled).toEqual({ [amelia]: 1, [bruno]: 1 });
  });
});

describe('[CB-02][CB-08] asked for in the menu of the main number', () => {
  const call = () => {
    const scene = openScene();
    const { id } = scene.inbound(amelia, { ivr: true, name: 'Amelia Hart' });
    scene.pass(5_000);
    return { scene, presses: (digits: string) => [...digits].map((digit) => scene.presses(id, digit)) };
  };

  test('[CB-05] as soon as possible: hangs up, keeps place and path, and is offered', () => {
    const { scene, presses } = call();
    presses('131');
    expect(scene.instance.conversations.flatMap(({ parties }) => parties).map(({ state }) => state)).toEqual([
      'connecting',
      'connecting',
    ]);
    const [request] = scene.instance.contacts;
    expect(request).toMatchObject({ type: 'queue_callback', queuedAt: 1_000, isWaiting: true });
    expect(request?.attributes).toEqual({
      language: 'en',
      sourceChannel: 'ivr',
      ivrPath: 'Welcome › English › Call me back › As soon as possible',
    });
    scene.presence('priya', 'Available');
    expect(scene.sees('priya')).toContain('PendingBusy | incoming');
  });

  test('[CB-06] at a time: is offered then and not before', () => {
    const { scene, presses } = call();
    presses('132');
    scene.presence('priya', 'Available');
    scene.pass(30 * 60_000 - 1);
    expect(scene.sees('priya')).toBe('Available');
    scene.pass(1);
    expect(scene.newest('priya')).toMatchObject({
      type: 'task',
      references: { callbackNumber: { value: amelia }, customerName: { value: 'Amelia Hart' } },
    });
  });
});
