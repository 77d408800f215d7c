/** The same calls over both Connect hosts: framed in the extension, and Amazon's page in a window of its own. */

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HostKind } from '../../../lib/session.ts';
import {
  call,
  choosePresence,
  countRings,
  customer,
  noCalls,
  phase,
  type RingCount,
  ring,
  startOver,
  talk,
  wrapUp,
} from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { moveHost, ownRings } from './host-moves.ts';

const world = await signedInWorld();

describe.each<HostKind>(['framed', 'window'])('the %s host', (kind) => {
  let host: RingCount;

  beforeAll(() => moveHost(world, kind));
  beforeEach(async () => {
    await startOver(world);
    host = await countRings(world);
  });

  it('[AC-18][AC-23][AC-24][AC-25][AC-29][AC-31] takes a call from ring to the end of its wrap-up', async () => {
    await ownRings(world);
    const before = await host.rings();
    const id = await ring(world);
    expect(call(await world.session())).toMatchObject({
      direction: 'inbound',
      kind: 'call',
      number: customer,
      queue: 'Billing',
    });
    await expect.poll(host.isRinging).toBe(true);
    await world.command('accept', id);
    await expect.poll(host.isRinging).toBe(false);
    const talking = await world.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
    expect(call(talking)?.answeredAt).toBeGreaterThanOrEqual(call(talking)?.offeredAt ?? Infinity);
    await world.command('hold', id);
    await world.waitForSession(phase('held'));
    await world.command('resume', id);
    await world.waitForSession(phase('connected'));
    await world.command('mute', id);
    await world.waitForSession((s) => call(s)?.isMuted === true);
    await world.command('unmute', id);
    await world.waitForSession((s) => call(s)?.isMuted === false);
    await world.command('hangUp', id);
    const over = await world.waitForSession(phase('wrap-up'));
    expect(call(over)).toMatchObject({ endReason: 'completed' });
    expect(over.agent?.presence.name).toBe('AfterCallWork');
    await world.command('clear', id);
    const clear = await world.waitForSession(noCalls);
    expect(clear.agent?.presence.name).toBe('Available');
    expect(clear.unanswered).toBeNull();
    expect((await host.rings()) - before).toBe(1);
    expect(await ownRings(world)).toBe(0);
  });

  it('rings on, once, while the worker is stopped, and the call can be answered after', async () => {
    const before = await host.rings();
    const id = await ring(world);
    await expect.poll(host.isRinging).toBe(true);
    await world.killWorker();
    expect(await host.isRinging()).toBe(true);
    await world.command('accept', id);
    await world.waitForSession(phase('connected'));
    await expect.poll(host.isRinging).toBe(false);
    expect((await host.rings()) - before).toBe(1);
    await wrapUp(world, id);
  });

  it('keeps a call and its audio while the worker is stopped', async () => {
    const id = await talk(world);
    const { answeredAt } = call(await world.session()) ?? {};
    await world.killWorker();
    await world.command('hold', id);
    const held = await world.waitForSession(phase('held'));
    expect(call(held)).toMatchObject({ id, answeredAt, media: 'live' });
    await world.command('resume', id);
    await world.waitForSession(phase('connected'));
    await wrapUp(world, id);
  });

  it('[AC-33] places a call only after its card, and connects when the customer answers', async () => {
    await world.connect.client.scriptCustomer({
      number: '+442079460992',
      script: { answersAfterMs: 300 },
    });
    await world.command('suggestNumber', '020 7946 0992', 'GB');
    const { suggestion, calls } = await world.waitForSession((s) => s.suggestion !== null);
    expect(suggestion).toMatchObject({ tabId: null, number: { kind: 'ordinary', e164: '+442079460992' } });
    expect(calls).toEqual([]);
    await world.command('dialSuggestion', suggestion?.id ?? '', false);
    const talking = await world.waitForSession(phase('connected'));
    expect(talking.suggestion).toBeNull();
    expect(call(talking)).toMatchObject({ direction: 'outbound', number: '+442079460992' });
    await wrapUp(world, call(talking)?.id ?? '');
  });

  it('[AC-26] hands a call over to a number and leaves', async () => {
    const target = '+441614960123';
    await world.connect.client.scriptCustomer({ number: target, script: { answersAfterMs: 300 } });
    const id = await talk(world);
    await world.command('transfer', id, { kind: 'number', e164: target });
    await world.waitForSession(phase('wrap-up'));
    await world.command('clear', id);
    await world.waitForSession(noCalls);
  });

  it('is not moved during a call', async () => {
    const id = await talk(world);
    const other = kind === 'framed' ? 'window' : 'framed';
    await expect(world.command('useHost', other)).rejects.toThrow('on-a-call');
    expect((await world.session()).host.kind).toBe(kind);
    await wrapUp(world, id);
  });

  it('follows a supervisor who changes the agent’s state', async () => {
    await choosePresence(world, 'Available');
    await world.connect.client.forcePresence({ agent: 'priya', presence: 'lunch' });
    await world.waitForSession((s) => s.agent?.presence.name === 'Lunch');
  });
});
