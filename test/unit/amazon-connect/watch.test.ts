import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchStreams } from '../../../lib/amazon-connect/watch.ts';
import type { Connection } from '../../../lib/session.ts';
import { agentSnapshot } from '../../fakes/connect-snapshots.ts';
import { fakeStreams } from '../../fakes/fake-streams.ts';

let time: number;
let lifetime: AbortController;
const status = Object.assign(new EventTarget(), { state: 'granted' });
function watched() {
  const fake = fakeStreams(agentSnapshot());
  const permissions = { query: async () => status as unknown as PermissionStatus };
  const watch = watchStreams(
    fake.streams,
    { now: () => time, permissions, changed: () => {} },
    lifetime.signal,
  );
  return { fake, watch };
}
beforeEach(() => {
  time = 1_800_000_000_000;
  lifetime = new AbortController();
});
afterEach(() => lifetime.abort());

it.each([
  ['slept', 600_000],
  ['had its clock set back', -3_600_000],
])('[AC-09][FT-18] a computer that %s: what was known is not believed until data comes', (_, jumpMs) => {
  const { fake, watch } = watched();
  fake.trigger('REFRESH');
  expect(watch.connection()).toEqual({ state: 'ready' });
  time += jumpMs;
  watch.tick();
  expect(watch.connection()).toMatchObject({ state: 'reconnecting', afterSleep: true });
  fake.trigger('REFRESH');
  expect(watch.connection()).toEqual({ state: 'ready' });
});

it('[AC-09] a hidden page that is given a turn but once a minute has not slept', () => {
  const { watch } = watched();
  time += 60_000;
  watch.tick();
  expect(watch.connection()).not.toHaveProperty('afterSleep');
});

it('[AC-09] a microphone that is allowed, and held by another program, is not blocked', async () => {
  const { fake, watch } = watched();
  await vi.waitFor(() => expect(watch.health().microphone).toBe('granted'));
  fake.trigger('SOFTPHONE_ERROR', { errorType: 'microphone_not_shared' });
  expect(watch.health()).toMatchObject({ microphone: 'granted', softphoneError: 'microphone_not_shared' });
});

it('signalling that ended before anybody watched is told', () => {
  const { streams } = fakeStreams(agentSnapshot());
  Object.assign(streams, { webSocketInitFailed: true });
  const watch = watchStreams(streams, { now: () => time, changed: () => {} }, lifetime.signal);
  expect(watch.health().socket).toBe('failed');
});

it.each<[string, string[], Connection['state']]>([
  ['a refused session', ['REFRESH', 'AUTH_FAIL'], 'reconnecting'],
  ['a session that ended', ['REFRESH', 'TERMINATED'], 'signed-out'],
  ['a sign-in that was tried too often', ['AUTHORIZE_RETRIES_EXHAUSTED'], 'signed-out'],
  ['the same of another kind', ['CTI_AUTHORIZE_RETRIES_EXHAUSTED'], 'signed-out'],
  ['an agent without access', ['ACCESS_DENIED'], 'access-denied'],
  ['a frame that was given up', ['IFRAME_RETRIES_EXHAUSTED'], 'unreachable'],
  ['a frame that falls silent', ['REFRESH', 'ACK_TIMEOUT'], 'reconnecting'],
  ['a frame that stays silent', ['REFRESH', 'ACK_TIMEOUT', 'ACK_TIMEOUT', 'ACK_TIMEOUT'], 'unreachable'],
])('[AC-06] %s is told', (_, events, state) => {
  const { fake, watch } = watched();
  fake.trigger('ACKNOWLEDGE');
  for (const event of events) fake.trigger(event);
  expect(watch.connection().state).toBe(state);
});
