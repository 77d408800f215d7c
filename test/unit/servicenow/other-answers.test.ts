/** Answers as other instances give them: other envelopes, other words for a refusal, other times, no counts. */

import { describe, expect, test, vi } from 'vitest';
import { failureOf } from '../../../lib/servicenow/failure.ts';
import { failureWords } from '../../../lib/servicenow/failure-words.ts';
import { createAsk, listRequest } from '../../../lib/servicenow/request.ts';
import { timeOf } from '../../../lib/servicenow/times.ts';
import { reasonsOf } from '../../../lib/servicenow/work-items.ts';
import { connected } from '../../fakes/servicenow-parts.ts';

const origin = 'https://harbour.service-now.com';
const json = { 'content-type': 'application/json;charset=UTF-8' };
/** What the connector makes of this answer of a door. */
function answer(path: string, response: Response) {
  const send = async () => response;
  const ask = createAsk({ origin, authorization: async () => 'Basic x', send, now: () => 0 });
  return ask({ method: 'GET', path });
}
const segment = '/api/now/wrapup/segment/aa';

describe('[XX-04] the envelope', () => {
  test('a door without one is answered all the same', async () => {
    const body = JSON.stringify({ success: true, sys_id: 'bb' });
    expect(await answer(segment, new Response(body, { headers: json }))).toMatchObject({
      result: { sys_id: 'bb' },
    });
  });

  test.each([
    [{ success: false, message: 'Consult not found' }, 'refused'],
    [{ result: { success: false, message: 'Agent is not available' } }, 'refused'],
    [{ result: { status: 'failure', errors: ['Parameter missing'] } }, 'refused'],
    [{ result: { status: 'unauthorized' } }, 'no-role'],
    [{ result: { status: 'error' } }, 'broken'],
    [{ result: { status: 'timeout' } }, 'no-answer'],
  ])('200 and %j is a failure', async (body, kind) => {
    const response = new Response(JSON.stringify(body), { headers: json });
    expect(await answer(segment, response)).toMatchObject({ failure: { kind } });
  });

  test('what is not found was answered, and a record’s own columns are no failure', async () => {
    const found = new Response('{"result":{"status":"not_found"}}', { headers: json });
    expect(await answer(segment, found)).toMatchObject({ result: { status: 'not_found' } });
    const row = new Response('{"result":{"status":"error","success":false}}', { headers: json });
    expect(await answer('/api/now/table/incident/aa', row)).toMatchObject({ result: { status: 'error' } });
  });

  test('done, and no more said', async () => {
    expect(await answer(segment, new Response('', { status: 200 }))).toEqual({ result: null, total: null });
  });

  test('a list without a count', async () => {
    const { path } = listRequest('incident', '', ['number'], 1);
    expect(await answer(path, new Response('{"result":[]}', { headers: json }))).toMatchObject({
      total: null,
    });
  });
});

test.each([
  [403, 'User Not Authenticated', 'no-role'],
  [403, 'User Not Authorized', 'no-role'],
  [404, 'Requested URI does not represent any resource', 'not-installed'],
  [400, 'Requested URI does not represent any resource', 'not-installed'],
  [403, 'Data Policy: Queue is mandatory', 'locked'],
])('[CC-08] %i “%s” is %s, with words for it', (status, message, kind) => {
  const text = JSON.stringify({ error: { message, detail: null }, status: 'failure' });
  const circumstances = {
    retryAfter: null,
    limitResetsAt: null,
    isRedirect: false,
    contentType: 'application/json',
  };
  const failure = failureOf({ ...circumstances, status, text }, 0);
  expect(failure?.kind).toBe(kind);
  expect(failureWords[failure?.kind ?? 'refused'][0]).not.toBe('');
});

test.each([
  ['Sat, 28 Nov 2026 12:01:30 GMT', null, 90_000],
  ['90', null, 90_000],
  ['Sat, 28 Nov 2026 11:00:00 GMT', null, 0],
  ['soon', null, null],
  ['86400', null, 3_600_000],
  // Without it, when the hour of the limit is over.
  [null, String(Date.UTC(2026, 10, 28, 12, 20) / 1000), 1_200_000],
  ['90', String(Date.UTC(2026, 10, 28, 12, 20) / 1000), 90_000],
  [null, 'soon', null],
  [null, null, null],
])(
  '[CC-07] a pause that is asked for: Retry-After %s, X-RateLimit-Reset %s',
  (retryAfter, limitResetsAt, wanted) => {
    const now = Date.UTC(2026, 10, 28, 12);
    const busy = {
      status: 429,
      text: '',
      isRedirect: false,
      contentType: 'text/html',
      retryAfter,
      limitResetsAt,
    };
    expect(failureOf(busy, now)).toMatchObject({ kind: 'busy', retryAfterMs: wanted });
  },
);

test.each([
  ['2026-11-28 12:30:15', Date.UTC(2026, 10, 28, 12, 30, 15)],
  ['2026-11-28T12:30:15Z', Date.UTC(2026, 10, 28, 12, 30, 15)],
  ['2026-11-28T12:30:15.250', Date.UTC(2026, 10, 28, 12, 30, 15, 250)],
  ['2026-11-28 12:30', Date.UTC(2026, 10, 28, 12, 30)],
  ['2026-13-28 12:30:15', null],
  ['28.11.2026 12:30:15', null],
  ['', null],
  [undefined, null],
])('[CC-19] the time %s', (text, at) => {
  expect(timeOf(text)).toBe(at);
});

test('[CC-18] reasons to reject are called as the instance shows them, in whatever language', () => {
  const rows = [
    { order: 1, value: 'busy', display_value: 'Beschäftigt', sys_id: 'r1' },
    { order: 2, value: 'Not my expertise', sys_id: 'r2' },
    { order: 3, sys_id: 'r3' },
    null,
  ];
  expect(reasonsOf(rows)).toEqual([
    { id: 'r1', name: 'Beschäftigt' },
    { id: 'r2', name: 'Not my expertise' },
  ]);
});

describe('[CC-08][XX-03] a door that is closed to an agent and calls them a stranger', () => {
  const strange = { effect: 'status', status: 401 } as const;

  test('is a missing role from the first look on, and signs nobody out', async () => {
    const { commands, view, host } = await connected();
    host.faults.set({ ...strange, operation: 'awa/presence_states GET' });
    await commands.signInToServiceNow({}, 'priya', 'connect');
    expect(view()).toMatchObject({
      state: 'ready',
      verdicts: { presence: { works: false, failure: { kind: 'no-role' } }, records: { works: true } },
    });
  });

  test('holds nothing else of a record up, and is not asked again and again', async () => {
    const { commands, serviceNow, view, aCall, host } = await connected();
    await commands.signInToServiceNow({}, 'priya', 'connect');
    host.faults.set({ ...strange, operation: 'wrapup/segment/create POST' });
    await aCall();
    await serviceNow.flush();
    await vi.waitFor(() => expect(view().verdicts?.['wrap-up'].works).toBe(false));
    expect(view()).toMatchObject({ state: 'ready', queue: { waiting: 0 }, signInProblem: null });
    expect(host.store.rows('interaction')).toHaveLength(1);
    expect(host.journal.list('wrapup/segment/create POST').length).toBeLessThanOrEqual(2);
  });

  test('is told from a sign-in that is over', async () => {
    const { commands, serviceNow, view, aCall, host } = await connected();
    await commands.signInToServiceNow({}, 'priya', 'connect');
    host.faults.set({ ...strange, operation: '*' });
    await aCall();
    await serviceNow.flush();
    await vi.waitFor(() => expect(view().state).toBe('signed-out'));
    expect(view().queue.waiting).toBe(1);
  });
});
