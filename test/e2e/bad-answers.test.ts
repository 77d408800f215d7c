/** An instance that answers wrongly in a call: it is said at once, nothing is lost, and it works again by itself. */

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Fault } from '../../simulator/connect/faults.ts';
import { call, phase, startOver, talk, wrapUp } from './call-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
});
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(() => startOver(world));

/** Far less than the 45 s after which silence itself is noticed. */
const soonMs = 25_000;

it.each<[string, Omit<Fault, 'operation'>, string]>([
  ['garbage', { effect: 'garbage' }, 'reconnecting'],
  ['a 500', { effect: 'status', status: 500 }, 'reconnecting'],
  ['a 403', { effect: 'status', status: 403 }, 'access-denied'],
])('[AC-06] %s during a call is told at once; the call and its sound stay', async (_, fault, state) => {
  const id = await talk(world);
  await world.connect.client.setFault({ operation: 'GetAgentSnapshot', ...fault });
  // The poll that is held now still answers; the next one does not.
  await world.command('hold', id);
  const cut = await world.waitForSession(({ connection }) => connection.state === state, soonMs);
  expect(call(cut)).toMatchObject({ id, media: 'live' });
  await world.connect.client.clearFaults({});
  await world.waitForSession(({ connection }) => connection.state === 'ready', soonMs);
  await world.waitForSession(phase('held'));
  await wrapUp(world, id);
});
