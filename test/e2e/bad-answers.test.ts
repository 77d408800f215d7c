/** An instance that answers garbage: it is said, nothing is lost, and it works again by itself. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { phase, startOver, talk, wrapUp } from './call-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
  await startOver(world);
});
afterAll(() => world?.[Symbol.asyncDispose]());

it('[AC-06] garbage during a call is told as a lost connection; the call and its sound stay', async () => {
  const id = await talk(world);
  await world.connect.client.setFault({ operation: 'GetAgentSnapshot', effect: 'garbage' });
  await world.connect.client.setFault({ operation: 'GetAgentConfiguration', effect: 'garbage' });
  // The poll that is held now still answers; the next ones do not.
  await world.command('hold', id);
  // Streams says nothing of polls that fail: silence is noticed after 45 s.
  const cut = await world.waitForSession(({ connection }) => connection.state === 'reconnecting', 90_000);
  expect(cut.calls[0]).toMatchObject({ id, media: 'live' });
  await world.connect.client.clearFaults({});
  await world.waitForSession(({ connection }) => connection.state === 'ready', 40_000);
  await world.waitForSession(phase('held'));
  await wrapUp(world, id);
}, 150_000);
