/**
 * Every door the connector has (lib/servicenow/endpoints.ts), against every way the instance can fail it, over HTTP: a
 * defined result, in time, and the door works afterwards. A door that is not in that list cannot be asked.
 */

import { afterAll, describe, expect, test } from 'vitest';
import { endpointNames, endpointOf, endpoints } from '../../../lib/servicenow/endpoints.ts';
import { type FailureKind, isPassing } from '../../../lib/servicenow/failure.ts';
import { createAsk, type InstanceRequest } from '../../../lib/servicenow/request.ts';
import type { Fault } from '../../../simulator/servicenow/faults.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { basicOf } from '../../fakes/servicenow.ts';

const instance = await createServiceNowInstance();
afterAll(() => instance.stop());
const { url, client } = instance;

const asking = (limitMs = 20_000) =>
  createAsk({
    origin: url,
    authorization: async () => basicOf('priya'),
    send: fetch,
    now: Date.now,
    limitMs,
  });

const parts: Record<string, string> = { table: 'interaction' };

/** A request to this door, about something that is nowhere. */
function requestTo(name: (typeof endpointNames)[number]): InstanceRequest {
  const { method, path } = endpoints[name];
  const whole = path.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? 'b'.repeat(32));
  return { method, path: whole, ...(method === 'GET' ? {} : { body: {} }) };
}

const faults: [name: string, fault: Omit<Fault, 'operation'>, kind: FailureKind][] = [
  ['401', { effect: 'status', status: 401 }, 'signed-out'],
  ['403', { effect: 'status', status: 403 }, 'no-role'],
  ['404', { effect: 'status', status: 404 }, 'not-found'],
  ['409', { effect: 'status', status: 409 }, 'conflict'],
  ['429', { effect: 'status', status: 429, retryAfter: 7 }, 'busy'],
  ['500', { effect: 'status', status: 500 }, 'broken'],
  ['a timeout', { effect: 'hang' }, 'no-answer'],
  ['a cut line', { effect: 'cut' }, 'cut'],
  ['HTML instead of JSON', { effect: 'html' }, 'not-json'],
];

describe.each(endpointNames)('[XX-04][CC-07] %s', (name) => {
  const request = requestTo(name);

  test('is told from the others, and says what it is for', () => {
    expect(endpointOf(request)).toBe(name);
    expect(endpoints[name].does).not.toBe('');
  });

  test.each(faults)('%s has a defined result, once', async (_, fault, kind) => {
    await client.setFault({ operation: '*', times: 1, ...fault });
    const answered = await asking(kind === 'no-answer' ? 100 : 20_000)(request);
    expect(answered).toMatchObject({ failure: { kind } });
    if (kind === 'busy') expect(answered).toMatchObject({ failure: { retryAfterMs: 7_000 } });
    const after = await asking()(request);
    if ('failure' in after) expect(isPassing(after.failure), after.failure.kind).toBe(false);
  });

  test('a sleeping instance has a defined result', async () => {
    await client.changeSettings({ isSleeping: true });
    expect(await asking()(request)).toMatchObject({ failure: { kind: 'asleep' } });
    await client.changeSettings({ isSleeping: false });
  });
});

test('[XX-04] an instance that is away has a defined result', async () => {
  await client.goDown({});
  for (const name of endpointNames)
    expect(await asking()(requestTo(name))).toMatchObject({ failure: { kind: 'cut' } });
  await client.comeUp({});
});

test.each<Pick<InstanceRequest, 'method' | 'path'>>([
  { method: 'GET', path: '/api/now/stats/interaction' },
  { method: 'PUT', path: '/api/now/table/interaction' },
  { method: 'GET', path: '/api/now/table/interaction/a/b' },
  { method: 'GET', path: '/api/now/table/' },
  { method: 'GET', path: '/api/now/table/a;b' },
  { method: 'GET', path: '/api/now/table/../oauth_token.do' },
  { method: 'POST', path: '/oauth_token.do' },
])('[XX-05][CC-07] a door of nobody’s is not asked: $method $path', async (request) => {
  const asked: unknown[] = [];
  const ask = createAsk({
    ...{ origin: url, authorization: async () => 'Basic x', now: Date.now },
    send: async (...given) => {
      asked.push(given);
      return new Response('{}');
    },
  });
  expect(await ask(request)).toMatchObject({ failure: { kind: 'refused' } });
  expect(asked).toEqual([]);
});
