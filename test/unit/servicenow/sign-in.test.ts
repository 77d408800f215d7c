/** Signing in at the simulated instance, by its own pages: what the identity API's window would do is done by fetch. */

import { expect, onTestFinished, test } from 'vitest';
import { createServiceNowSignIn } from '../../../entrypoints/background/servicenow/sign-in.ts';
import type { Fault } from '../../../simulator/servicenow/faults.ts';
import { clientId } from '../../../simulator/servicenow/host.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const redirectUri = 'https://henalglmcglkjkggicbfgcfginabigkk.chromiumapp.org/';

async function open(settings: object = {}, limitMs = 20_000) {
  const instance = await createServiceNowInstance({ settings: { redirectUrls: [redirectUri], ...settings } });
  onTestFinished(() => instance.stop());
  const world = {
    now: Date.now(),
    cookie: '',
    consent: 'allow',
    launches: [] as boolean[],
    /** Bends the address that the agent is sent back to. */
    bend: (address: string) => address,
  };

  /** A window of the browser: it logs in once, keeps its cookie and consents. Silent ones do neither. */
  async function launch(url: string, isInteractive: boolean): Promise<string> {
    world.launches.push(isInteractive);
    const get = () => fetch(url, { headers: { cookie: world.cookie }, redirect: 'manual' });
    let answer = await get();
    if (answer.status === 200 && !world.cookie && isInteractive) {
      const destination = new URL(url).pathname + new URL(url).search;
      const form = new URLSearchParams({ user_name: 'priya', user_password: 'connect', destination });
      const letIn = await fetch(`${instance.url}/login.do`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
      world.cookie = letIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      answer = await get();
    }
    if (answer.status === 200 && isInteractive)
      answer = await fetch(url, {
        ...{ method: 'POST', headers: { cookie: world.cookie }, redirect: 'manual' },
        body: new URLSearchParams({ answer: world.consent }),
      });
    const location = answer.headers.get('location');
    if (!location) throw new Error('User interaction required.');
    return world.bend(location);
  }

  const stored = storedArea();
  const signIn = createServiceNowSignIn({
    ...{ stored, launch, send: fetch, now: () => world.now, redirectUri: () => redirectUri, limitMs },
    instance: async () => ({ origin: instance.url, clientId }),
  });
  const header = async () => {
    const who = await signIn.signedIn(instance.url);
    return who && signIn.authorization(who.id);
  };
  const status = async () => {
    const authorization = await header();
    if (authorization === null) return null;
    const headers = { authorization, accept: 'application/json' };
    return (await fetch(`${instance.url}/api/now/table/awa_queue`, { headers })).status;
  };
  return { instance, world, signIn, header, status, stored };
}

test('[XX-03] code, PKCE and state lead to a token that the instance takes', async () => {
  const { signIn, status, world } = await open();
  expect(await status()).toBeNull();
  expect(world.launches).toEqual([]);
  expect(await signIn.signIn()).toBeNull();
  expect(await status()).toBe(200);
});

test('[XX-03] a token that ends is renewed unseen, while the instance still knows the agent', async () => {
  const { signIn, status, world, instance } = await open();
  await signIn.signIn();
  await instance.client.changeSettings({ asksConsent: false });
  world.now += 1_800_000;
  expect(await status()).toBe(200);
  expect(world.launches).toEqual([true, false]);
});

test('[XX-03] where a person is needed it says signed out, and tries no more for a while', async () => {
  const { signIn, status, world } = await open();
  await signIn.signIn();
  world.now += 1_800_000;
  expect(await status()).toBeNull();
  expect(await status()).toBeNull();
  expect(world.launches).toEqual([true, false]);
});

test('[XX-03] a refresh token is used where one is given', async () => {
  const { signIn, status, world, instance, header } = await open({ refreshesPublicClients: true });
  await signIn.signIn();
  await instance.client.expireTokens({ kind: 'access' });
  await signIn.expired(String(await header()));
  expect(await status()).toBe(200);
  expect(world.launches).toEqual([true]);
});

test('[XX-03] a refresh token that was taken back is tried once, not with every request', async () => {
  const { signIn, status, instance, header } = await open({ refreshesPublicClients: true });
  await signIn.signIn();
  for (const kind of ['access', 'refresh'] as const) await instance.client.expireTokens({ kind });
  await signIn.expired(String(await header()));
  const before = (await instance.client.journal('oauth_token')).length;
  for (let asked = 0; asked < 3; asked++) expect(await status()).toBeNull();
  expect(await instance.client.journal('oauth_token')).toHaveLength(before + 1);
});

test.each([-3_600_000, 3_600_000, 86_400_000])(
  '[XX-03] a clock that is %i ms off lets the agent in all the same, for as long as the token lives',
  async (offMs) => {
    const { signIn, status, world } = await open();
    world.now += offMs;
    expect(await signIn.signIn()).toBeNull();
    expect(await status()).toBe(200);
    world.now += 1_700_000;
    expect(await status()).toBe(200);
    expect(world.launches).toEqual([true]);
  },
);

test('[XX-03] several that ask at once renew once', async () => {
  const { signIn, world, instance, header } = await open();
  await signIn.signIn();
  await instance.client.changeSettings({ asksConsent: false });
  world.now += 1_800_000;
  const headers = await Promise.all([1, 2, 3].map(() => header()));
  expect(new Set(headers).size).toBe(1);
  expect(world.launches).toEqual([true, false]);
});

test('[XX-03] a refused consent is told as such', async () => {
  const { signIn, world, header } = await open();
  world.consent = 'deny';
  expect(await signIn.signIn()).toBe('consent-refused');
  expect(await header()).toBeNull();
});

test.each([
  ['another state', (to: string) => to.replace(/state=[^&]+/, 'state=other'), 'wrong-state'],
  [
    'another address',
    (to: string) => to.replace('chromiumapp.org/', 'chromiumapp.org/other'),
    'mixed-up-redirect',
  ],
  ['another host', (to: string) => to.replace(/\/\/[^/]+/, '//evil.example'), 'mixed-up-redirect'],
  ['a made-up code', (to: string) => to.replace(/code=[^&]+/, 'code=made-up'), 'code-refused'],
  ['no code', (to: string) => to.replace(/code=[^&]+&?/, ''), 'no-code'],
] as const)('[XX-03] %s is no sign-in', async (_, bend, problem) => {
  const { signIn, world, header } = await open();
  world.bend = bend;
  expect(await signIn.signIn()).toBe(problem);
  expect(await header()).toBeNull();
});

test('[XX-03] a code is taken once: a replayed one ends what the first gave', async () => {
  const { signIn, status, world } = await open();
  let first = '';
  world.bend = (to) => {
    first ||= /code=([^&]+)/.exec(to)?.[1] ?? '';
    return to.replace(/code=[^&]+/, `code=${first}`);
  };
  expect(await signIn.signIn()).toBeNull();
  expect(await signIn.signIn()).toBe('code-refused');
  expect(await status()).toBe(401);
});

test.each<[string, Omit<Fault, 'operation'>]>([
  ...[401, 403, 404, 409, 429, 500].map(
    (status) => [String(status), { effect: 'status', status }] as [string, Omit<Fault, 'operation'>],
  ),
  ['a timeout', { effect: 'hang' }],
  ['a cut line', { effect: 'cut' }],
  ['HTML instead of JSON', { effect: 'html' }],
])(
  '[XX-03][XX-04] with %s where codes are exchanged nobody is signed in, and the next try does',
  async (_, fault) => {
    // The next try has as long: a machine that is busy with other things answers late.
    const limitMs = fault.effect === 'hang' ? 2_000 : 20_000;
    const { signIn, instance, status, header } = await open({}, limitMs);
    await instance.client.setFault({ operation: 'oauth_token', times: 1, ...fault });
    expect(await signIn.signIn()).toBe(fault.status === 401 ? 'code-refused' : 'not-answered');
    expect(await header()).toBeNull();
    expect(await signIn.signIn()).toBeNull();
    expect(await status()).toBe(200);
  },
);

test('[XX-03] a sleeping instance lets nobody in, silently or not, and says so', async () => {
  const { signIn, instance, world, header } = await open();
  await signIn.signIn();
  world.now += 1_800_000;
  await instance.client.changeSettings({ isSleeping: true });
  expect(await header()).toBeNull();
  expect(await signIn.signIn()).toBe('no-code');
});

test('[XX-03] user name and password do for a developer instance, and stay in session storage', async () => {
  const { signIn, status, stored } = await open();
  await signIn.useBasic('priya', 'connect');
  expect(await status()).toBe(200);
  await signIn.useBasic('priya', 'wrong');
  expect(await status()).toBe(401);
  await signIn.signOut();
  expect(await status()).toBeNull();
  expect(JSON.stringify(stored.items)).not.toContain('Basic');
});

test('[XX-03] signing out ends the token on the instance too', async () => {
  const { signIn, instance, header } = await open();
  await signIn.signIn();
  const authorization = (await header()) ?? '';
  await signIn.signOut();
  const headers = { authorization, accept: 'application/json' };
  expect((await fetch(`${instance.url}/api/now/table/awa_queue`, { headers })).status).toBe(401);
});
