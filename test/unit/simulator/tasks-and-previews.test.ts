/** Callbacks that the agent dials: tasks, and previews of a campaign. */

import { describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const amelia = '+442079460001';

describe('[CB-17] a task', () => {
  const references = { callbackNumber: amelia, mobileNumber: '+447700900123', reason: 'Billing issue' };

  function open(): Scene {
    const scene = openScene();
    scene.presence('priya', 'Available');
    scene.callback(amelia, { carrier: 'task', name: 'Amelia Hart', task: { references } });
    scene.accept('priya');
    return scene;
  }

  test('is offered and accepted with nobody on the line', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    scene.callback(amelia, {
      ...{ carrier: 'task', name: 'Amelia Hart', attributes: { language: 'en' } },
      task: { description: 'About the invoice of May', references },
    });
    expect(scene.sees('priya')).toBe('PendingBusy | connecting: agent connecting, inbound connected');
    const task = scene.newest('priya');
    expect(task).toMatchObject({
      ...{ type: 'task', initiationMethod: 'api', name: 'Call back Amelia Hart' },
      ...{ description: 'About the invoice of May', channelContext: {} },
      references: { reason: { type: 'STRING', value: 'Billing issue' } },
    });
    expect(task.connections.every((it) => !('softphoneMediaInfo' in it))).toBe(true);
    scene.accept('priya');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound connected');
    expect(scene.instance.dialled).toEqual({});
  });

  test('does not stand in the way of its own call, which names it', () => {
    const scene = open();
    const task = scene.newest('priya').contactId;
    scene.dial('priya', amelia, task);
    expect(scene.newest('priya')).toMatchObject({ type: 'voice', relatedContactId: task });
    scene.answers(scene.newest('priya').contactId);
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound connected | connected: agent connected, outbound connected',
    );
    scene.hangUp('priya');
    scene.clear('priya');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound connected');
    scene.hangUp('priya');
    expect(scene.sees('priya')).toContain('AfterCallWork | ended');
    scene.clear('priya');
    expect(scene.sees('priya')).toBe('Available');
  });

  test('[CF-04] does not hide that the customer who was called for it was busy', () => {
    const scene = open();
    const task = scene.newest('priya').contactId;
    scene.fails(scene.dial('priya', amelia, task).id, 'busy');
    expect(scene.sees('priya')).toContain('LineEngagedCustomer | connected');
    scene.clear('priya');
    expect(scene.sees('priya')).toContain('Busy | connected');
  });

  test('keeps other work away from its agent, and waits for one who has a call', () => {
    const scene = open();
    scene.inbound();
    scene.callback(amelia, { carrier: 'task' });
    expect(scene.snapshot('priya').contacts).toHaveLength(1);
    scene.presence('tomasz', 'Available');
    expect(scene.newest('tomasz').type).toBe('voice');
    scene.accept('tomasz');
    expect(scene.snapshot('tomasz').contacts).toHaveLength(1);
  });

  test('[CB-06] with a time is offered then, whatever the clocks on the wall do in between', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    const at = scene.now + 26 * 60 * 60_000;
    scene.callback(amelia, { carrier: 'task', at });
    scene.pass(26 * 60 * 60_000 - 1);
    expect(scene.sees('priya')).toBe('Available');
    scene.pass(1);
    expect(scene.newest('priya')).toMatchObject({ channelContext: { scheduledTime: at / 1000 } });
  });

  test('[EX-02] goes on to the next agent when rejected', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    const { id } = scene.callback(amelia, { carrier: 'task' });
    scene.reject('priya');
    scene.presence('tomasz', 'Available');
    expect(scene.newest('tomasz').contactId).toBe(id);
  });

  test('is laid aside and taken up again; meanwhile its agent is free', () => {
    const scene = open();
    scene.pause('priya');
    expect(scene.sees('priya')).toBe('Available | paused: agent connected, inbound connected');
    const { id } = scene.inbound();
    expect(scene.snapshot('priya').contacts).toHaveLength(2);
    scene.customerHangsUp(id);
    scene.pause('priya', false);
    expect(scene.sees('priya')).toContain('Busy | connected');
    expect(() => scene.pause('priya', false)).toThrow('Only a task that is paused');
  });

  test.each([
    ['an agent', 'to-tomasz'],
    ['a queue', 'to-orders'],
  ])('handed to %s stays until it is taken, with all that was known', (_, quickConnect) => {
    const scene = open();
    scene.bring('priya', quickConnect);
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound connected, outbound connecting',
    );
    scene.presence('tomasz', 'Available');
    if (quickConnect === 'to-tomasz') {
      // Who cannot be rung at once is not waited for.
      scene.pass(0);
      expect(scene.sees('priya')).toContain('outbound disconnected');
      scene.bring('priya', quickConnect);
    }
    expect(scene.newest('tomasz').references).toMatchObject({ reason: { value: 'Billing issue' } });
    scene.accept('tomasz');
    expect(scene.sees('priya')).toContain('AfterCallWork | ended');
    expect(scene.sees('tomasz')).toContain('Busy | connected');
    scene.clear('priya');
    expect(scene.sees('priya')).toBe('Available');
  });

  test('comes back when the colleague rejects, and when the agent takes it back', () => {
    const scene = open();
    scene.presence('tomasz', 'Available');
    scene.bring('priya', 'to-tomasz');
    scene.reject('tomasz');
    expect(scene.sees('priya')).toContain('Busy | connected: agent connected, inbound connected');
    scene.clear('tomasz');
    const party = scene.bring('priya', 'to-tomasz');
    expect(scene.sees('tomasz')).toContain('PendingBusy');
    scene.drop('priya', party.id);
    expect(scene.sees('tomasz')).toBe('Available');
    expect(scene.sees('priya')).toContain('Busy | connected');
  });

  test('cannot go to a number, nor to two at once', () => {
    const scene = open();
    expect(() => scene.bring('priya', 'to-haulier')).toThrow('It goes to a queue or an agent');
    expect(() => scene.bringNumber('priya', amelia)).toThrow('It goes to a queue or an agent');
    scene.bring('priya', 'to-orders');
    expect(() => scene.bring('priya', 'to-billing')).toThrow('handed on already');
  });
});

describe('[CB-20] a preview of a campaign', () => {
  function accepted(rest = {}): Scene {
    const scene = openScene();
    scene.presence('priya', 'Available');
    scene.callback(amelia, { carrier: 'preview', ...rest });
    expect(scene.sees('priya')).toBe('PendingBusy | incoming: agent connecting, inbound connecting');
    scene.accept('priya');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound connecting');
    return scene;
  }

  test('is dialled when the agent engages', () => {
    const scene = accepted();
    scene.pass(600_000);
    expect(scene.instance.dialled).toEqual({});
    scene.engages(scene.newest('priya').contactId);
    expect(scene.sees('priya')).toContain('CallingCustomer | connecting');
    scene.answers(scene.newest('priya').contactId);
    expect(scene.sees('priya')).toContain('Busy | connected: agent connected, inbound connected');
    expect(() => scene.engages(scene.newest('priya').contactId)).toThrow('not in preview');
  });

  test('is dialled once by itself when its time is over', () => {
    const scene = accepted({ autoDialMs: 30_000 });
    scene.pass(29_999);
    expect(scene.instance.dialled).toEqual({});
    scene.pass(1);
    expect(scene.instance.dialled).toEqual({ [amelia]: 1 });
    expect(scene.sees('priya')).toContain('CallingCustomer');
  });

  test('is dialled once when the agent was quicker', () => {
    const scene = accepted({ autoDialMs: 30_000 });
    scene.engages(scene.newest('priya').contactId);
    scene.pass(44_000);
    expect(scene.instance.dialled).toEqual({ [amelia]: 1 });
  });

  test('is discarded where the campaign lets its agents', () => {
    const scene = accepted({ autoDialMs: 30_000 });
    scene.hangUp('priya');
    expect(scene.sees('priya')).toContain('AfterCallWork | ended');
    scene.pass(60_000);
    expect(scene.instance.dialled).toEqual({});
    const strict = accepted({ canDiscard: false });
    expect(() => strict.hangUp('priya')).toThrow('lets nobody discard');
  });
});
