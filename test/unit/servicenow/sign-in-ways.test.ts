/** What a sign-in comes to without an instance: the browser's words, answers of another sign-in, and whose tokens are whose. */

import { expect, test } from 'vitest';
import { createServiceNowSignIn } from '../../../entrypoints/background/servicenow/sign-in.ts';
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

test('[XX-05] tokens are for the instance that gave them, and are taken back there', async () => {
  const here = 'https://harbour.service-now.com';
  const there = 'https://other.service-now.com';
  const tokens = { accessToken: 'a', expiresAt: 2_000_000, refreshToken: 'r' };
  const asked: string[] = [];
  // By now another instance is set.
  const signIn = createServiceNowSignIn({
    ...{ stored: storedArea({ serviceNowSignIn: { origin: here, tokens } }), redirectUri: () => redirectUri },
    ...{ launch: async () => '', now: () => 1_000_000 },
    send: async (url) => {
      asked.push(String(url));
      return new Response();
    },
    instance: async () => ({ origin: there, clientId: 'client' }),
  });
  expect(await signIn.authorization(here)).toBe('Bearer a');
  expect(await signIn.authorization(there)).toBeNull();
  await signIn.signOut(here);
  expect(asked).toEqual([]);
  await signIn.signOut(there);
  expect(asked).toEqual(['a', 'r'].map((token) => `${here}/oauth_revoke_token.do?token=${token}`));
  expect(await signIn.authorization(here)).toBeNull();
});

test('[XX-03][CC-09] who signs in while a change of the instance still signs others out is in', async () => {
  const here = 'https://harbour.service-now.com';
  const stored = storedArea({
    serviceNowSignIn: { origin: 'https://other.service-now.com', basic: 'Basic o' },
  });
  const signIn = createServiceNowSignIn({
    ...{ stored, redirectUri: () => redirectUri, launch: async () => '', now: () => 1_000_000 },
    ...{ send: async () => new Response(), instance: async () => ({ origin: here, clientId: '' }) },
  });
  await Promise.all([signIn.useBasic('priya', 'connect'), signIn.signOut(here)]);
  expect(await signIn.authorization(here)).toBe(`Basic ${btoa('priya:connect')}`);
});

test('[XX-05] tokens that come back renewed after the agent left let nobody in again', async () => {
  const here = 'https://harbour.service-now.com';
  const tokens = { accessToken: 'a', expiresAt: 0, refreshToken: 'r' };
  const answer = Promise.withResolvers<Response>();
  const signIn = createServiceNowSignIn({
    ...{ stored: storedArea({ serviceNowSignIn: { origin: here, tokens } }), redirectUri: () => redirectUri },
    ...{ launch: async () => '', now: () => 1_000_000 },
    send: (url) => (String(url).includes('revoke') ? Promise.resolve(new Response()) : answer.promise),
    instance: async () => ({ origin: here, clientId: 'client' }),
  });
  const renewed = signIn.authorization(here);
  await signIn.signOut();
  answer.resolve(Response.json({ access_token: 'b', refresh_token: 's', expires_in: 1800 }));
  await renewed;
  expect(await signIn.authorization(here)).toBeNull();
});
