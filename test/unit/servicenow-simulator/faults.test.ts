import { expect, test } from 'vitest';
import { ask, openInstance } from './instance.ts';

const path = '/api/now/table/interaction';
const operation = 'table/interaction POST';

test('[XX-03] rate limits are told in headers, and 429 says when to come back', async () => {
  const instance = await openInstance({
    settings: { rateLimit: { perHour: 2, rule: 'Table API' } },
    now: () => Date.parse('2026-01-01T10:59:30Z'),
  });
  const first = await ask(instance, 'priya', 'GET', path);
  expect(first.headers.get('x-ratelimit-limit')).toBe('2');
  expect(first.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-01-01T11:00:00Z') / 1000));
  await ask(instance, 'priya', 'GET', path);
  const third = await ask(instance, 'priya', 'GET', path);
  expect(third).toMatchObject({ status: 429, body: { error: { message: 'Rate limit exceeded' } } });
  expect(third.headers.get('retry-after')).toBe('30');
  expect((await ask(instance, 'tomasz', 'GET', path)).status).toBe(200);
});

test('[XX-03] without a rule there are no such headers', async () => {
  const { headers } = await ask(await openInstance(), 'priya', 'GET', path);
  expect(headers.get('x-ratelimit-limit')).toBeNull();
});

test('[XX-04] faults spoil so many requests, and then it answers again', async () => {
  const instance = await openInstance();
  const { client } = instance;
  await client.setFault({ operation, effect: 'status', status: 503, retryAfter: 7, times: 1 });
  const spoilt = await ask(instance, 'priya', 'POST', path, {});
  expect([spoilt.status, spoilt.headers.get('retry-after')]).toEqual([503, '7']);
  await client.setFault({ operation, effect: 'html', times: 1 });
  expect((await ask(instance, 'priya', 'POST', path, {})).headers.get('content-type')).toContain('html');
  await client.setFault({ operation, effect: 'cut', times: 1 });
  await expect(ask(instance, 'priya', 'POST', path, {})).rejects.toThrow();
  expect((await client.records({ table: 'interaction' })).rows).toEqual([]);
  expect((await ask(instance, 'priya', 'POST', path, {})).status).toBe(201);
});

test('[XX-04] a lost answer was done, and a doubled request is done twice', async () => {
  const instance = await openInstance();
  const { client } = instance;
  await client.setFault({ operation, effect: 'lost', times: 1 });
  await expect(ask(instance, 'priya', 'POST', path, {})).rejects.toThrow();
  expect((await client.records({ table: 'interaction' })).rows).toHaveLength(1);
  await client.setFault({ operation, effect: 'doubled', times: 1 });
  await ask(instance, 'priya', 'POST', path, {});
  expect((await client.records({ table: 'interaction' })).rows).toHaveLength(3);
});

test('[XX-04] a sleeping instance shows its page, one that is down nothing', async () => {
  const instance = await openInstance();
  await instance.client.changeSettings({ isSleeping: true });
  expect((await ask(instance, 'priya', 'GET', path)).body).toContain('hibernating');
  await instance.client.goDown({});
  await expect(ask(instance, 'priya', 'GET', path)).rejects.toThrow();
  await instance.client.comeUp({});
  await instance.client.changeSettings({ isSleeping: false });
  expect((await ask(instance, 'priya', 'GET', path)).status).toBe(200);
});

test('[CC-08] what is not installed has no address', async () => {
  const instance = await openInstance({ settings: { missing: ['wrapup'] } });
  const { status, body } = await ask(instance, 'priya', 'POST', '/api/now/wrapup/segment/create', {});
  expect([status, body.error.message]).toEqual([400, 'Requested URI does not represent any resource']);
});

test('[XX-03] CORS headers are for listed origins, or for everybody when it is loose', async () => {
  const instance = await openInstance({ settings: { corsOrigins: ['https://listed.example'] } });
  const allowed = async (origin: string) =>
    (await ask(instance, 'priya', 'GET', path, undefined, { origin })).headers.get(
      'access-control-allow-origin',
    );
  expect(await allowed('https://listed.example')).toBe('https://listed.example');
  expect(await allowed('chrome-extension://abc')).toBeNull();
  await instance.client.changeSettings({ cors: 'loose' });
  expect(await allowed('chrome-extension://abc')).toBe('chrome-extension://abc');
  const preflight = await fetch(instance.url + path, {
    method: 'OPTIONS',
    headers: { origin: 'https://x.example' },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
    200,
    'GET,POST,PUT,PATCH,DELETE',
  ]);
});
