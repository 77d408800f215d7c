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
    [
      'joining where nobody is held',
      (it) => [it.inbound(), it.accept('priya'), it.conference('priya')],
      'InvalidStateException',
    ],
    [
      'swapping with nobody',
      (it) => [it.inbound(), it.accept('priya'), it.toggle('priya')],
      'InvalidStateException',
    ],
    [
      'merging and swapping while the other side still rings',
      (it) => {
        it.inbound();
        it.accept('priya');
        it.bring('priya', 'to-haulier');
        expect(() => it.toggle('priya')).toThrow(expect.objectContaining({ type: 'InvalidStateException' }));
        it.conference('priya');
      },
      'InvalidStateException',
    ],
    [
      'bringing somebody in before the call is answered',
      (it) => [it.dial('priya'), it.bring('priya', 'to-haulier')],
      'InvalidStateException',
    ],
    [
      'muting the customer with three parties',
      (it) => [it.inbound(), it.accept('priya'), it.mute('priya', it.connection('priya', 'inbound'))],
      'InvalidStateException',
    ],
    [
      'holding oneself with three parties',
      (it) => [it.inbound(), it.accept('priya'), it.hold('priya', it.connection('priya', 'agent'))],
      'InvalidStateException',
    ],
    [
      'digits to who is held',
      (it) => {
        it.inbound();
        it.accept('priya');
        it.hold('priya', it.connection('priya', 'inbound'));
        it.digits('priya', it.connection('priya', 'inbound'), '1');
      },
      'InvalidStateException',
    ],
    [
      'letters for digits',
      (it) => [it.inbound(), it.accept('priya'), it.digits('priya', it.connection('priya', 'inbound'), 'x')],
      'InvalidInputException',
    ],
    [
      'another number while one is being called',
      (it) => [
        it.inbound(),
        it.accept('priya'),
        it.bring('priya', 'to-haulier'),
        it.bring('priya', 'to-mei'),
      ],
      'InvalidStateException',
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
