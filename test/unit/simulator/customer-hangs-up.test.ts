/** The customer hangs up at each point of a call, and who is left with what. */

import { expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const wrapUp = 'AfterCallWork | ended: agent disconnected, inbound disconnected';
const wrapUpOfThree = `${wrapUp}, outbound disconnected`;

const points: [at: string, steps: (scene: Scene) => unknown, priya: string, tomasz: string][] = [
  [
    'back in the queue',
    (it) => it.reject('priya'),
    'MissedCallAgent | rejected: agent disconnected, inbound disconnected',
    'Offline',
  ],
  ['while it rings', () => {}, 'Available', 'Offline'],
  ['while connected', (it) => it.accept('priya'), wrapUp, 'Offline'],
  [
    'while held',
    (it) => [it.accept('priya'), it.hold('priya', it.connection('priya', 'inbound'))],
    wrapUp,
    'Offline',
  ],
  [
    'while the colleague rings',
    (it) => [it.accept('priya'), it.presence('tomasz', 'Available'), it.bring('priya', 'to-tomasz')],
    'Busy | connected: agent connected, inbound disconnected, outbound connecting',
    'PendingBusy | connecting: agent connecting, inbound connected',
  ],
  [
    'in a consult',
    (it) => consult(it),
    'Busy | connected: agent connected, inbound disconnected, outbound connected',
    'Busy | connected: agent connected, inbound connected',
  ],
  [
    'in a consult, heard while the colleague is held',
    (it) => [consult(it), it.toggle('priya')],
    'Busy | connected: agent connected, inbound disconnected, outbound hold',
    'Busy | connected: agent connected, inbound connected',
  ],
  [
    'in a conference: the others stay',
    (it) => [consult(it), it.conference('priya')],
    'Busy | connected: agent connected, inbound disconnected, outbound connected',
    'Busy | connected: agent connected, inbound connected',
  ],
  ['after the first agent left', (it) => [consult(it), it.hangUp('priya')], wrapUpOfThree, wrapUp],
];

function consult(scene: Scene): void {
  scene.accept('priya');
  scene.presence('tomasz', 'Available');
  scene.bring('priya', 'to-tomasz');
  scene.accept('tomasz');
}

test.each(points)('%s', (_, steps, priya, tomasz) => {
  const scene = openScene();
  scene.presence('priya', 'Available');
  const { id } = scene.inbound();
  steps(scene);
  scene.customerHangsUp(id);
  expect(scene.sees('priya')).toBe(priya);
  expect(scene.sees('tomasz')).toBe(tomasz);
  // Whoever is left can end it, and nothing stays behind.
  for (const login of ['priya', 'tomasz']) {
    if (scene.snapshot(login).contacts[0]?.state.type === 'connected') scene.hangUp(login);
    if (scene.snapshot(login).contacts.length > 0) scene.clear(login);
  }
  scene.presence('tomasz', 'Available');
  expect(scene.instance.conversations).toEqual([]);
});
