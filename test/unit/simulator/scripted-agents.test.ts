/** Agents without a browser, and what a second call does to one who is on the first. */

import { describe, expect, test } from 'vitest';
import type { AgentScript } from '../../../simulator/connect/instance/agent.ts';
import { openScene, type Scene } from './scene.ts';

function scripted(script: AgentScript): Scene {
  const scene = openScene();
  scene.agent('tomasz', { script });
  scene.presence('tomasz', 'Available');
  return scene;
}

describe('an agent with a script', () => {
  test('answers after their time, talks for theirs, wraps up for theirs, and is available again', () => {
    const scene = scripted({
      onRing: 'answers',
      afterMs: 1_000,
      hangsUpAfterMs: 5_000,
      wrapsUpAfterMs: 2_000,
      says: { toneHz: 880 },
    });
    scene.inbound();
    scene.pass(999);
    expect(scene.sees('tomasz')).toContain('PendingBusy');
    scene.pass(1);
    expect(scene.heard()).toEqual(['customer tomasz']);
    const own = scene.instance.conversations[0]?.parties.find((it) => it.agentId === 'tomasz');
    expect(own?.voice).toEqual({ toneHz: 880 });
    scene.pass(5_000);
    expect(scene.sees('tomasz')).toContain('AfterCallWork');
    scene.pass(2_000);
    expect(scene.sees('tomasz')).toBe('Available');
  });

  test('rejects after their time, and the next agent is rung', () => {
    const scene = scripted({ onRing: 'rejects', afterMs: 500 });
    scene.pass(1);
    scene.presence('priya', 'Available');
    scene.inbound();
    expect(scene.sees('priya')).toBe('Available');
    scene.pass(500);
    expect(scene.sees('tomasz')).toContain('MissedCallAgent | rejected');
    expect(scene.sees('priya')).toContain('PendingBusy');
  });

  test('lets it ring out, and comes back when they have looked at the miss', () => {
    const scene = scripted({ onRing: 'ringsOut', wrapsUpAfterMs: 3_000 });
    const { id } = scene.inbound();
    scene.pass(20_000);
    expect(scene.sees('tomasz')).toContain('MissedCallAgent | missed');
    scene.customerHangsUp(id);
    scene.pass(3_000);
    expect(scene.sees('tomasz')).toBe('Available');
  });
});

describe('a call that interrupts another', () => {
  /** Priya is on a call and another customer calls. */
  function interrupted(settings = {}, steps: (scene: Scene) => unknown = () => {}): Scene {
    const scene = openScene({ interruptsAgents: true, ...settings });
    scene.presence('priya', 'Available');
    scene.inbound('+442079460001', { name: 'Amelia' });
    scene.accept('priya');
    steps(scene);
    scene.inbound('+442079460002', { name: 'Bruno' });
    return scene;
  }
  const rings =
    'PendingBusy | connected: agent connected, inbound connected | connecting: agent connecting, inbound connected';
  const notRung = 'Busy | connected: agent connected, inbound connected';

  test('rings for 30 s beside the first, and leaves it as it was when missed', () => {
    const scene = interrupted();
    expect(scene.sees('priya')).toBe(rings);
    expect(scene.heard()).toContain('Amelia priya');
    scene.pass(29_999);
    expect(scene.sees('priya')).toBe(rings);
    scene.pass(1);
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound connected | missed: agent disconnected, inbound disconnected',
    );
  });

  test('holds the first when accepted; the first comes back by hand', () => {
    const scene = interrupted();
    scene.accept('priya');
    expect(scene.sees('priya')).toBe(
      'Busy | connected: agent connected, inbound hold | connected: agent connected, inbound connected',
    );
    expect(scene.heard()).toEqual(['priya', 'Bruno priya']);
    scene.hangUp('priya');
    expect(scene.sees('priya')).toContain('connected: agent connected, inbound hold');
  });

  test('is never accepted by itself', () => {
    const scene = interrupted({}, (it) => it.agent('priya', { autoAccepts: true }));
    scene.pass(10_000);
    expect(scene.sees('priya')).toBe(rings);
  });

  test('takes no more than two', () => {
    const scene = interrupted();
    scene.accept('priya');
    scene.inbound('+442079460003');
    expect(scene.snapshot('priya').contacts).toHaveLength(2);
  });

  test('goes to a free agent first', () => {
    const scene = interrupted({}, (it) => it.presence('tomasz', 'Available'));
    expect(scene.sees('priya')).toBe(notRung);
    expect(scene.sees('tomasz')).toContain('PendingBusy');
  });

  test('leaves a conference to the others while the agent is away, who comes back as one', () => {
    const scene = openScene({ interruptsAgents: true });
    scene.presence('priya', 'Available');
    scene.inbound('+442079460001', { name: 'Amelia' });
    scene.accept('priya');
    const haulier = scene.bring('priya', 'to-haulier');
    scene.answers(haulier.id);
    scene.conference('priya');
    const first = scene.newest('priya').contactId;
    scene.inbound('+442079460002', { name: 'Bruno' });
    scene.accept('priya');
    expect(scene.heard()).toEqual(['Amelia Northgate Haulage', 'Bruno priya']);
    scene.hangUp('priya');
    scene.clear('priya');
    expect(scene.sees('priya')).toBe('Busy | connected: agent hold, inbound connected, outbound connected');
    expect(scene.newest('priya').contactId).toBe(first);
    scene.hold('priya', scene.connection('priya', 'agent'), false);
    expect(scene.heard()).toEqual(['Amelia Northgate Haulage priya']);
  });

  test.each<[string, Parameters<typeof interrupted>]>([
    ['where the instance does not interrupt', [{ interruptsAgents: false }]],
    ['an agent who is not to be interrupted', [{}, (it) => it.agent('priya', { canBeInterrupted: false })]],
    [
      'an agent with a desk phone',
      [{}, (it) => it.agent('priya', { phone: { type: 'desk', number: '+442079460111' } })],
    ],
    ['an agent who said what comes next', [{}, (it) => it.presence('priya', 'Lunch', true)]],
  ])('does not ring %s', (_, how) => {
    expect(interrupted(...how).sees('priya')).toBe(notRung);
  });

  test('does not ring while somebody is being called, in wrap-up, or with a callback in a callback', () => {
    const calling = interrupted({}, (it) => it.bring('priya', 'to-haulier'));
    expect(calling.snapshot('priya').contacts).toHaveLength(1);
    const wrappingUp = interrupted({}, (it) => it.hangUp('priya'));
    expect(wrappingUp.snapshot('priya').contacts).toHaveLength(1);
    const scene = openScene({ interruptsAgents: true });
    scene.presence('priya', 'Available');
    const { id } = scene.callback('+442079460001');
    scene.accept('priya');
    scene.answers(id);
    scene.callback('+442079460002');
    expect(scene.snapshot('priya').contacts).toHaveLength(1);
    scene.inbound('+442079460003');
    expect(scene.snapshot('priya').contacts).toHaveLength(2);
  });
});
