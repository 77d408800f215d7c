import { describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const ringMs = 20_000;

/** Priya is Available; the steps; what she then sees. */
const cases: [title: string, steps: (scene: Scene) => unknown, sees: string][] = [
  [
    'rings an available agent',
    (it) => it.inbound(),
    'PendingBusy | connecting: agent connecting, inbound connected',
  ],
  [
    'accepting connects',
    (it) => [it.inbound(), it.accept('priya')],
    'Busy | connected: agent connected, inbound connected',
  ],
  [
    'hold is the state of a connection, not of the contact',
    (it) => [it.inbound(), it.accept('priya'), it.hold('priya', it.connection('priya', 'inbound'))],
    'Busy | connected: agent connected, inbound hold',
  ],
  [
    'resume takes the customer back',
    (it) => {
      it.inbound();
      it.accept('priya');
      it.hold('priya', it.connection('priya', 'inbound'));
      it.hold('priya', it.connection('priya', 'inbound'), false);
    },
    'Busy | connected: agent connected, inbound connected',
  ],
  [
    'hanging up starts wrap-up',
    (it) => [it.inbound(), it.accept('priya'), it.hangUp('priya')],
    'AfterCallWork | ended: agent disconnected, inbound disconnected',
  ],
  [
    'a customer who hangs up starts wrap-up',
    (it) => {
      const { id } = it.inbound();
      it.accept('priya');
      it.customerHangsUp(id);
    },
    'AfterCallWork | ended: agent disconnected, inbound disconnected',
  ],
  [
    'clearing goes back to Available',
    (it) => [it.inbound(), it.accept('priya'), it.hangUp('priya'), it.clear('priya')],
    'Available',
  ],
  [
    'rejecting leaves an error to clear',
    (it) => [it.inbound(), it.reject('priya')],
    'MissedCallAgent | rejected: agent disconnected, inbound disconnected',
  ],
  [
    'not answering in time is a miss',
    (it) => [it.inbound(), it.pass(ringMs)],
    'MissedCallAgent | missed: agent disconnected, inbound disconnected',
  ],
  [
    'one millisecond earlier it still rings',
    (it) => [it.inbound(), it.pass(ringMs - 1)],
    'PendingBusy | connecting: agent connecting, inbound connected',
  ],
  [
    'a miss keeps new offers away',
    (it) => [it.inbound(), it.pass(ringMs), it.inbound()],
    'MissedCallAgent | missed: agent disconnected, inbound disconnected',
  ],
  [
    'clearing a miss brings the waiting call back',
    (it) => [it.inbound(), it.pass(ringMs), it.clear('priya')],
    'PendingBusy | connecting: agent connecting, inbound connected',
  ],
  [
    'choosing Available clears a miss',
    (it) => {
      const { id } = it.inbound();
      it.pass(ringMs);
      it.customerHangsUp(id);
      it.presence('priya', 'Available');
    },
    'Available',
  ],
  [
    'a caller who gives up while ringing takes the offer away',
    (it) => it.customerHangsUp(it.inbound().id),
    'Available',
  ],
  [
    'dialling',
    (it) => it.dial('priya'),
    'CallingCustomer | connecting: agent connected, outbound connecting',
  ],
  [
    'the dialled customer answers',
    (it) => it.answers(it.dial('priya').id),
    'Busy | connected: agent connected, outbound connected',
  ],
  [
    'the dialled customer is busy',
    (it) => it.fails(it.dial('priya').id, 'busy'),
    'LineEngagedCustomer | error: agent disconnected, outbound disconnected',
  ],
  [
    'the call fails',
    (it) => it.fails(it.dial('priya').id, 'failed'),
    'FailedConnectCustomer | error: agent disconnected, outbound disconnected',
  ],
  [
    'nobody answers the dialling',
    (it) => [it.dial('priya'), it.pass(45_000)],
    'MissedCallCustomer | error: agent disconnected, outbound disconnected',
  ],
  [
    'a scripted number answers after its time',
    (it) => [it.script('+442079460958', { answersAfterMs: 3_000 }), it.dial('priya'), it.pass(3_000)],
    'Busy | connected: agent connected, outbound connected',
  ],
  [
    'a scripted number that is busy fails at once',
    (it) => [it.script('+442079460958', { answersAfterMs: 'busy' }), it.dial('priya'), it.pass(0)],
    'LineEngagedCustomer | error: agent disconnected, outbound disconnected',
  ],
  [
    'a scripted customer hangs up',
    (it) => [it.inbound(undefined, { hangsUpAfterMs: 5_000 }), it.accept('priya'), it.pass(5_000)],
    'AfterCallWork | ended: agent disconnected, inbound disconnected',
  ],
  [
    'an offered callback',
    (it) => it.callback(),
    'PendingBusy | incoming: agent connecting, outbound connecting',
  ],
  [
    'an accepted callback dials',
    (it) => [it.callback(), it.accept('priya')],
    'CallingCustomer | connecting: agent connected, outbound connecting',
  ],
  [
    'an answered callback',
    (it) => {
      const { id } = it.callback();
      it.accept('priya');
      it.answers(id);
    },
    'Busy | connected: agent connected, outbound connected',
  ],
  [
    'a callback nobody answers',
    (it) => [it.callback(), it.accept('priya'), it.pass(45_000)],
    'MissedCallCustomer | error: agent disconnected, outbound disconnected',
  ],
  [
    'a missed callback has its own name',
    (it) => [it.callback(), it.pass(ringMs)],
    'Default | missed: agent disconnected, outbound disconnected',
  ],
  [
    'Lunch chosen on a call waits',
    (it) => [it.inbound(), it.accept('priya'), it.presence('priya', 'Lunch', true)],
    'Busy | connected: agent connected, inbound connected',
  ],
  [
    'Lunch is taken when the contact is cleared',
    (it) => [
      it.inbound(),
      it.accept('priya'),
      it.presence('priya', 'Lunch', true),
      it.hangUp('priya'),
      it.clear('priya'),
    ],
    'Lunch',
  ],
  [
    'choosing Available again takes the next state back',
    (it) => {
      it.inbound();
      it.accept('priya');
      it.presence('priya', 'Lunch', true);
      it.presence('priya', 'Available', true);
      it.hangUp('priya');
      it.clear('priya');
    },
    'Available',
  ],
  [
    'choosing a state in wrap-up clears the contact',
    (it) => [it.inbound(), it.accept('priya'), it.hangUp('priya'), it.presence('priya', 'Break')],
    'Break',
  ],
  ['Offline is offered nothing', (it) => [it.presence('priya', 'Offline'), it.inbound()], 'Offline'],
  [
    'a waiting call is offered once the agent is Available',
    (it) => [it.presence('priya', 'Break'), it.inbound(), it.presence('priya', 'Available')],
    'PendingBusy | connecting: agent connecting, inbound connected',
  ],
];

describe('one agent', () => {
  test.each(cases)('%s', (_title, steps, sees) => {
    const scene = openScene();
    scene.presence('priya', 'Available');
    steps(scene);
    expect(scene.sees('priya')).toBe(sees);
  });
});
