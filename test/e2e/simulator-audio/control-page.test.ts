import type { BrowserContext, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { idOf } from '../../../simulator/servicenow/seed.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { plainBrowser } from '../plain-browser.ts';

let browser: BrowserContext;
let instance: ConnectInstance;
let page: Page;

beforeAll(async () => {
  browser = await (await plainBrowser()).createBrowserContext();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  instance = await createConnectInstance({ approvedOrigins: ['chrome-extension://aaaabbbbccccdddd'] });
  onTestFinished(() => instance.stop());
  page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(instance.controlUrl);
  await shows('#agents', 'Priya Nair');
});

const shows = (selector: string, text: string) =>
  page.waitForFunction(
    (where, words) => document.querySelector<HTMLElement>(where)?.innerText.includes(words),
    { timeout: 20_000 },
    selector,
    text,
  );
const click = (name: string) => page.locator(`::-p-aria(${name}[role="button"])`).click();

test('a scripted customer is placed in a queue, seen waiting and hung up', async () => {
  await page.select('#place-call [name=queue]', 'Orders');
  await click('Place call');
  await shows('#contacts', 'Waiting in Orders');
  await shows('#contacts', '+44 7700 900 318');
  const view = await instance.client.state();
  expect(view.contacts[0]?.parties.find(({ kind }) => kind === 'customer')?.voice).toEqual({
    toneHz: 440,
    echoMs: 400,
  });
  await click('Hang up');
  await page.waitForFunction(`!document.querySelector('#no-contacts').hidden`);
});

test('an agent is added and forced into a state', async () => {
  await page.type('#add-agent [name=name]', 'Ruth Kaplan');
  await page.type('#add-agent [name=login]', 'ruth');
  await click('Add agent');
  await shows('#agents', 'Ruth Kaplan');
  await page.select('select[aria-label="Set Ruth Kaplan to"]', 'Lunch');
  await shows('#agents', 'Lunch');
  expect((await instance.client.state()).agents.find(({ login }) => login === 'ruth')?.state.name).toBe(
    'Lunch',
  );
});

test('an agent without a browser takes the call of a customer who chose by digits', async () => {
  await page.select('select[aria-label="Mei Lin is played by"]', 'answers');
  await shows('#agents', 'Available');
  await page.select('#place-call [name=queue]', 'main-number');
  await click('Place call');
  await shows('#contacts', 'In the menu, Welcome');
  await click('Press 1');
  await shows('#contacts', 'In the menu, Welcome › English');
  await click('Press 2');
  await shows('#contacts', 'With Mei Lin');
  await shows('#contacts', 'Orders');
});

/** The API of the instance, asked in an agent's name. */
async function apiOf(login: string): Promise<(operation: string, input: object) => Promise<Response>> {
  const body = new URLSearchParams({ login, password: 'connect', destination: '/signed-in' });
  const signedIn = await fetch(`${instance.url}/login`, { method: 'POST', body, redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const authorized = await fetch(`${instance.url}/auth/authorize`, { headers: { cookie } });
  const { accessToken } = (await authorized.json()) as { accessToken: string };
  return (operation, input) =>
    fetch(`${instance.url}/api`, {
      method: 'POST',
      headers: { 'x-amz-target': `AmazonConnectCTIService.${operation}`, 'x-amz-bearer': accessToken },
      body: JSON.stringify(input),
    });
}

test('who is in a consult stands once, with who holds whom', async () => {
  const { client } = instance;
  for (const agent of ['tomasz', 'amara']) await client.scriptAgent({ agent, script: { onRing: 'answers' } });
  await client.forcePresence({ agent: 'tomasz', presence: 'Available' });
  const { contactId } = await client.placeCall({ number: '+442079460958', name: 'Amelia Hart' });
  await shows('#contacts', 'With Tomasz Zielinski');
  await client.forcePresence({ agent: 'amara', presence: 'Available' });
  const ask = await apiOf('tomasz');
  const { endpoints } = (await (await ask('GetEndpoints', { queueARNs: [] })).json()) as {
    endpoints: { name: string }[];
  };
  const endpoint = endpoints.find(({ name }) => name === 'Amara Okafor');
  await ask('CreateAdditionalConnection', { contactId, endpoint });
  await shows('#contacts', 'With Amara Okafor');
  await shows('#contacts', 'On hold by Tomasz Zielinski');
  expect(await page.$$eval('#contacts .party', (rows) => rows.length)).toBe(3);
  expect(await page.$$eval('#contacts > li', (rows) => rows.length)).toBe(2);
});

test('a fault is set with its detail and cleared', async () => {
  await page.select('#set-fault [name=effect]', 'delay');
  await click('Set fault');
  await shows('#faults', 'Answers late, 3000 ms');
  expect((await instance.client.state()).faults).toEqual([
    { operation: 'GetAgentSnapshot', effect: 'delay', delayMs: 3000 },
  ]);
  await click('Clear the fault of GetAgentSnapshot');
  await shows('#no-faults', 'None set');
});

test('an origin is approved and taken back', async () => {
  await page.type('#add-origin [name=origin]', 'https://crm.example');
  await click('Approve');
  await shows('#origins', 'https://crm.example');
  await click('Take back chrome-extension://aaaabbbbccccdddd');
  await page.waitForFunction(`document.querySelectorAll('#origins li').length === 1`);
  expect((await instance.client.state()).approvedOrigins).toEqual(['https://crm.example']);
});

test('the Connect host is killed and started again from the page', async () => {
  await click('Kill the Connect host');
  await shows('#reach', 'The Connect host is down.');
  await click('Start the Connect host');
  await shows('#reach', 'Connect host at');
  expect((await fetch(`${instance.url}/login`)).status).toBe(200);
});

test('what the simulator refuses is said in its words', async () => {
  await page.type('#add-agent [name=name]', 'Priya again');
  await page.type('#add-agent [name=login]', 'priya');
  await click('Add agent');
  await shows('#fault', 'There already is an agent "priya".');
});

test('when the simulator goes away the page says so and can no longer be pressed', async () => {
  await instance.stop();
  await shows('#reach', 'The simulator does not answer.');
  expect(await page.$eval('#desk', (desk) => (desk as HTMLElement).inert)).toBe(true);
});

test('[CC-16] the ServiceNow instance has a page: work is offered, taken and taken back, and agents are where they are put', async () => {
  const there = await createServiceNowInstance();
  onTestFinished(() => there.stop());
  await page.goto(there.controlUrl);
  await shows('#agents', 'Priya Nair');
  await page.select('select[aria-label="Priya Nair is"]', 'Available');
  await page.select('#offer-work [name=name]', 'Ruth Kaplan');
  await click('Offer');
  await shows('#work', 'Ruth Kaplan');
  await shows('#work', 'Pending Accept');
  await click('Accept');
  await shows('#work', 'Accepted');
  await click('Take back');
  await shows('#work', 'Canceled');
  await shows('#records', 'Work In Progress, Priya Nair');
  const { rows } = await there.client.records({ table: 'awa_work_item' });
  expect(rows).toMatchObject([{ state: 'canceled', assigned_to: idOf('priya') }]);
  // What the instance refuses is said.
  await page.select('select[aria-label="Priya Nair is"]', 'Offline');
  await click('Offer');
  await shows('#fault', 'Agent is not available');
});
