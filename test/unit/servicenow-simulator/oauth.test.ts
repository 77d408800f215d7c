import { expect, test } from 'vitest';
import { clientId } from '../../../simulator/servicenow/host.ts';
import type { ServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { authorizePath, newVerifier, openInstance, redirectUri } from './instance.ts';

/** Signs in at the log-in page; returns the session's cookie. */
async function logIn({ url }: ServiceNowInstance, destination: string, user_password = 'connect') {
  const answer = await fetch(`${url}/login.do`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ user_name: 'priya', user_password, destination }),
  });
  return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** Answers the consent page; returns where the browser is sent. */
async function consent({ url }: ServiceNowInstance, path: string, cookie: string, answer = 'allow') {
  const back = await fetch(url + path, {
    ...{ method: 'POST', redirect: 'manual' as const, headers: { cookie } },
    body: new URLSearchParams({ answer }),
  });
  return new URL(back.headers.get('location') ?? '').searchParams;
}

async function exchange({ url }: ServiceNowInstance, code: string, code_verifier: string, changed = {}) {
  const answer = await fetch(`${url}/oauth_token.do`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: redirectUri,
        code,
        code_verifier,
      },
      ...changed,
    }),
  });
  return { status: answer.status, body: await answer.json() };
}

const whoAmI = ({ url }: ServiceNowInstance, token: string) =>
  fetch(
    `${url}/api/now/table/sys_user?sysparm_fields=user_name&sysparm_query=sys_id=javascript:gs.getUserID()`,
    {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    },
  );

test('[XX-03] log-in, consent and code lead to a token, once', async () => {
  const instance = await openInstance();
  const verifier = newVerifier();
  const path = authorizePath(verifier);
  expect(await (await fetch(instance.url + path)).text()).toContain('name="user_password"');
  expect((await logIn(instance, path, 'wrong')).status).toBe(401);
  const { cookie } = await logIn(instance, path);
  const back = await consent(instance, path, cookie);
  expect(back.get('state')).toBe('st');
  const code = back.get('code') ?? '';
  const { body } = await exchange(instance, code, verifier);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
  expect(body).not.toHaveProperty('refresh_token');
  expect(await (await whoAmI(instance, body.access_token)).json()).toEqual({
    result: [{ user_name: 'priya' }],
  });

  // Used again, the code is refused and what it was good for is taken back.
  expect((await exchange(instance, code, verifier)).status).toBe(401);
  expect((await whoAmI(instance, body.access_token)).status).toBe(401);
});

test.each([
  ['another verifier', newVerifier(), {}],
  ['another redirect address', null, { redirect_uri: 'https://evil.example/' }],
  ['another client', null, { client_id: 'x' }],
])('[XX-03] a code with %s is refused', async (_, wrongVerifier, changed) => {
  const instance = await openInstance({ settings: { asksConsent: false } });
  const verifier = newVerifier();
  const path = authorizePath(verifier);
  const { cookie } = await logIn(instance, path);
  const back = await fetch(instance.url + path, { headers: { cookie }, redirect: 'manual' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  expect((await exchange(instance, code, wrongVerifier ?? verifier, changed)).status).toBe(401);
});

test.each([
  ['no state', { state: '' }, 'Missing State parameter in request'],
  ['an address that is not listed', { redirect_uri: 'https://evil.example/' }, 'Invalid redirect_uri'],
  ['no challenge', { code_challenge: '' }, 'code_challenge'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'code_challenge'],
  ['an unknown client', { client_id: 'x' }, 'Invalid client_id'],
])('[XX-03] %s sends nobody anywhere', async (_, changed, text) => {
  const instance = await openInstance();
  const answer = await fetch(instance.url + authorizePath(newVerifier(), changed), { redirect: 'manual' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(text);
});

test('[XX-03] a refused consent, a refresh token where it is given, and a revoked token', async () => {
  const instance = await openInstance({ settings: { refreshesPublicClients: true } });
  const verifier = newVerifier();
  const path = authorizePath(verifier);
  const { cookie } = await logIn(instance, path);
  expect((await consent(instance, path, cookie, 'deny')).get('error')).toBe('access_denied');
  const code = (await consent(instance, path, cookie)).get('code') ?? '';
  const { body } = await exchange(instance, code, verifier);
  await instance.client.expireTokens({ kind: 'access' });
  expect((await whoAmI(instance, body.access_token)).status).toBe(401);
  const renewed = await exchange(instance, '', '', {
    grant_type: 'refresh_token',
    refresh_token: body.refresh_token,
  });
  expect(renewed.body.refresh_token).toBe(body.refresh_token);
  expect((await whoAmI(instance, renewed.body.access_token)).status).toBe(200);
  await fetch(`${instance.url}/oauth_revoke_token.do?token=${renewed.body.access_token}`);
  expect((await whoAmI(instance, renewed.body.access_token)).status).toBe(401);
});
