/** A browser that is closed in a call and opened again. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { extensionOrigin } from '../../scripts/browser.ts';
import { extensionFolder } from '../../scripts/build.ts';
import type { Seat } from '../../scripts/seat.ts';
import { type ConnectInstance, createConnectInstance } from '../../simulator/connect/server.ts';
import { call, customer, phase } from './call-moves.ts';
import { takeClosedSeat } from './outside.ts';

let connect: ConnectInstance;
let profile: string;

beforeAll(async () => {
  connect = await createConnectInstance({ approvedOrigins: [extensionOrigin] });
  profile = await mkdtemp(join(tmpdir(), 'profile-'));
});
afterAll(async () => {
  await connect?.stop();
  await rm(profile, { recursive: true, force: true });
});

const open = () =>
  takeClosedSeat({ extension: extensionFolder('test'), isHeadless: true, audio: 'fake', profile });

/** A browser may let go of the cookie of a sign-in when it is closed, or keep it. */
async function signedIn(seat: Seat): Promise<void> {
  const { connection } = await seat.waitForSession(
    ({ connection: { state }, agent }) => state === 'signed-out' || (state === 'ready' && agent !== null),
    60_000,
  );
  if (connection.state === 'signed-out') await seat.signIn(connect.url, 'priya');
}

async function talk(seat: Seat): Promise<string> {
  await connect.client.forcePresence({ agent: 'priya', presence: 'Available' });
  await connect.client.placeCall({ number: customer, queue: 'Billing' });
  const id = call(await seat.waitForSession(phase('ringing')))?.id ?? '';
  await seat.command('accept', id);
  await seat.waitForSession((session) => phase('connected')(session) && call(session)?.media === 'live');
  return id;
}

test('a browser closed in a call and opened again has the call once the agent is signed in, and what became of its sound', async () => {
  const before = await open();
  await before.signIn(connect.url, 'priya');
  const id = await talk(before);
  await before[Symbol.asyncDispose]();

  const seat = await open();
  onTestFinished(() => seat[Symbol.asyncDispose]());
  await signedIn(seat);
  const back = await seat.waitForSession(({ calls }) => calls.length > 0);
  expect(call(back)).toMatchObject({ id, phase: 'connected', number: customer });
  await seat.waitForSession((session) => call(session)?.media === 'late' || call(session)?.media === 'live');
  await seat.command('hangUp', id);
  await seat.waitForSession(phase('wrap-up'));
  await seat.command('clear', id);
});
