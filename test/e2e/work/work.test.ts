/** Work that is no call, of both sources, in a browser against both simulated instances: the story of seed 003. */

import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import type { Session } from '../../../lib/session.ts';
import type { ChatState } from '../../../lib/work/chat.ts';
import type { WorkPhase } from '../../../lib/work/work-item.ts';
import { createServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { quickConnect } from '../calls/transfer-moves.ts';
import { hasChatLibrary, listenTo } from '../host/host-moves.ts';
import { chooseFile } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';

const instance = await createServiceNowInstance();
afterAll(() => instance.stop());
const world = await signedInWorld();
let popup: Page;
let said: string[] = [];

beforeAll(async () => {
  for (const user of ['priya', 'tomasz'])
    await instance.client.choosePresence({ user, presence: 'Available' });
  await world.probe.evaluate(async (serviceNowUrl) => {
    const { settings } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, serviceNowUrl } });
  }, instance.url);
  await beAvailable();
  await world.command('signInToServiceNow', 'priya', 'connect');
  await world.waitForSession(({ serviceNow }) => serviceNow.state === 'ready');
  popup = await world.own('popup.html');
});

async function beAvailable(): Promise<void> {
  const { agent } = await world.session();
  await world.command('setPresence', agent?.choices.find(({ kind }) => kind === 'routable')?.id ?? '');
  await world.waitForSession(({ agent }) => agent?.presence.kind === 'routable');
}
/** Without the pointer: a card that comes at this moment moves what is beneath it. */
async function press(name: string): Promise<void> {
  const button = await popup.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
  await button?.evaluate((element) => (element as HTMLElement).click());
}
const only = ({ work }: Session) => work[0];
const comes = async (phase: WorkPhase) => {
  const item = only(await world.waitForSession((session) => only(session)?.phase === phase));
  if (!item) throw new Error('no work');
  return item;
};
const gone = () => world.waitForSession(({ work }) => work.length === 0);
const newest = async () => (await instance.client.records({ table: 'awa_work_item' })).rows.at(-1);
/** By its name alone, as ServiceNow looks for it. */
const named = (name: string) => ({ kind: 'quick-connect', id: name, name }) as const;

it('[CC-16][CC-18][CC-19][CC-21][CC-27] ServiceNow’s offers are accepted with their record, rejected with a reason, run out, handed on and taken back', async () => {
  const { client } = instance;
  const { document } = await client.offerWork({ user: 'priya', timeout: 60, name: 'Amara Osei' });
  const item = await comes('offered');
  expect(item).toMatchObject({ channel: 'chat', name: 'Amara Osei', source: 'servicenow' });
  const form = world.browser.waitForTarget((target) => target.url().includes(document));
  await popup.bringToFront();
  await press('Accept');
  await form;
  await comes('open');

  await world.command('transferWork', item.id, named('Tomasz Zielinski'));
  await comes('transferring');
  expect(await newest()).toMatchObject({ transfer_type: 'consult', state: 'pending_accept' });
  await popup.bringToFront();
  await press('Cancel transfer');
  await comes('open');
  expect(await newest()).toMatchObject({ state: 'canceled' });
  await world.command('transferWork', item.id, named('Orders'));
  await gone();
  expect(await newest()).toMatchObject({ state: 'queued', transfer_type: 'blind' });

  await client.offerWork({ user: 'priya', timeout: 60 });
  await comes('offered');
  await popup.bringToFront();
  await press('Reject');
  await press('Busy');
  await gone();
  expect(await newest()).toMatchObject({ rejected: 'true', state: 'queued' });

  await client.offerWork({ user: 'priya', timeout: 8, afterTimeoutPresence: 'Away' });
  const missed = await comes('missed');
  expect(await newest()).toMatchObject({ timed_out: 'true', state: 'queued' });
  await world.command('closeWork', missed.id);
  await gone();
}, 120_000);

it('[CC-28] Amazon’s chat library is not loaded for a chat that is only offered', async () => {
  await beAvailable();
  await world.connect.client.sendWork({ channel: 'chat', name: 'Hassan Darwish', queue: 'Orders' });
  await comes('offered');
  expect(await hasChatLibrary(world)).toBe(false);
});

it('[CC-10][CC-11][CC-12][CC-25][CC-42] a chat of Connect is accepted, handed to a colleague, taken back, handed on again and taken, written up, and has one record', async () => {
  const { client } = world.connect;
  await client.reset({});
  await gone();
  const tomasz = await quickConnect(world, 'to-tomasz', 'Tomasz Zielinski');
  await beAvailable();
  await client.scriptAgent({ agent: 'tomasz', script: { onRing: 'ringsOut' } });
  await client.forcePresence({ agent: 'tomasz', presence: 'Offline' });
  await client.sendWork({ channel: 'chat', name: 'Hassan Darwish', queue: 'Orders' });
  await comes('offered');
  await popup.bringToFront();
  await press('Accept');
  const { id } = await comes('open');
  await client.forcePresence({ agent: 'tomasz', presence: 'Available' });
  await world.command('transferWork', id, tomasz);
  await comes('transferring');
  const rings = (view: Awaited<ReturnType<typeof client.state>>) =>
    view.agents.some(({ login, contacts }) => login === 'tomasz' && contacts.length > 0);
  await client.waitFor(rings);
  await press('Cancel transfer');
  await comes('open');
  await client.waitFor((view) => !rings(view));
  await client.scriptAgent({ agent: 'tomasz', script: { onRing: 'answers' } });
  await world.command('transferWork', id, tomasz);
  await comes('wrap-up');
  await popup.locator('textarea.notes').fill('Sent on.');
  await press('Submit');
  await gone();
  const kept = async () =>
    (
      await world.probe.evaluate(
        (args): Promise<{ value: Interaction[] }> =>
          chrome.runtime.sendMessage({ to: 'background', name: 'interactionStretch', args }),
        [null, 100] as const,
      )
    ).value.filter(({ phone_log }) => phone_log.call_id === id);
  const handed = { type: 'chat', state: 'closed_complete', phase: 'ended', work_notes: 'Sent on.' };
  await expect.poll(kept).toMatchObject([{ ...handed, transferredTo: 'Tomasz Zielinski' }]);
}, 60_000);

// Not by the text selector, which remembers what an element said.
const shows = (text: string) =>
  popup.waitForFunction((wanted) => document.body.textContent?.includes(wanted), {}, text);
const written = async () => {
  const { contacts } = await world.connect.client.state();
  return contacts.flatMap(({ transcript }) => transcript).map(({ role, text }) => `${role}: ${text}`);
};
const chatIs = (state: ChatState) => world.waitForSession((session) => only(session)?.chat?.state === state);

it('[CC-28] a chat is carried on in its card: written, read, cut off and back, and nothing is lost or said twice', async () => {
  const { client } = world.connect;
  await client.forcePresence({ agent: 'tomasz', presence: 'Offline' });
  await beAvailable();
  const asked = { channel: 'chat', name: 'Ruth Kaplan', text: 'Where is it?' } as const;
  const { contactId: id } = await client.sendWork(asked);
  await comes('offered');
  said = await listenTo(world, popup);
  await popup.bringToFront();
  await press('Accept');
  await chatIs('open');
  expect(await hasChatLibrary(world)).toBe(true);
  await shows('Where is it?');
  const seen = await world.waitForSession((session) => only(session)?.chat?.unread === 0);
  expect(JSON.stringify(seen)).not.toContain('Where is it?');

  await client.customerSendsFile({ id, name: 'receipt.txt', content: 'Paid' });
  const file = await popup.waitForSelector('::-p-xpath(//button[normalize-space()="receipt.txt"])');
  const opening = world.browser.waitForTarget((target) => target.url().includes('/attachments/'));
  await file?.evaluate((element) => (element as HTMLElement).click());
  const shown = await (await opening).asPage();
  await shown.waitForFunction(() => document.body.textContent === 'Paid');
  await popup.bringToFront();

  // And one back: chosen, looked at, sent by a press of its own.
  await chooseFile(popup, 'bill.txt', 'Paid in full');
  await press('Send file');
  await popup.waitForSelector('::-p-xpath(//button[normalize-space()="bill.txt"])');

  await client.customerTypes({ id });
  await shows('Ruth Kaplan is writing');
  const box = 'textarea[aria-label="Write to Ruth Kaplan"]';
  const write = async (text: string) => {
    await popup.focus(box);
    await popup.keyboard.type(text);
  };
  const boxHolds = (text: string) =>
    popup.waitForFunction(
      (at, held) => (document.querySelector(at) as HTMLTextAreaElement)?.value === held,
      {},
      box,
      text,
    );
  await write('It left yesterday.');
  await popup.keyboard.press('Enter');
  await client.waitFor(({ contacts }) => contacts.some(({ transcript }) => transcript.length === 4));
  await boxHolds('');
  await client.customerReads({ id });
  await shows('Read');

  // The service refuses for longer than the library tries: the text comes back, and goes out once when it can.
  await client.setFault({ operation: 'SendMessage', effect: 'status', status: 500 });
  await write('Track it at');
  await popup.keyboard.press('Enter');
  await shows('It was not sent');
  await boxHolds('Track it at');
  await client.clearFaults({});
  // What is written outlives its view.
  await popup.reload();
  await boxHolds('Track it at');
  await popup.focus(box);
  await popup.keyboard.press('Enter');
  await client.waitFor(({ contacts }) => contacts.some(({ transcript }) => transcript.length === 5));

  await client.setFault({ operation: 'websocket', effect: 'status', status: 403 });
  await client.closeWebsockets({});
  await chatIs('lost');
  await client.customerWrites({ id, text: '<img src=x onerror=alert(1)> while you were away' });
  await client.clearFaults({});
  await chatIs('open');
  await shows('while you were away');
  expect(await popup.$('.chat-log img')).toBeNull();
  expect(await written()).toEqual([
    'CUSTOMER: Where is it?',
    'CUSTOMER: receipt.txt',
    'AGENT: bill.txt',
    'AGENT: It left yesterday.',
    'AGENT: Track it at',
    'CUSTOMER: <img src=x onerror=alert(1)> while you were away',
  ]);

  await client.customerHangsUp({ id });
  await comes('wrap-up');
  await shows('It left yesterday.');
  await press('Clear');
  await gone();
}, 90_000);

const texts = ['Where is it?', 'It left yesterday.', 'Track it at', 'while you were away'];

it('[XX-05] what people write in a chat stands in no console, no session and nothing that is sent as a log', async () => {
  expect(said.length).toBeGreaterThan(0);
  const told = [...said, JSON.stringify(await world.connect.client.journal())];
  told.push(JSON.stringify(await world.probe.evaluate(() => chrome.storage.local.get())));
  expect(texts.filter((text) => told.some((line) => line.includes(text)))).toEqual([]);
});
