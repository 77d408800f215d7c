/** An agent with a desk phone: it rings there, is picked up there, and has no media in the browser. */

import { expect, test } from 'vitest';
import { type OperationInput, operations } from '../../../simulator/connect/api/operations.ts';
import { openScene, type Scene } from './scene.ts';

function atDesk(): Scene {
  const scene = openScene();
  scene.agent('priya', { phone: { type: 'desk', number: '+442079460111' } });
  scene.presence('priya', 'Available');
  return scene;
}
const media = (scene: Scene) => scene.newest('priya').connections.some((it) => 'softphoneMediaInfo' in it);

test('an offered call is picked up by hand, and never has media', () => {
  const scene = atDesk();
  const { id } = scene.inbound();
  expect(media(scene)).toBe(false);
  const [agent] = scene.instance.agents;
  const live = { state: scene.instance, change: scene.run };
  expect(() =>
    operations.AcceptContact?.({ live, agent, input: { contactId: id } as OperationInput } as never),
  ).toThrow(expect.objectContaining({ type: 'InvalidStateException' }));
  scene.picksUp('priya');
  expect(scene.sees('priya')).toBe('Busy | connected: agent connected, inbound connected');
  expect(media(scene)).toBe(false);
});

test('dialling rings the desk phone first, and the customer once it is picked up', () => {
  const scene = atDesk();
  scene.script('+442079460958', { answersAfterMs: 2_000 });
  scene.dial('priya');
  expect(scene.sees('priya')).toBe('CallingCustomer | connecting: agent connecting, outbound connecting');
  scene.pass(5_000);
  expect(scene.sees('priya')).toContain('outbound connecting');
  scene.picksUp('priya');
  expect(scene.sees('priya')).toBe('CallingCustomer | connecting: agent connected, outbound connecting');
  scene.pass(2_000);
  expect(scene.sees('priya')).toBe('Busy | connected: agent connected, outbound connected');
});

test('a desk phone that is not picked up fails the dialling, and the customer was never called', () => {
  const scene = atDesk();
  scene.dial('priya');
  scene.pass(20_000);
  expect(scene.sees('priya')).toBe('FailedConnectAgent | error: agent disconnected, outbound disconnected');
});

test('hanging up before it is picked up leaves nothing', () => {
  const scene = atDesk();
  scene.dial('priya');
  scene.hangUp('priya');
  expect(scene.sees('priya')).toBe('Available');
});

test('the script of an agent with a desk phone picks it up', () => {
  const scene = atDesk();
  scene.agent('priya', { script: { onRing: 'answers', afterMs: 500 } });
  scene.dial('priya');
  scene.pass(500);
  expect(scene.sees('priya')).toContain('agent connected, outbound connecting');
});
