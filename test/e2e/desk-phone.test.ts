/** An agent with a desk phone: it is answered by hand, and what only a softphone can do is not offered. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, customer, noCalls, phase, startOver } from './call-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
});
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await startOver(world);
  await world.connect.client.changeAgent({ agent: 'priya', deskPhone: '+442079460111' });
  // Connect tells a changed configuration within its 30 s beat; the agent's own page asks anew.
  await world.command('restartHost');
  await world.waitForSession(({ agent }) => agent?.phone.type === 'desk', 40_000);
}, 60_000);

describe('[AC-04] a desk phone', () => {
  it('[AC-18] is answered by hand: Accept and digits are refused and reach nobody', async () => {
    const { client } = world.connect;
    await client.placeCall({ number: customer, queue: 'Billing' });
    const id = call(await world.waitForSession(phase('ringing')))?.id ?? '';
    await expect(world.command('accept', id)).rejects.toThrow('not-now');
    await client.agentPicksUp({ agent: 'priya' });
    const talking = await world.waitForSession(phase('connected'));
    expect(call(talking)).toMatchObject({ phone: 'desk', media: 'none' });
    await expect(world.command('sendDigits', id, '1')).rejects.toThrow('not-now');
    await expect(world.command('mute', id)).rejects.toThrow('not-now');
    expect(await client.journal('AcceptContact')).toEqual([]);
    expect(await client.journal('SendDigits')).toEqual([]);
    await world.command('hold', id);
    await world.waitForSession(phase('held'));
    await world.command('resume', id);
    await world.waitForSession(phase('connected'));
    await world.command('hangUp', id);
    await world.waitForSession(phase('wrap-up'));
    await world.command('clear', id);
    await world.waitForSession(noCalls);
  });
});
