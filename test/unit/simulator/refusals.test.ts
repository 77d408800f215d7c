import { describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

describe('what is refused', () => {
  const refusals: [title: string, steps: (scene: Scene) => unknown, type: string][] = [
    [
      'a state chosen on a live contact without waiting',
      (it) => [it.inbound(), it.presence('priya', 'Break')],
      'InvalidStateException',
    ],
    [
      'accepting what does not ring',
      (it) => [it.inbound(), it.accept('priya'), it.accept('priya')],
      'InvalidStateException',
    ],
    [
      'clearing a live call',
      (it) => [it.inbound(), it.accept('priya'), it.clear('priya')],
      'InvalidStateException',
    ],
    [
      'holding twice',
      (it) => [
        it.inbound(),
        it.accept('priya'),
        it.hold('priya', it.connection('priya', 'inbound')),
        it.hold('priya', it.connection('priya', 'inbound')),
      ],
      'InvalidStateException',
    ],
    [
      'resuming what is not held',
      (it) => [it.inbound(), it.accept('priya'), it.hold('priya', it.connection('priya', 'inbound'), false)],
      'InvalidStateException',
    ],
    ['a number that is none', (it) => it.dial('priya', '12345'), 'BadEndpointException'],
    [
      'a number in a country the instance does not dial',
      (it) => it.dial('priya', '+5511987654321'),
      'BadEndpointException',
    ],
    ['dialling while on a call', (it) => [it.dial('priya'), it.dial('priya')], 'InvalidStateException'],
    [
      'hanging up a connection that is not there',
      (it) => [it.inbound(), it.accept('priya'), it.drop('priya', 'nobody')],
      'ConnectionNotFoundException',
    ],
  ];

  test.each(refusals)('%s, and nothing changes', (_title, steps, type) => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    expect(() => steps(scene)).toThrow(expect.objectContaining({ type }));
  });

  test('a refused verb leaves the instance as it was', () => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    const before = scene.instance;
    expect(() => scene.dial('priya', '12345')).toThrow();
    expect(scene.instance).toBe(before);
  });

  test('an agent without the permission cannot dial', () => {
    const scene = openScene();
    scene.run(({ instance }) => Object.assign(instance.agents[0] as object, { canDial: false }));
    expect(() => scene.dial('priya')).toThrow(
      expect.objectContaining({ type: 'UnauthorizedOutboundCallException' }),
    );
  });
});
