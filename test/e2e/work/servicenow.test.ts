/** ServiceNow: signing in from the options, a call that stands on the instance, and calls while it is down. */

import type { Page, Target } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInRedirect } from '../../../scripts/browser.ts';
import { button, pointAtNumber, shown } from '../../../scripts/press.ts';
import { clientId } from '../../../simulator/servicenow/host.ts';
import { idOf } from '../../../simulator/servicenow/seed.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { toTomasz } from '../calls/transfer-moves.ts';
import { signedInWorld } from '../world.ts';

const caseId = idOf('CS0020412');
const instance = await createServiceNowInstance({ settings: { redirectUrls: [signInRedirect] } });
afterAll(() => instance.stop());
const world = await signedInWorld();
let page: Page;

/** Origins that the extension asked. */
const asked = new Set<string>();

beforeAll(async () => {
  page = await world.own('options.html#servicenow');
  for (const target of world.browser.targets()) if (isOurs(target)) await listen(target);
});

/** The worker, the Connect host and our pages. */
const isOurs = (target: Target) => target.url().startsWith('chrome-extension://');

async function listen(target: Target): Promise<void> {
  const session = await target.createCDPSession();
  session.on('Network.requestWillBeSent', ({ request }) => asked.add(new URL(request.url).origin));
  session.on('Network.webSocketCreated', ({ url }) => asked.add(new URL(url).origin.replace(/^ws/, 'http')));
  await session.send('Network.enable');
}

const press = (on: Page, label: string) =>
  on.locator(`::-p-xpath(//button[normalize-space()="${label}"])`).click();
const interactions = async () => (await instance.client.records({ table: 'interaction' })).rows;

/** A call rings at the agent, who is available; answers its contact id. */
async function ring(): Promise<string> {
  const { agent } = await world.session();
  const available = agent?.choices.find(({ kind }) => kind === 'routable');
  if (agent?.presence.kind !== 'routable') await world.command('setPresence', available?.id ?? '');
  await world.waitForSession(({ agent }) => agent?.presence.kind === 'routable');
  const { contactId } = await world.connect.client.placeCall({ number: '+442079460958', queue: 'Billing' });
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'ringing');
  return contactId;
}

const callNow = async () => (await world.session()).calls[0]?.id ?? '';

async function aCall(): Promise<void> {
  const { client } = world.connect;
  const id = await ring();
  const callId = await callNow();
  await world.command('accept', callId);
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'connected');
  await client.customerHangsUp({ id });
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'wrap-up');
  await world.command('clear', callId);
  await world.waitForSession(({ calls }) => calls.length === 0);
}

test('[XX-03][CC-08][CC-29] the agent enters the address, signs in on the instance’s own pages and sees what works', async () => {
  await page.locator('input#serviceNowUrl').fill('harbour');
  await page.keyboard.press('Enter');
  await shown(page, '::-p-text(That is not an address)');
  await page.locator('input#serviceNowUrl').fill(instance.url);
  await page.keyboard.press('Enter');
  await page.locator('input#serviceNowClientId').fill(clientId);
  await page.keyboard.press('Enter');
  const opening = world.browser.waitForTarget((target) =>
    target.url().startsWith(`${instance.url}/oauth_auth.do`),
  );
  await press(page, 'Sign in to ServiceNow');
  const form = await (await opening).asPage();
  await form.locator('input[name=user_name]').fill('priya');
  await form.locator('input[name=user_password]').fill('connect');
  await form.locator('button[type=submit]').click();
  await press(form, 'Allow');
  const { serviceNow } = await world.waitForSession(({ serviceNow }) => serviceNow.state === 'ready');
  expect(serviceNow.user?.name).toBe('Priya Nair');
  await page.waitForSelector('li[data-feature=callbacks][data-works=true]');
});

test('[CC-22][CC-34] skills are looked at, taken, and known the next time', async () => {
  const lists = await world.own('options.html#lists');
  const choose = (label: string) => lists.locator(`::-p-xpath(//button[starts-with(., "${label}")])`).click();
  await choose('Skills');
  await choose('Take from ServiceNow');
  await shown(lists, '::-p-text(3 new, 0 here already)');
  await choose('Take 3 skills');
  await shown(lists, '::-p-text(3 taken over)');
  await choose('Take from ServiceNow');
  await shown(lists, '::-p-text(0 new, 3 here already)');
  await lists.close();
});

test('[CC-09][CC-10] a call stands on the instance once it is over', async () => {
  await aCall();
  await expect
    .poll(interactions)
    .toMatchObject([{ type: 'phone', direction: 'inbound', caller_phone_number: '+442079460958' }]);
  await world.waitForSession(({ serviceNow }) => serviceNow.queue.waiting === 0);
});

test('[VO-09][VO-11][VO-12][VO-13][VO-41] the story of two calls: New while they ring, in progress once taken, abandoned, and the next agent’s once handed on', async () => {
  const { client } = world.connect;
  const stands = async (callId: string) => {
    const row = (await interactions()).find(({ client_session_id }) => client_session_id === callId);
    return [row?.state, row?.assigned_to];
  };
  const abandoned = await ring();
  const first = await callNow();
  await expect.poll(() => stands(first)).toEqual(['new', undefined]);
  await client.customerHangsUp({ id: abandoned });
  await expect.poll(() => stands(first)).toEqual(['closed_abandoned', undefined]);
  await world.waitForSession(({ calls }) => calls.length === 0);

  const contact = await ring();
  const second = await callNow();
  await world.command('accept', second);
  await expect.poll(() => stands(second)).toEqual(['work_in_progress', idOf('priya')]);
  await client.scriptAgent({ agent: 'tomasz', script: { onRing: 'answers' } });
  await client.forcePresence({ agent: 'tomasz', presence: 'available' });
  await world.command('consult', second, await toTomasz(world));
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'consult');
  expect(await stands(second)).toEqual(['work_in_progress', idOf('priya')]);
  await world.command('leave', second);
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'wrap-up');
  await expect.poll(() => stands(second)).toEqual(['wrap_up', idOf('tomasz')]);
  await client.customerHangsUp({ id: contact });
  await world.command('clear', second);
  await world.waitForSession(({ calls }) => calls.length === 0);
});

test('[VO-15][EX-05][CF-27] a number on a case’s form is called, the case stands on the interaction, and it opens there', async () => {
  const mobile = '+447700900318';
  await world.connect.client.scriptCustomer({ number: mobile, script: { answersAfterMs: 300 } });
  const form = await world.tab(`${instance.url}/now/cwf/agent/record/sn_customerservice_case/${caseId}`);
  await pointAtNumber(form, `::-p-text(${mobile})`);
  await (await button(form, 'Call…')).click();
  const { suggestion } = await world.waitForSession(({ suggestion }) =>
    Boolean(suggestion?.record?.label.startsWith('CS0020412')),
  );
  await world.command('dialSuggestion', suggestion?.id ?? '', false);
  const { calls } = await world.waitForSession(({ calls }) => calls[0]?.phase === 'connected');
  const callId = calls[0]?.id ?? '';
  const related = async () =>
    (await instance.client.records({ table: 'interaction_related_record' })).rows.map(
      ({ document_id }) => document_id,
    );
  await expect.poll(related).toContain(caseId);
  await world.command('openInteraction', callId);
  await expect
    .poll(() => world.browser.targets().map((target) => target.url()))
    .toContainEqual(expect.stringContaining(`${instance.url}/now/cwf/agent/record/interaction/`));
  await world.command('hangUp', callId);
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'wrap-up');
  await world.command('clear', callId);
  await world.waitForSession(({ calls }) => calls.length === 0);
});

test('[CC-33][XX-05] OpenFrame shows the call with its record, mutes and ends it; its numbers are shown first', async () => {
  const top = await world.tab(`${instance.url}/now/openframe`);
  await shown(top, '::-p-text(Available green)');
  await top.locator('#dial').click();
  const { suggestion, calls: none } = await world.waitForSession(({ suggestion }) => suggestion !== null);
  expect(none).toEqual([]);
  await world.command('dialSuggestion', suggestion?.id ?? '', false);
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'connected');
  await press(top, 'Mute');
  const { calls } = await world.waitForSession(({ calls }) => calls[0]?.isMuted === true);
  await shown(top, '::-p-text(Connected muted)');
  await top.waitForSelector(`[data-call="${calls[0]?.id}"]:not([data-record=""])`);
  await press(top, 'End');
  await world.waitForSession(({ calls }) => calls[0]?.phase === 'wrap-up');
  await world.command('clear', calls[0]?.id ?? '');
  await world.waitForSession(({ calls }) => calls.length === 0);
});

test('[XX-04] with the instance down calls go on, the page says what waits, and it is sent afterwards', async () => {
  const before = (await interactions()).length;
  await instance.client.goDown({});
  await aCall();
  await world.waitForSession(({ serviceNow }) => serviceNow.queue.waiting > 0);
  await page.bringToFront();
  await shown(page, '::-p-text( wait)');
  await instance.client.comeUp({});
  await press(page, 'Send now');
  await shown(page, '::-p-text(Everything is sent)');
  expect(await interactions()).toHaveLength(before + 1);
});

test('[XX-05] in all of this no request left for anybody but the two instances', () => {
  // `null` stands for the extension's own files.
  const allowed = ['null', instance.url, new URL(world.connect.url).origin];
  expect([...asked].filter((origin) => !allowed.includes(origin))).toEqual([]);
  expect(asked).toContain(instance.url);
});
