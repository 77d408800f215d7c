import { describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

/** Priya talks to a customer; Tomasz is available. */
function onCall(settings = {}): Scene & { contactId: string } {
  const scene = openScene(settings);
  scene.presence('priya', 'Available');
  const { id } = scene.inbound();
  scene.accept('priya');
  scene.pass(1_000);
  scene.presence('tomasz', 'Available');
  return Object.assign(scene, { contactId: id });
}

describe('routing', () => {
  test('the agent who has been free longest is offered the call', () => {
    const scene = openScene();
    scene.presence('tomasz', 'Available');
    scene.pass(1_000);
    scene.presence('priya', 'Available');
    scene.inbound();
    expect(scene.sees('tomasz')).toContain('PendingBusy');
    expect(scene.sees('priya')).toBe('Available');
  });

  test('a missed call goes to the next agent under the same contact id', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    scene.pass(1_000);
    scene.presence('tomasz', 'Available');
    const { id } = scene.inbound();
    scene.pass(20_000);
    expect(scene.newest('priya')).toMatchObject({ contactId: id, state: { type: 'missed' } });
    expect(scene.newest('tomasz')).toMatchObject({ contactId: id, state: { type: 'connecting' } });
  });

  test('the oldest waiting call is offered first', () => {
    const scene = openScene();
    const first = scene.inbound('+442079460001');
    scene.pass(1_000);
    scene.inbound('+442079460002');
    scene.presence('priya', 'Available');
    expect(scene.newest('priya').contactId).toBe(first.id);
  });

  test('an agent is offered only their own queues', () => {
    const scene = openScene();
    scene.run(({ instance }) => {
      for (const profile of instance.routingProfiles) profile.queueIds = ['orders'];
    });
    scene.presence('priya', 'Available');
    scene.inbound(undefined, { queue: 'Billing' });
    expect(scene.sees('priya')).toBe('Available');
    scene.inbound(undefined, { queue: 'Orders' });
    expect(scene.sees('priya')).toContain('PendingBusy');
  });
});

describe('consult with three parties', () => {
  test('bringing a colleague in holds the customer and rings the colleague on a contact of their own', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound hold, outbound connecting');
    expect(scene.sees('tomasz')).toBe('PendingBusy | connecting: agent connecting, inbound connected');
    expect(scene.newest('tomasz').initialContactId).toBe(scene.contactId);
    expect(scene.newest('tomasz').contactId).not.toBe(scene.contactId);
  });

  test('the colleague who accepts talks to the agent, not to the customer', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound hold, outbound connected');
    expect(scene.heard()).toEqual(['priya tomasz']);
  });

  test('toggle swaps who is held', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.toggle('priya');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound connected, outbound hold');
    expect(scene.heard()).toEqual(['customer priya']);
  });

  test('conference joins everybody', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.conference('priya');
    expect(scene.heard()).toEqual(['customer priya tomasz']);
  });

  test('leaving hands the customer over: one agent wraps up, the other talks on', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.hangUp('priya');
    expect(scene.snapshot('priya').state.name).toBe('AfterCallWork');
    expect(scene.sees('tomasz')).toBe('Busy | connected: agent connected, inbound connected');
    expect(scene.heard()).toEqual(['customer tomasz']);
  });

  test('dropping the third party leaves the customer on hold', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.drop('priya', scene.connection('priya', 'outbound'));
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound hold, outbound disconnected',
    );
    expect(scene.snapshot('tomasz').state.name).toBe('AfterCallWork');
  });

  test('taking the request back while the colleague rings takes the offer away', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.drop('priya', scene.connection('priya', 'outbound'));
    expect(scene.sees('tomasz')).toBe('Available');
  });

  test('a queue counts as connected as soon as it has the call', () => {
    const scene = onCall();
    scene.presence('tomasz', 'Break');
    scene.bring('priya', 'to-orders');
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound hold, outbound connected');
    expect(scene.heard()).toEqual(['priya']);
  });

  test('a blind transfer to a queue waits there with its customer, who may give up', () => {
    const scene = onCall();
    scene.presence('tomasz', 'Break');
    scene.transfer('priya', 'to-orders');
    expect(scene.snapshot('priya').state.name).toBe('AfterCallWork');
    scene.presence('tomasz', 'Available');
    expect(scene.sees('tomasz')).toBe('PendingBusy | connecting: agent connecting, inbound connected');
    scene.customerHangsUp(scene.contactId);
    expect(scene.sees('tomasz')).toBe('Available');
  });

  test('an external party answers like any customer, and a fourth is refused', () => {
    const scene = onCall();
    const party = scene.bring('priya', 'to-haulier');
    scene.answers(party.id);
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound hold, outbound connected');
    expect(() => scene.bring('priya', 'to-tomasz')).toThrow(
      expect.objectContaining({ type: 'LimitExceededException' }),
    );
  });

  test('an external party who does not answer leaves the call as it was, the customer held', () => {
    const scene = onCall();
    const party = scene.bring('priya', 'to-haulier');
    scene.fails(party.id, 'noAnswer');
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound hold, outbound disconnected',
    );
  });
});

describe('a multi-party instance', () => {
  test('every agent sees everybody, each by their own leg', () => {
    const scene = onCall({ multiParty: true });
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.conference('priya');
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound connected, outbound connected',
    );
    expect(scene.sees('tomasz')).toBe(
      'Busy | connected: agent connected, inbound connected, inbound connected',
    );
  });

  test('one agent mutes another, who alone can undo it', () => {
    const scene = onCall({ multiParty: true });
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.conference('priya');
    scene.mute('priya', scene.connection('priya', 'outbound'));
    expect(scene.heard()).toEqual(['customer priya']);
    expect(() => scene.mute('priya', scene.connection('priya', 'outbound'), false)).toThrow(
      expect.objectContaining({ type: 'InvalidStateException' }),
    );
    scene.mute('tomasz', scene.connection('tomasz', 'agent'), false);
    expect(scene.heard()).toEqual(['customer priya tomasz']);
  });

  test('takes up to six parties', () => {
    const scene = onCall({ multiParty: true });
    for (let parties = 3; parties <= 6; parties += 1) scene.answers(scene.bring('priya', 'to-haulier').id);
    expect(() => scene.bring('priya', 'to-haulier')).toThrow(
      expect.objectContaining({ type: 'LimitExceededException' }),
    );
  });
});

test('an agent who may have two voice contacts is rung on the second while the first is held', () => {
  const scene = openScene();
  scene.run(({ instance }) => {
    for (const profile of instance.routingProfiles) profile.voiceConcurrency = 2;
  });
  scene.presence('priya', 'Available');
  const first = scene.inbound('+442079460001');
  scene.accept('priya');
  scene.hold('priya', scene.connection('priya', 'inbound'));
  scene.inbound('+442079460002');
  expect(scene.sees('priya')).toBe(
    'PendingBusy | connected: agent connected, inbound hold | connecting: agent connecting, inbound connected',
  );
  scene.accept('priya');
  scene.customerHangsUp(first.id);
  expect(scene.sees('priya')).toBe(
    'Busy | ended: agent disconnected, inbound disconnected | connected: agent connected, inbound connected',
  );
});
