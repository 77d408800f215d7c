/** What an agent can lose in the middle of a call: the sign-in, and the instance they are set up for. */

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
  const out = await world.waitForSession(({ connection }) => connection.state === 'signed-out', 40_000);
  expect(out.readiness).toMatchObject({ light: 'off', why: { title: 'Signed in', mend: 'signIn' } });
  const popup = await world.own('popup.html');
  await popup.waitForSelector('::-p-aria([name="End"][role="button"])');
  await popup.close();
  await world.signIn();
  await world.command('hangUp', id);
  await world.waitForSession(phase('wrap-up'));
  await world.command('clear', id);
}, 120_000);
