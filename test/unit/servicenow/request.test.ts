/** Requests go to the instance that is set and to nobody else; the probe tells what works there. */

import { describe, expect, onTestFinished, test } from 'vitest';
import { featureNames, features, probeInstance } from '../../../lib/servicenow/features.ts';
import { parseServiceNowUrl } from '../../../lib/servicenow/instance-address.ts';
import { createAsk, queryValue } from '../../../lib/servicenow/request.ts';
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

test('[XX-05] a path to somebody else gets no answer and no header', async () => {
  const asked: string[] = [];
  const ask = createAsk({
    ...{ origin: 'https://harbour.service-now.com', authorization: async () => 'Basic x', now: Date.now },
    send: async (url) => {
      asked.push(String(url));
      return new Response('{}');
    },
  });
  // The last two lead to doors that the instance has.
  for (const path of [
    ...['//evil.example/x', 'https://evil.example/x'],
    ...['//evil.example/api/now/table/incident', 'https://evil.example/api/now/table/incident'],
  ])
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
  expect(await ask({ method: 'GET', path: '/api/now/table/incident' })).toMatchObject({
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

  const everyRole = [...new Set(featureNames.flatMap((name) => features[name].roles))];
  test.each(everyRole)('without %s says so of what needs it, and of nothing else', async (role) => {
    const { url, client } = await open();
    const before = await probeInstance(asking(url));
    if ('failure' in before) throw new Error(before.failure.kind);
    const roles = before.roles ?? [];
    await client.giveRoles({ user: 'priya', roles: roles.filter((one) => one !== role) });
    const probe = await probeInstance(asking(url));
    if ('failure' in probe) throw new Error(probe.failure.kind);
    const needs = featureNames.filter(
      (name) =>
        features[name].roles.includes(role) &&
        !features[name].roles.some((one) => one !== role && roles.includes(one)),
    );
    expect(failed(probe.verdicts)).toEqual(needs.map((name) => `${name} no-role`));
    // What it says names the role, and what does not work without it.
    const told = needs.map((name) => features[name]);
    expect(told.every((feature) => feature.without !== '')).toBe(true);
    expect(needs.length > 0 || !roles.includes(role)).toBe(true);
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
