/** What Streams makes of a refused accept, and that the reason is told all the same. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAmazonConnect } from '../../../lib/amazon-connect/platform.ts';
import { agentSnapshot, contact } from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

let fake: FakeStreams;
let lifetime: AbortController;

beforeEach(() => {
  lifetime = new AbortController();
  fake = fakeStreams(agentSnapshot([contact({ is: 'connecting' })]));
});
afterEach(() => {
  lifetime.abort();
  vi.unstubAllGlobals();
});

const open = () =>
  createAmazonConnect(
    fake.streams,
    { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' },
    lifetime.signal,
  );
const codeOf = (asked: Promise<void>) =>
  asked.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );

it.each([
  ['ContactNotFoundException', 404, 'no-such-call'],
  ['InvalidStateException', 400, 'not-now'],
  ['AccessDeniedException', 403, 'refused'],
  ['UnauthorizedException', 401, 'signed-out'],
  ['InternalServiceException', 500, 'no-answer'],
])('[AC-18] an accept that met %s says so, though Streams keeps silent', async (type, statusCode, code) => {
  fake.answers.with = 'silent';
  const asked = codeOf(open().accept('contact'));
  const error = { type, message: 'The caller is gone.', statusCode };
  // Another request that failed is none of its business.
  fake.trigger('API_METRIC', { name: 'getAgentSnapshot', error: { statusCode: 500 } });
  fake.trigger('API_METRIC', { name: 'acceptContact', error });
  expect(await asked).toBe(code);
});

it('[AC-18] an accept that failed for a reason nobody measured is refused', async () => {
  fake.answers.with = { failure: 'error' };
  expect(await codeOf(open().accept('contact'))).toBe('refused');
});

it.each([
  ['is not reached', () => Promise.reject(new TypeError('Failed to fetch')), 'no-answer'],
  ['answers', () => Promise.resolve(new Response()), 'done'],
])('[AC-10] signing out when the instance %s', async (_, answer, code) => {
  const asked = vi.fn<typeof fetch>(answer);
  vi.stubGlobal('fetch', asked);
  expect(await codeOf(open().signOut())).toBe(code);
  // Nobody waits for an instance that keeps silent.
  expect(asked.mock.calls[0]?.[1]?.signal).toBeInstanceOf(AbortSignal);
});
