/** What can go wrong between an instance and a call: the sign-in ends, another instance is set up, or its answers are wrong for a while. */

import { beforeEach, expect, it } from 'vitest';
import type { Fault } from '../../../simulator/connect/faults.ts';
import { softphoneElsewhere } from '../agent/broken-phone.ts';
import { call, customer, phase, startOver, talk, wrapUp } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();

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

it('another instance is refused during a call, and nothing of this one is lost', async () => {
  const id = await talk(world);
  const { instance } = await world.session();
  await expect(world.command('useInstance', 'https://elsewhere.my.connect.aws')).rejects.toThrow('on-a-call');
  await world.killWorker();
  await world.command('hold', id);
  expect((await world.waitForSession(phase('held'))).instance).toBe(instance);
  await world.command('resume', id);
  await world.waitForSession(phase('connected'));
  await wrapUp(world, id);
});

it('[AC-10] signing out is refused during a call', async () => {
  const id = await talk(world);
  await expect(world.command('signOut')).rejects.toThrow('on-a-call');
  await wrapUp(world, id);
});

it('[AC-07][AC-09] a session that ends during a call: signing in again brings the controls back', async () => {
  const id = await talk(world);
  await world.connect.client.expireTokens({ kind: 'session' });
  await world.connect.client.expireTokens({ kind: 'access' });
  await world.command('hold', id).catch(() => {});
  // What it means for a ring is worked out a moment after.
  const out = await world.waitForSession(
    ({ connection, readiness }) => connection.state === 'signed-out' && readiness.light !== 'missed',
    40_000,
  );
  expect(out.readiness).toMatchObject({ light: 'off', why: { title: 'Signed in', mend: 'signIn' } });
  const popup = await world.own('popup.html');
  await popup.waitForSelector('::-p-aria([name="End"][role="button"])');
  await popup.close();
  await world.signIn();
  await world.command('hangUp', id);
  await world.waitForSession(phase('wrap-up'));
  await world.command('clear', id);
}, 120_000);

it('[FT-13] a softphone that another browser has by then is said, until it is closed there', async () => {
  const { client } = world.connect;
  await client.changeSettings({ ringTimeoutMs: 120_000 });
  await world.command('signOut');
  await world.waitForSession(({ connection }) => connection.state === 'signed-out');
  const other = await softphoneElsewhere(world);
  await client.forcePresence({ agent: 'priya', presence: 'Available' });
  const { contactId } = await client.placeCall({ number: customer, queue: 'billing' });
  await expect.poll(async () => (await client.journal('accept')).at(-1)?.status).toBe(200);
  await world.signIn();
  const { readiness } = await world.waitForSession(({ readiness: { light } }) => light === 'missed');
  expect(readiness.why).toMatchObject({
    title: 'Softphone',
    text: expect.stringContaining('Another tab or browser holds it'),
  });
  await other.close();
  await client.customerHangsUp({ id: contactId });
  await startOver(world);
  await world.command('dismissUnanswered');
  await world.command('restartHost');
  await world.waitForSession(({ readiness: { light } }) => light === 'ready');
}, 120_000);
