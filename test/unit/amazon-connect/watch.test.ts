import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchStreams } from '../../../lib/amazon-connect/watch.ts';
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
