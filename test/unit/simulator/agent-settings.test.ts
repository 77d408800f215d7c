import { describe, expect, test } from 'vitest';
import { openScene } from './scene.ts';

describe('what an administrator sets for an agent', () => {
  test('a wrap-up limit of zero makes the agent available at once', () => {
    const scene = openScene();
    scene.run(({ instance }) => Object.assign(instance.agents[0] as object, { wrapUpLimitMs: 0 }));
    scene.presence('priya', 'Available');
    scene.inbound();
    scene.accept('priya');
    scene.hangUp('priya');
    expect(scene.sees('priya')).toBe('Available');
  });

  test('a wrap-up limit clears the contact when it is over, and not before', () => {
    const scene = openScene();
    scene.run(({ instance }) => Object.assign(instance.agents[0] as object, { wrapUpLimitMs: 30_000 }));
    scene.presence('priya', 'Available');
    scene.inbound();
    scene.accept('priya');
    scene.hangUp('priya');
    scene.pass(29_999);
    expect(scene.snapshot('priya').state.name).toBe('AfterCallWork');
    scene.pass(1);
    expect(scene.sees('priya')).toBe('Available');
  });

  test('auto-accept answers by itself', () => {
    const scene = openScene();
    scene.run(({ instance }) => Object.assign(instance.agents[0] as object, { autoAccepts: true }));
    scene.presence('priya', 'Available');
    scene.inbound();
    scene.pass(500);
    expect(scene.snapshot('priya').state.name).toBe('Busy');
  });

  test('a desk phone has no softphone media', () => {
    const scene = openScene();
    scene.run(({ instance }) =>
      Object.assign(instance.agents[0] as object, { phone: { type: 'desk', number: '+442079460111' } }),
    );
    scene.presence('priya', 'Available');
    scene.inbound();
    expect(scene.newest('priya').connections.some((it) => 'softphoneMediaInfo' in it)).toBe(false);
  });

  test('the time of a state moves only when the state does', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    const since = scene.snapshot('priya').state.startTimestamp;
    scene.pass(5_000);
    scene.presence('tomasz', 'Available');
    expect(scene.snapshot('priya').state.startTimestamp).toBe(since);
  });
});
