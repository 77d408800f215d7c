import type { Browser } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shown } from '../../../scripts/press.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { plainBrowser } from '../plain-browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Embedder, startEmbedder } from './embedder.ts';

let embedder: Embedder;
let instance: ConnectInstance;
let browser: Browser;

beforeAll(async () => {
  embedder = await startEmbedder();
  instance = await createConnectInstance({ approvedOrigins: [embedder.origin] });
  browser = await plainBrowser();
});

afterAll(async () => {
  await instance?.stop();
  await embedder?.stop();
});

afterEach(async () => {
  await instance.client.comeUp({});
  await instance.client.reset({});
  await instance.client.approveOrigins({ origins: [embedder.origin] });
  for (const context of browser.browserContexts()) if (context.id) await context.close();
});

const openPriya = async (): Promise<Desk> => {
  await instance.client.approveOrigins({ origins: [embedder.origin] });
  const desk = await openDesk(browser, embedder.origin, instance.url, 'priya');
  await desk.heard('agent');
  return desk;
};

describe('signing in', () => {
  test('a wrong password is told, and the right one afterwards signs in', async () => {
    const desk = await openDesk(browser, embedder.origin, instance.url);
    await expect(desk.signIn('priya', 'wrong')).rejects.toThrow('Not signed in');
    await desk.signIn('priya');
    await desk.heard('agent');
  });

  test('not signed in, the frame shows nothing and the host is told so', async () => {
    await instance.client.approveOrigins({ origins: [embedder.origin] });
    const desk = await openDesk(browser, embedder.origin, instance.url);
    await desk.heard('ack_timeout');
  });

  test('an origin that is not approved cannot frame the instance', async () => {
    await instance.client.approveOrigins({ origins: ['https://crm.example'] });
    const desk = await openDesk(browser, embedder.origin, instance.url, 'priya');
    await desk.heard('ack_timeout');
    expect(await desk.events()).not.toContain('agent');
  });

  test('signing out ends the session at once', async () => {
    const desk = await openPriya();
    const tab = await desk.page.browserContext().newPage();
    await tab.goto(`${instance.url}/logout`);
    expect(new URL(tab.url()).pathname).toBe('/login');
    expect((await tab.goto(`${instance.url}/ccp-v2/`))?.url()).toContain('/login');
  });

  test('the native CCP works in a tab of its own, by its own buttons', async () => {
    const desk = await openPriya();
    const tab = await desk.page.browserContext().newPage();
    await tab.goto(`${instance.url}/ccp-v2/`);
    const option = await shown(tab, 'option ::-p-text(Available)');
    await tab.select('select', (await option?.evaluate((it) => (it as HTMLOptionElement).value)) ?? '');
    await instance.client.waitFor((it) => it.agents[0]?.state.name === 'Available', { what: 'Available' });
    await instance.client.placeCall({ number: '+442079460958' });
    await tab.locator('::-p-text(Accept call)').click();
    await instance.client.waitFor((it) => it.agents[0]?.state.name === 'Busy', { what: 'the call' });
    await tab.locator('::-p-text(End call)').click();
    await tab.locator('::-p-text(Clear contact)').click();
    await instance.client.waitFor((it) => it.agents[0]?.state.name === 'Available', { what: 'the end' });
  });
});

describe('the API misbehaves', () => {
  test('a 500 fails the call with its type, as often as told', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'PutAgentState', effect: 'status', status: 500, times: 1 });
    // The client in Streams tries a 5xx again by itself.
    await desk.act('setState', 'Available');
    const statuses = (await instance.client.journal('PutAgentState')).map((it) => it.status);
    expect(statuses).toEqual([500, 200]);
  });

  test('a 401 signs the host out of its frame, and the cookie brings it back', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'PutAgentState', effect: 'status', status: 401, times: 1 });
    void desk.act('setState', 'Available').catch(() => {});
    await desk.heard('auth_fail');
  });

  test('expired access tokens are refused', async () => {
    const desk = await openPriya();
    await instance.client.expireTokens({ kind: 'access' });
    void desk.act('setState', 'Available').catch(() => {});
    await desk.heard('auth_fail');
  });

  test('garbage fails the call', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'GetEndpoints', effect: 'garbage' });
    await expect(desk.act('quickConnects')).rejects.toThrow();
  });

  test('an operation that never answers settles nothing, and others go on', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'GetEndpoints', effect: 'hang' });
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    void desk.act('quickConnects').then(settle, settle);
    await expect.poll(async () => (await instance.client.journal('GetEndpoints')).length >= 0).toBe(true);
    await desk.act('setState', 'Available');
    await desk.until((it) => it.state === 'Available', 'Available');
    expect(isSettled).toBe(false);
  });

  test('a delayed answer arrives late', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'PutAgentState', effect: 'delay', delayMs: 600 });
    const startedAt = Date.now();
    await desk.act('setState', 'Available');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(600);
  });

  test('a refused invite is a softphone error', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'invite', effect: 'status', status: 486 });
    await instance.client.forcePresence({ agent: 'priya', presence: 'Available' });
    await instance.client.placeCall({ number: '+442079460958' });
    await desk.heard('softphone user_busy_error');
  });
});

describe('the host goes away', () => {
  test('a cut websocket is lost and regained', async () => {
    const desk = await openPriya();
    const gained = (await desk.events()).filter((it) => it.includes('connection_gain')).length;
    await instance.client.closeWebsockets({ agent: 'priya' });
    await desk.heard('webSocket::connection_lost');
    await expect
      .poll(async () => (await desk.events()).filter((it) => it.includes('connection_gain')).length)
      .toBeGreaterThan(gained);
  });

  test('CreateTransport failing while it reconnects ends the websocket for good', async () => {
    const desk = await openPriya();
    await instance.client.setFault({ operation: 'CreateTransport', effect: 'status', status: 401 });
    await instance.client.closeWebsockets({});
    await desk.heard('webSocket::init_failure');
  });

  test('killed and restarted in a call: the call is still there, and the same sign-in goes on', async () => {
    const desk = await openPriya();
    await instance.client.forcePresence({ agent: 'priya', presence: 'Available' });
    const { contactId } = await instance.client.placeCall({ number: '+442079460958', says: { toneHz: 440 } });
    await desk.heard('media');
    await desk.act('contact', 'accept');
    await desk.until((it) => it.state === 'Busy', 'the call');
    await instance.client.goDown({});
    await desk.heard('webSocket::connection_lost');
    await expect(fetch(instance.url)).rejects.toThrow();
    await instance.client.customerHangsUp({ id: contactId });
    await instance.client.comeUp({});
    // A failed poll is tried again after 5 s.
    await desk.until((it) => it.state === 'AfterCallWork', 'what happened meanwhile');
    await desk.act('contact', 'clear');
    await desk.until((it) => it.state === 'Available', 'cleared');
  });
});
