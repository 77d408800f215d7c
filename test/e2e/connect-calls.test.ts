/** Calls through the extension's Connect host against the simulated instance: real Streams, real audio, no page involved. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  call,
  choosePresence,
  countRings,
  phase,
  type RingCount,
  ring,
  startOver,
  talk,
  wrapUp,
} from './call-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let host: RingCount;

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
});
afterAll(() => world?.[Symbol.asyncDispose]());

describe('calls', () => {
  beforeEach(async () => {
    await startOver(world);
    host = await countRings(world);
  });

  it('[AC-24] stays muted over hold and resume', async () => {
    const id = await talk(world);
    await world.command('mute', id);
    await world.waitForSession((s) => call(s)?.isMuted === true);
    await world.command('hold', id);
    await world.waitForSession(phase('held'));
    await world.command('resume', id);
    expect(call(await world.waitForSession(phase('connected')))?.isMuted).toBe(true);
    await wrapUp(world, id);
  });

  it('[AC-27] sends digits in order', async () => {
    const id = await talk(world);
    await Promise.all([...'12#'].map((digit) => world.command('sendDigits', id, digit)));
    const sent = await world.connect.client.journal('SendDigits');
    expect(sent.slice(-3).map(({ input }) => (input as { digits: string }).digits)).toEqual(['1', '2', '#']);
    await wrapUp(world, id);
  });

  it('[AC-19] rejects a call and says that it was rejected, not missed', async () => {
    const id = await ring(world);
    await world.command('reject', id);
    expect(await host.isRinging()).toBe(false);
    const after = await world.waitForSession((s) => !phase('ringing')(s));
    expect(call(after)?.endReason ?? 'rejected').toBe('rejected');
    expect(after.unanswered).toBeNull();
  });

  it('[AC-20][AC-21][AC-22] shows a missed call until the agent is available again', async () => {
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_200 });
    const id = await ring(world);
    const missed = await world.waitForSession((s) => s.unanswered !== null);
    expect(missed.unanswered).toMatchObject({ id, endReason: 'missed' });
    expect(missed.agent?.presence).toMatchObject({ kind: 'error', name: 'MissedCallAgent' });
    expect(await host.isRinging()).toBe(false);
    await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
    await world.connect.client.customerHangsUp({ id });
    await choosePresence(world, 'Available');
    await world.waitForSession((s) => s.unanswered === null);
  });

  it('[AC-33] says so when the customer was not reached', async () => {
    await world.connect.client.scriptCustomer({
      number: '+442079460993',
      script: { answersAfterMs: 'busy' },
    });
    await world.command('suggestNumber', '+442079460993');
    const { suggestion } = await world.waitForSession((s) => s.suggestion !== null);
    await world.command('dialSuggestion', suggestion?.id ?? '', false);
    const failed = await world.waitForSession((s) => s.unanswered !== null);
    expect(failed.unanswered).toMatchObject({ endReason: 'failed', number: '+442079460993' });
  });

  it('[XX-07] answers once when two tabs click at the same time', async () => {
    const id = await ring(world);
    const before = (await world.connect.client.journal('AcceptContact')).length;
    await Promise.all([world.command('accept', id), world.command('accept', id)]);
    await world.waitForSession(phase('connected'));
    expect(await world.connect.client.journal('AcceptContact')).toHaveLength(before + 1);
    await wrapUp(world, id);
  });

  it('[AC-13] follows a supervisor who changes the agent’s state', async () => {
    await world.connect.client.forcePresence({ agent: 'priya', presence: 'lunch' });
    await world.waitForSession((s) => s.agent?.presence.name === 'Lunch');
  });
});
