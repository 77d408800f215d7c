import type { BrowserContext, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { hasTone, SILENT_ENERGY } from '../../../simulator/connect/media/bridge.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { microphoneHz, plainBrowser } from '../plain-browser.ts';

const OWN_NUMBER = '+442079460958';

let browser: BrowserContext;
let instance: ConnectInstance;
let phone: Page;
let ccp: Page;

beforeAll(async () => {
  browser = await (await plainBrowser()).createBrowserContext();
  instance = await createConnectInstance();
});

afterAll(async () => {
  await browser?.close();
  await instance?.stop();
});

beforeEach(async () => {
  ccp = await openPage(`${instance.url}/ccp-v2/`);
  if (await ccp.$('input[name=password]')) {
    await ccp.type('input[name=login]', 'priya');
    await ccp.type('input[name=password]', 'connect');
    await Promise.all([ccp.waitForNavigation(), ccp.click('button[type=submit]')]);
  }
  await ccp.waitForSelector('select[aria-label="Agent state"]');
  await instance.client.forcePresence({ agent: 'priya', presence: 'Available' });
  phone = await openPage(`${instance.controlUrl}/phone`);
  await phone.waitForFunction(`!document.querySelector('#call').disabled`);
  onTestFinished(async () => void (await instance.client.reset({})));
});

async function openPage(url: string): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(url);
  return page;
}

const phoneShows = (state: string) =>
  // Polled, as a tab behind another is given no animation frames.
  phone.waitForFunction(`document.querySelector('#screen').dataset.state === '${state}'`, {
    polling: 100,
    timeout: 20_000,
  });

async function click(page: Page, name: string): Promise<void> {
  // Only the tab in front is drawn, and only what is drawn can be clicked.
  await page.bringToFront();
  await page.locator(`::-p-aria(${name}[role="button"])`).click();
}

/** Both legs of the one call there is: the agent's and the customer's. */
async function legs() {
  const view = await instance.client.state();
  const agent = view.agents.find(({ login }) => login === 'priya')?.contacts[0]?.legId ?? '';
  const customer = view.contacts[0]?.customerConnectionId ?? '';
  const meters = await instance.client.meters();
  return { agent: meters[agent], customer: meters[customer] };
}

async function hearEachOther(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { agent, customer } = await legs();
      expect(agent && hasTone(agent.heard, microphoneHz)).toBe(true);
      expect(customer && hasTone(customer.heard, microphoneHz)).toBe(true);
    },
    { timeout: 20_000, interval: 200 },
  );
}

test('a person who dials the main number chooses the queue on the keypad', async () => {
  await phone.select('#queue', 'main-number');
  await click(phone, 'Call');
  await phoneShows('menu');
  await click(phone, '1');
  await phone.waitForFunction(`document.querySelector('#far-number').textContent === 'Welcome › English'`, {
    polling: 100,
  });
  await click(phone, '2');
  await phoneShows('waiting');
  expect((await instance.client.state()).contacts[0]).toMatchObject({
    queue: 'Orders',
    attributes: { language: 'en' },
  });
});

test('[EX-20] a person dials in, the agent accepts, and they hear each other until the customer hangs up', async () => {
  await click(phone, 'Call');
  await phoneShows('waiting');
  await click(ccp, 'Accept call');
  await phoneShows('talking');
  await hearEachOther();
  await phone.waitForFunction(`document.querySelectorAll('#heard .on').length > 3`, {
    polling: 100,
    timeout: 20_000,
  });

  await click(phone, '5');
  await vi.waitFor(async () => {
    const { agent } = await legs();
    expect(agent && hasTone(agent.heard, 1336)).toBe(true);
  });

  await click(ccp, 'Hold');
  await phoneShows('held');
  await vi.waitFor(async () => {
    const { agent, customer } = await legs();
    expect(agent?.heard.energy).toBeLessThan(SILENT_ENERGY);
    expect(customer?.heard.energy).toBeLessThan(SILENT_ENERGY);
  }, 20_000);
  await click(ccp, 'Resume');
  await hearEachOther();

  await click(phone, 'End');
  await phoneShows('idle');
  await instance.client.waitFor((view) => view.agents.some(({ state }) => state.name === 'AfterCallWork'));
  // The legs' connections close by themselves.
  await expect.poll(() => instance.client.meters()).toEqual({});
});

test('the phone rings when an agent dials its number; answering connects, hanging up ends it', async () => {
  await dial(OWN_NUMBER);
  await phoneShows('ringing');
  await click(phone, 'Answer');
  await phoneShows('talking');
  await hearEachOther();
  await click(ccp, 'End call');
  await phoneShows('idle');
});

test('declining an incoming call ends it', async () => {
  await dial(OWN_NUMBER);
  await phoneShows('ringing');
  await click(phone, 'Decline');
  await phoneShows('idle');
  await instance.client.waitFor((view) =>
    view.contacts.every(({ parties }) => parties.every(({ state }) => state === 'disconnected')),
  );
});

test('a scripted number does not ring here, and other numbers only if wanted', async () => {
  await instance.client.scriptCustomer({ number: '+442079460111', script: { answersAfterMs: 'never' } });
  await dial('+442079460111');
  await instance.client.waitFor((view) => view.contacts.length === 1);
  await phone.click('#rings-for-all');
  await instance.client.reset({});
  await instance.client.waitFor((view) => view.contacts.length === 0);
  await dial('+442079460222');
  await instance.client.waitFor((view) => view.contacts.length === 1);
  expect(await phone.$eval('#screen', (screen) => (screen as HTMLElement).dataset.state)).toBe('idle');
  await phone.click('#rings-for-all');
  await phoneShows('ringing');
});

test('without a microphone no call is begun, and the page says what to do', async () => {
  await phone.evaluate(
    `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))`,
  );
  await click(phone, 'Call');
  await phone.waitForFunction(
    `document.querySelector('#fault').innerText.includes('The microphone is blocked.')`,
  );
  expect((await instance.client.state()).contacts).toEqual([]);
});

async function dial(number: string): Promise<void> {
  await ccp.evaluate(
    `connect.agent((agent) => agent.connect(connect.Endpoint.byPhoneNumber('${number}'), { failure: console.error }))`,
  );
}
