import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAmazonConnect } from '../../../lib/amazon-connect/platform.ts';
import type { PlatformReport } from '../../../lib/voice-platform.ts';
import { agentSnapshot, at, connection, contact, own } from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

const aside = contact({
  contactId: 'aside',
  connections: [own({ connectionId: 'own-aside' }), connection({ is: 'hold' })],
});
const ccpUrl = 'https://harbour.my.connect.aws/ccp-v2/';
let fake: FakeStreams;
let lifetime: AbortController;
let report: PlatformReport;
const muted = () => Object.fromEntries(report.calls.map(({ id, isMuted }) => [id, isMuted]));

/** Two calls: the agent talks in `contact`, and `aside` is on hold. */
function two() {
  fake = fakeStreams(agentSnapshot([contact(), aside]));
  lifetime = new AbortController();
  const platform = createAmazonConnect(fake.streams, { hostId: 'host', ccpUrl }, lifetime.signal);
  platform.onReport((next) => {
    report = next;
  });
  return platform;
}

beforeEach(() => void vi.useFakeTimers({ now: at(0) }));
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

it('[AC-24] a muted call that Connect does not take up leaves the one that talks on heard', async () => {
  const platform = two();
  await platform.mute('aside');
  fake.answers.with = { failure: '{"type":"AccessDeniedException"}' };
  await expect(platform.resume('aside')).rejects.toMatchObject({ code: 'refused' });
  expect(fake.asked.map(([name]) => name)).toEqual(['mute', 'resume', 'unmute']);
  expect(muted()).toEqual({ contact: false, aside: true });
});

it('[AC-24] one that was not muted, and is not taken up, leaves the muted one that talks on muted', async () => {
  const platform = two();
  await platform.mute('contact');
  fake.answers.with = { failure: '{"type":"AccessDeniedException"}' };
  await expect(platform.resume('aside')).rejects.toMatchObject({ code: 'refused' });
  expect(fake.asked.map(([name]) => name)).toEqual(['mute', 'resume']);
  expect(muted()).toEqual({ contact: true, aside: false });
});
