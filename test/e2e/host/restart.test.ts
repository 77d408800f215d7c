/** A browser that is closed in a call and opened again. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import type { WrapUpForm } from '../../../lib/queries.ts';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { extensionFolder } from '../../../scripts/build.ts';
import type { Seat } from '../../../scripts/seat.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { call, customer, phase } from '../call-moves.ts';
import { takeClosedSeat } from '../outside.ts';
import { hostKind } from '../world.ts';

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

/** The wrap-up of a call as a page of ours asks for it, once its record is there. */
async function formOf(seat: Seat, callId: string): Promise<WrapUpForm> {
  for (;;) {
    const { value } = await ask<WrapUpForm | null>(seat, 'wrapUpForm', callId);
    if (value) return value;
    await new Promise((again) => setTimeout(again, 100));
  }
}
const ask = <Value>(seat: Seat, name: string, ...args: unknown[]): Promise<{ value: Value }> =>
  seat.probe.evaluate((request) => chrome.runtime.sendMessage(request), { to: 'background', name, args });

test('[FT-12][AC-30] a browser closed in a call and opened again has the call once the agent is signed in, what became of its sound, and the notes', async () => {
  const before = await open();
  if (hostKind === 'window') await before.command('useHost', 'window');
  await before.signIn(connect.url, 'priya');
  const id = await talk(before);
  const { record } = await formOf(before, id);
  await ask(before, 'saveDraft', { ...emptyDraft(record.sys_id), work_notes: 'Arrived cracked.' });
  await before[Symbol.asyncDispose]();

  const seat = await open();
  onTestFinished(() => seat[Symbol.asyncDispose]());
  await signedIn(seat);
  const back = await seat.waitForSession(({ calls }) => calls.length > 0);
  expect(call(back)).toMatchObject({ id, phase: 'connected', number: customer });
  expect((await formOf(seat, id)).draft?.work_notes).toBe('Arrived cracked.');
  await seat.waitForSession((session) => call(session)?.media === 'late' || call(session)?.media === 'live');
  await seat.command('hangUp', id);
  await seat.waitForSession(phase('wrap-up'));
  await seat.command('clear', id);
});
