/** Every request against every way the instance can fail it: a defined result, in time, and the same request works afterwards. */

import { describe, expect, onTestFinished, test } from 'vitest';
import type { FailureKind } from '../../../lib/servicenow/failure.ts';
import { probeInstance } from '../../../lib/servicenow/features.ts';
import { parseServiceNowUrl } from '../../../lib/servicenow/instance-address.ts';
import { createAsk, type InstanceRequest, listRequest, queryValue } from '../../../lib/servicenow/request.ts';
import { createServiceNowInstance, type ServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { basicOf } from '../../fakes/servicenow.ts';

let instance: ServiceNowInstance;
const opened = createServiceNowInstance();

async function open(): Promise<ServiceNowInstance> {
  instance = await opened;
  await instance.client.comeUp({});
  await instance.client.reset({});
  return instance;
}

const asking = (url: string, login = 'priya', limitMs = 20_000) =>
  createAsk({ origin: url, authorization: async () => basicOf(login), send: fetch, now: Date.now, limitMs });

const sysId = 'b'.repeat(32);
const endpoints: [operation: string, request: InstanceRequest][] = [
  ['table/interaction POST', { method: 'POST', path: '/api/now/table/interaction', body: { sys_id: sysId } }],
  ['table/interaction GET', listRequest('interaction', '', ['sys_id'], 1)],
  ['wrapup/code POST', { method: 'POST', path: '/api/now/wrapup/code', body: { name: 'Refund' } }],
  [
    'sn_omni_callback/callback/create POST',
    {
      method: 'POST',
      path: '/api/sn_omni_callback/callback/create',
      body: { type: 'asap', phoneNumber: '+442079460958' },
    },
  ],
  ['table/customer_contact GET', listRequest('customer_contact', 'nameSTARTSWITHAmara', ['name'], 5)],
  ['awa/presence_states GET', { method: 'GET', path: `/api/now/awa/agents/${sysId}/presence_states` }],
];

const faults: [name: string, fault: object, kind: FailureKind][] = [
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

describe.each(endpoints)('[XX-04] %s', (operation, request) => {
  test.each(faults)('%s has a defined result', async (_, fault, kind) => {
    const { url, client } = await open();
    await client.setFault({ operation, effect: 'cut', times: 1, ...fault });
    const ask = asking(url, 'priya', kind === 'no-answer' ? 150 : 20_000);
    const answered = await ask(request);
    expect(answered).toMatchObject({ failure: { kind } });
    if (kind === 'busy') expect(answered).toMatchObject({ failure: { retryAfterMs: 7_000 } });
    // The door itself is open; an agent who is nowhere is not found by any of them.
    const after = await asking(url)(request);
    if ('failure' in after) expect(after.failure.kind).toBe('not-found');
  });

  test('a sleeping instance has a defined result', async () => {
    const { url, client } = await open();
    await client.changeSettings({ isSleeping: true });
    expect(await asking(url)(request)).toMatchObject({ failure: { kind: 'asleep' } });
  });

  test('an instance that is away has a defined result', async () => {
    const { url, client } = await open();
    await client.goDown({});
    expect(await asking(url)(request)).toMatchObject({ failure: { kind: 'cut' } });
  });
});

test('[XX-05] a path to somebody else gets no answer and no header', async () => {
  const asked: string[] = [];
  const ask = createAsk({
    ...{ origin: 'https://harbour.service-now.com', authorization: async () => 'Basic x', now: Date.now },
    send: async (url) => {
      asked.push(String(url));
      return new Response('{}');
    },
  });
  for (const path of ['//evil.example/x', 'https://evil.example/x'])
    expect(await ask({ method: 'GET', path })).toMatchObject({ failure: { kind: 'refused' } });
  expect(asked).toEqual([]);
});

test('[XX-05] nobody is followed to another address', async () => {
  const ask = createAsk({
    ...{ origin: 'https://harbour.service-now.com', authorization: async () => 'Basic x', now: Date.now },
    send: async (_, init) => {
      expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
      return new Response(null, { status: 302, headers: { location: 'https://sso.example/' } });
    },
  });
  expect(await ask({ method: 'GET', path: '/api/now/table/x' })).toMatchObject({
    failure: { kind: 'signed-out' },
  });
});

describe('[CC-08][VO-03][VO-04] the probe', () => {
  const failed = (verdicts: object) =>
    Object.entries(verdicts).flatMap(([name, verdict]) =>
      verdict.works ? [] : [`${name} ${verdict.failure.kind}`],
    );

  test.each([
    ['priya', []],
    ['tomasz', ['callbacks no-role']],
    ['mei', ['wrap-up no-role', 'callbacks no-role', 'presence no-role', 'work no-role']],
    [
      'amara',
      [
        ...['records no-role', 'wrap-up no-role', 'callbacks no-role'],
        ...['people no-role', 'consumers no-role', 'presence no-role', 'work no-role'],
      ],
    ],
  ])('says what does not work for %s', async (login, wanted) => {
    const { url } = await open();
    const probe = await probeInstance(asking(url, login));
    if ('failure' in probe) throw new Error(probe.failure.kind);
    expect(probe.user.user_name).toBe(login);
    expect(failed(probe.verdicts)).toEqual(wanted);
  });

  test('tells a missing part from a missing role', async () => {
    const { url, client } = await open();
    await client.changeSettings({ missing: ['callback', 'wrapup', 'awa'] });
    const probe = await probeInstance(asking(url));
    if ('failure' in probe) throw new Error(probe.failure.kind);
    expect(failed(probe.verdicts)).toEqual([
      'wrap-up not-installed',
      'callbacks not-installed',
      'presence not-installed',
    ]);
  });

  test('answers a stranger with one failure', async () => {
    const { url } = await open();
    expect(await probeInstance(asking(url, 'nobody'))).toMatchObject({ failure: { kind: 'signed-out' } });
  });
});

test.each([
  ['harbour.service-now.com', 'https://harbour.service-now.com'],
  ['https://harbour.service-now.com/now/nav/ui', 'https://harbour.service-now.com'],
  ['https://help.harbour.example', 'https://help.harbour.example'],
  ['localhost:7434', 'http://localhost:7434'],
])('[XX-03] %s is an instance', (text, origin) => {
  expect(parseServiceNowUrl(text)).toEqual({ origin });
});

test.each([
  '',
  'http://harbour.service-now.com',
  'https://a:b@harbour.service-now.com',
  'developer.servicenow.com',
  'ftp://x.example',
  'https://10.0.0.1',
  'harbour',
])('[XX-03] %s is none', (text) => {
  expect(parseServiceNowUrl(text)).toHaveProperty('problem');
});

test('[XX-03] a value cannot begin another part of a query', () => {
  expect(queryValue('a^ORname=b')).toBe('aORname=b');
});

test('the instance is closed', async () => {
  onTestFinished(async () => (await opened).stop());
});
