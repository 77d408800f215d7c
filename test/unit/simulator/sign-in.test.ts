import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';

let instance: ConnectInstance;
beforeEach(async () => {
  instance = await createConnectInstance();
});
afterEach(() => instance.stop());

const post = (url: string | URL, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const signIn = async () =>
  cookieOf(await post(`${instance.url}/login`, { login: 'priya', password: 'connect' }));
const ccp = (cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${instance.url}/ccp-v2/`, { headers: { cookie, ...headers }, redirect: 'manual' });

/** What the company's page hands on to the instance. */
async function assertion(login: string, password = 'company'): Promise<string | undefined> {
  const page = await post(new URL('/company/sign-in', instance.companySignInUrl), { login, password });
  return /name="SAMLResponse" value="([^"]*)"/.exec(await page.text())?.[1];
}

describe('through the company', () => {
  test('it is another origin, and its word is a sign-in', async () => {
    expect(new URL(instance.companySignInUrl).origin).not.toBe(new URL(instance.url).origin);
    const SAMLResponse = (await assertion('priya')) ?? '';
    const let_in = await post(`${instance.url}/auth/saml`, { SAMLResponse, RelayState: '/ccp-v2/' });
    expect(let_in.headers.get('location')).toBe('/ccp-v2/');
    expect((await ccp(cookieOf(let_in))).status).toBe(200);
  });

  test('a wrong password is told there; a stranger, a forgery and a foreign relay lead nowhere', async () => {
    expect(await assertion('priya', 'wrong')).toBeUndefined();
    const saml = (SAMLResponse: string, RelayState = '') =>
      post(`${instance.url}/auth/saml`, { SAMLResponse, RelayState });
    expect((await saml((await assertion('nobody')) ?? '')).status).toBe(403);
    expect((await saml('forged')).status).toBe(403);
    const away = await saml((await assertion('priya')) ?? '', 'https://evil.example/');
    expect(away.headers.get('location')).toBe('/ccp-v2/');
  });

  test('the instance’s own page then lets nobody in', async () => {
    await instance.client.changeSettings({ signIn: 'company' });
    const page = await fetch(`${instance.url}/login`);
    expect(await page.text()).not.toContain('password');
  });
});

test('a browser that keeps cookies from frames: signed in as a page, not as a frame', async () => {
  const cookie = await signIn();
  await instance.client.changeSettings({ keepsCookiesFromFrames: true });
  expect((await ccp(cookie)).status).toBe(200);
  expect((await ccp(cookie, { 'sec-fetch-dest': 'iframe' })).headers.get('location')).toBe('/login');
});

test('who is not at work for long loses the sign-in; activity keeps it', async () => {
  const cookie = await signIn();
  await ccp(cookie);
  const sdk = () =>
    fetch(`${instance.url}/sdk`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ namespace: 'aws.connect.activity', command: 'sendActivity' }),
    });
  await instance.client.changeSettings({ inactivityLimitMs: 900, inactivityWarningMs: 600 });
  for (let i = 0; i < 4; i++) {
    await new Promise((later) => setTimeout(later, 300));
    expect((await sdk()).status).toBe(200);
  }
  expect((await ccp(cookie)).status).toBe(200);
  await expect.poll(async () => (await sdkless(cookie)).status, { timeout: 10_000 }).toBe(401);
});

const sdkless = (cookie: string) => fetch(`${instance.url}/auth/authorize`, { headers: { cookie } });
