/** What a sign-in comes to without an instance: the browser's words, answers of another sign-in, and whose tokens are whose. */

import { expect, test } from 'vitest';
import {
  createServiceNowSignIn,
  type SignInParts,
} from '../../../entrypoints/background/servicenow/sign-in.ts';
import { launchProblem, newProof, readRedirect, signInWords } from '../../../lib/servicenow/oauth.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const redirectUri = 'https://henalglmcglkjkggicbfgcfginabigkk.chromiumapp.org/';

test.each([
  ['The user did not approve access.', 'window-closed'],
  ['User cancelled or denied access.', 'window-closed'],
  ['Authorization page could not be loaded.', 'page-not-loaded'],
  ['Did not redirect to the right page.', 'mixed-up-redirect'],
  ['Something else.', 'no-code'],
] as const)('[XX-03] the browser’s “%s” is told in words of its own', (words, problem) => {
  expect(launchProblem(`Error: ${words}`)).toBe(problem);
  expect(signInWords[problem].join(' ')).not.toContain('undefined');
});

test('[XX-03] an error that belongs to another sign-in is not believed', async () => {
  const proof = await newProof();
  const address = `${redirectUri}?error=access_denied&state=other`;
  expect(readRedirect(address, redirectUri, proof)).toEqual({ problem: 'wrong-state' });
});

const here = 'https://harbour.service-now.com';
const there = 'https://other.service-now.com';
const user = { sys_id: 'a'.repeat(32), name: 'Priya Nair', user_name: 'priya' };
const tokensUntil = (expiresAt: number, refreshToken: string | null = 'r') => ({
  ...{ id: '1', origin: here, user, agent: 'priya' },
  tokens: { accessToken: 'a', expiresAt, refreshToken },
});

/** A browser at half past sixteen, with `held` in its session storage. */
function signInOf(held: object, changed: Partial<SignInParts> = {}) {
  return createServiceNowSignIn({
    ...{ stored: storedArea({ serviceNowSignIn: held }), redirectUri: () => redirectUri },
    ...{ launch: async () => '', now: () => 1_000_000, send: async () => new Response() },
    instance: async () => ({ origin: here, clientId: 'client' }),
    ...changed,
  });
}
const renewed = (accessToken: string) =>
  Response.json({ access_token: accessToken, refresh_token: 's', expires_in: 1800 });

test('[XX-05] tokens are for the instance that gave them, and are taken back there', async () => {
  const asked: string[] = [];
  // By now another instance is set.
  const signIn = signInOf(tokensUntil(2_000_000), {
    instance: async () => ({ origin: there, clientId: 'client' }),
    send: async (url) => {
      asked.push(String(url));
      return new Response();
    },
  });
  expect(await signIn.authorization('1')).toBe('Bearer a');
  expect(await signIn.signedIn(there)).toBeNull();
  await signIn.signOut(here);
  expect(asked).toEqual([]);
  await signIn.signOut(there);
  expect(asked).toEqual(['a', 'r'].map((token) => `${here}/oauth_revoke_token.do?token=${token}`));
  expect(await signIn.authorization('1')).toBeNull();
});

test('[XX-03][CC-09] who signs in while a change of the instance still signs others out is in', async () => {
  const signIn = signInOf({ id: '0', origin: there, user, agent: null, basic: 'Basic o' });
  await Promise.all([signIn.useBasic('priya', 'connect'), signIn.signOut(here)]);
  expect(await signIn.signedIn(here)).toMatchObject({ user: null, agent: null });
});

test('[XX-05] tokens that come back renewed after the agent left let nobody in again', async () => {
  const answer = Promise.withResolvers<Response>();
  const signIn = signInOf(tokensUntil(0), {
    send: (url) => (String(url).includes('revoke') ? Promise.resolve(new Response()) : answer.promise),
  });
  const header = signIn.authorization('1');
  await signIn.signOut();
  answer.resolve(renewed('b'));
  await header;
  expect(await signIn.authorization('1')).toBeNull();
  expect(await signIn.signedIn(here)).toBeNull();
});

test('[XX-05] while one sign-in is renewed, the next one is not given its token', async () => {
  const answer = Promise.withResolvers<void>();
  const stored = storedArea({ serviceNowSignIn: tokensUntil(0) });
  const signIn = signInOf({}, { stored, send: () => answer.promise.then(() => renewed('b')) });
  const first = signIn.authorization('1');
  await stored.set({ serviceNowSignIn: { ...tokensUntil(0), id: '2', user: null } });
  const second = signIn.authorization('2');
  answer.resolve();
  expect(await first).toBeNull();
  expect(await second).toBe('Bearer b');
});

test('[XX-03] a refusal of a token from before ends neither a renewed one nor the sign-in of another', async () => {
  const signIn = signInOf(tokensUntil(2_000_000));
  expect(await signIn.expired('Bearer older')).toBe(true);
  expect(await signIn.authorization('1')).toBe('Bearer a');
  await signIn.useBasic('priya', 'connect');
  await signIn.forgetPassword('1');
  expect(await signIn.signedIn(here)).not.toBeNull();
});

test.each([
  ['who is known', user.sys_id, 'Bearer b'],
  ['somebody else', 'b'.repeat(32), null],
])('[XX-03][XX-04] unseen, the browser’s window renews for %s', async (_, sys_id, header) => {
  const signIn = signInOf(tokensUntil(0, null), {
    launch: async (url) => `${redirectUri}?code=c&state=${new URL(url).searchParams.get('state')}`,
    send: async (url) =>
      String(url).includes('sys_user') ? Response.json({ result: [{ ...user, sys_id }] }) : renewed('b'),
  });
  expect(await signIn.authorization('1')).toBe(header);
});

test('[XX-03] another instance that is set while the window is open is not signed in at', async () => {
  let origin = here;
  const signIn = signInOf(
    {},
    {
      instance: async () => ({ origin, clientId: 'client' }),
      launch: async (url) => {
        origin = there;
        return `${redirectUri}?code=c&state=${new URL(url).searchParams.get('state')}`;
      },
      send: async () => renewed('b'),
    },
  );
  expect(await signIn.signIn()).toBe('no-code');
  expect(await signIn.signedIn(here)).toBeNull();
});
