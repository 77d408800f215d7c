/**
 * Where a transfer can go, what becomes of it, and where that leaves the customer. As Connect does: a target who does
 * not come never takes the customer off hold, and a customer whose agent has left already is lost with the target.
 * Assumed, as no document says it: a named agent who is away or engaged ends the leg at once, and no agent of a queue
 * means waiting in it.
 */

import { describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const haulier = '+441614960123';

/** Priya talks to a customer; Tomasz is available. */
function onCall(settings = {}): Scene {
  const scene = openScene(settings);
  scene.presence('priya', 'Available');
  scene.inbound('+442079460958', { name: 'Amelia' });
  scene.accept('priya');
  scene.pass(1_000);
  scene.presence('tomasz', 'Available');
  return scene;
}

const reaching = 'Busy | connected: agent connected, inbound hold, outbound connecting';
const there = 'Busy | connected: agent connected, inbound hold, outbound connected';
const alone = 'Busy | connected: agent connected, inbound hold, outbound disconnected';

interface Target {
  to: (scene: Scene) => unknown;
  /** What Priya sees right away, and once everything that is due has happened. */
  first: string;
  after: string;
  /** What is left of the call when Priya had left right after asking: who is in it, or nothing. */
  withoutHer: string[];
  target?: string;
}

const targets: Record<string, Target> = {
  'an agent who answers': {
    to: (it) => {
      it.agent('tomasz', { script: { onRing: 'answers', afterMs: 2_000 } });
      it.bring('priya', 'to-tomasz');
    },
    first: reaching,
    after: there,
    withoutHer: ['Amelia tomasz'],
    target: 'Busy | connected: agent connected, inbound connected',
  },
  'an agent who rejects': {
    to: (it) => {
      it.agent('tomasz', { script: { onRing: 'rejects', afterMs: 2_000 } });
      it.bring('priya', 'to-tomasz');
    },
    first: reaching,
    after: alone,
    withoutHer: [],
    target: 'MissedCallAgent | rejected: agent disconnected, inbound disconnected',
  },
  'an agent who lets it ring': {
    to: (it) => it.bring('priya', 'to-tomasz'),
    first: reaching,
    after: alone,
    withoutHer: [],
    target: 'MissedCallAgent | missed: agent disconnected, inbound disconnected',
  },
  'an agent on another call': {
    to: (it) => {
      it.inbound('+442079460002');
      it.accept('tomasz');
      it.bring('priya', 'to-tomasz');
    },
    first: reaching,
    after: alone,
    withoutHer: ['customer tomasz'],
    target: 'Busy | connected: agent connected, inbound connected',
  },
  'an agent in wrap-up': {
    to: (it) => {
      it.inbound('+442079460002');
      it.accept('tomasz');
      it.hangUp('tomasz');
      it.bring('priya', 'to-tomasz');
    },
    first: reaching,
    after: alone,
    withoutHer: [],
  },
  'an agent who is away': {
    to: (it) => [it.presence('tomasz', 'Lunch'), it.bring('priya', 'to-tomasz')],
    first: reaching,
    after: alone,
    withoutHer: [],
    target: 'Lunch',
  },
  'an agent who is offline': {
    to: (it) => it.bring('priya', 'to-mei'),
    first: reaching,
    after: alone,
    withoutHer: [],
  },
  'a queue with an agent': {
    to: (it) => {
      it.agent('tomasz', { script: { onRing: 'answers', afterMs: 2_000 } });
      it.bring('priya', 'to-orders');
    },
    first: there,
    after: there,
    withoutHer: ['Amelia tomasz'],
    target: 'Busy | connected: agent connected, inbound connected',
  },
  'a queue whose only agent rejects': {
    to: (it) => {
      it.agent('tomasz', { script: { onRing: 'rejects' } });
      it.bring('priya', 'to-orders');
    },
    first: there,
    after: there,
    withoutHer: ['Amelia'],
    target: 'MissedCallAgent | rejected: agent disconnected, inbound disconnected',
  },
  'a queue without agents': {
    to: (it) => [it.presence('tomasz', 'Break'), it.bring('priya', 'to-orders')],
    first: there,
    after: there,
    withoutHer: ['Amelia'],
  },
  'a number that answers': {
    to: (it) => [it.script(haulier, { answersAfterMs: 3_000 }), it.bring('priya', 'to-haulier')],
    first: reaching,
    after: there,
    withoutHer: ['Amelia Northgate Haulage'],
  },
  'a number that nobody answers': {
    to: (it) => [it.script(haulier, { answersAfterMs: 'never' }), it.bring('priya', 'to-haulier')],
    first: reaching,
    after: alone,
    withoutHer: [],
  },
  'a number that is busy': {
    to: (it) => [it.script(haulier, { answersAfterMs: 'busy' }), it.bring('priya', 'to-haulier')],
    first: reaching,
    after: alone,
    withoutHer: [],
  },
  'a number that fails': {
    to: (it) => [it.script(haulier, { answersAfterMs: 'failed' }), it.bringNumber('priya', haulier)],
    first: reaching,
    after: alone,
    withoutHer: [],
  },
};

describe('a consult with', () => {
  test.each(Object.entries(targets))('%s', (_, { to, first, after, target }) => {
    const scene = onCall();
    to(scene);
    expect(scene.sees('priya')).toBe(first);
    scene.pass(45_000);
    expect(scene.sees('priya')).toBe(after);
    if (target) expect(scene.sees('tomasz')).toBe(target);
    if (after !== alone) return;
    // Nothing is lost: the customer can be taken back, and another target tried.
    scene.hold('priya', scene.connection('priya', 'inbound'), false);
    expect(scene.heard()).toContain('Amelia priya');
    scene.bring('priya', 'to-billing');
    expect(scene.sees('priya')).toMatch(/outbound disconnected, outbound connected$/);
  });
});

describe('a blind transfer, the agent leaving at once, to', () => {
  test.each(Object.entries(targets))('%s', (_, { to, withoutHer }) => {
    const scene = onCall();
    to(scene);
    scene.hangUp('priya');
    expect(scene.snapshot('priya').state.name).toBe('AfterCallWork');
    scene.pass(45_000);
    expect(scene.heard().filter((names) => names !== '')).toEqual(withoutHer);
  });
});

describe('a quick connect that is gone', () => {
  test('is not listed and is refused, and the call is as it was', () => {
    const scene = onCall();
    scene.run(({ instance }) => {
      for (const it of instance.quickConnects) if (it.id === 'to-haulier') it.isEnabled = false;
    });
    expect(() => scene.bring('priya', 'to-haulier')).toThrow(
      expect.objectContaining({ type: 'BadEndpointException' }),
    );
    expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound connected');
  });
});

describe('who was brought in', () => {
  test('can bring in somebody else once the call is theirs, not before', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    expect(() => scene.bring('tomasz', 'to-haulier')).toThrow(
      expect.objectContaining({ type: 'LimitExceededException' }),
    );
    scene.hangUp('priya');
    scene.presence('mei', 'Available');
    scene.bring('tomasz', 'to-mei');
    scene.accept('mei');
    expect(scene.sees('tomasz')).toBe(there);
    scene.hangUp('tomasz');
    expect(scene.sees('mei')).toBe('Busy | connected: agent connected, inbound connected');
    expect(scene.heard()).toEqual(['Amelia mei']);
  });

  test('holds whoever stands on the far side, and then the customer when that is all who is left', () => {
    const scene = onCall();
    scene.bring('priya', 'to-tomasz');
    scene.accept('tomasz');
    scene.conference('priya');
    scene.hold('tomasz', scene.connection('tomasz', 'inbound'));
    expect(scene.sees('tomasz')).toBe('Busy | connected: agent connected, inbound hold');
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound connected, outbound connected',
    );
    expect(scene.heard()).toEqual(['Amelia priya']);
    scene.hangUp('priya');
    expect(scene.sees('tomasz')).toBe('Busy | connected: agent connected, inbound hold');
    scene.hold('tomasz', scene.connection('tomasz', 'inbound'), false);
    expect(scene.heard()).toEqual(['Amelia tomasz']);
  });

  test('sees nothing of being put aside with three parties, and all of it with more', () => {
    for (const [multiParty, own] of [
      [false, 'connected'],
      [true, 'hold'],
    ] as const) {
      const scene = onCall({ multiParty });
      scene.bring('priya', 'to-tomasz');
      scene.accept('tomasz');
      scene.toggle('priya');
      expect(scene.sees('tomasz')).toContain(`agent ${own}`);
      expect(scene.heard()).toEqual(['Amelia priya']);
    }
  });
});
