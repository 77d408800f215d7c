/**
 * Shortcuts, the context menu and the popup's field, from the browser's own event to the instance. No driver can press a
 * browser's shortcut or its native menu: the event that the browser would send is sent in the worker.
 */

import type { Page, WebWorker } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../lib/session.ts';
import type { ShortcutName } from '../../../lib/shortcuts.ts';
import { button } from '../../../scripts/press.ts';
import { call, customer, noCalls, phase } from '../call-moves.ts';
import { servePdf } from '../numbers/served-pdf.ts';
import { freshPage } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();
let page: Page;
const number = '+441614960127';

beforeEach(async () => {
  page = await freshPage(world);
});

/** The browser's events in the worker, as its own bindings let them be sent. */
type Sent = { dispatch(...args: unknown[]): void };

async function worker(): Promise<WebWorker> {
  const target = await world.browser.waitForTarget((t) => t.type() === 'service_worker');
  const found = await target.worker();
  if (!found) throw new Error('The worker cannot be reached.');
  return found;
}

async function shortcut(name: ShortcutName): Promise<void> {
  const inside = await worker();
  await inside.evaluate((it) => (chrome.commands.onCommand as unknown as Sent).dispatch(it), name);
}

const settled = (holds: (session: Session) => boolean) =>
  world.waitForSession((session) => holds(session) && session.pending.length === 0);

describe('[AC-01] by shortcut alone', () => {
  it('[AC-18][AC-23][AC-24][AC-25][AC-31] answered, muted, held, keypad opened, ended and cleared', async () => {
    await world.connect.client.placeCall({ number: customer, queue: 'Billing' });
    await settled(phase('ringing'));
    await shortcut('answer-or-end');
    await settled(phase('connected'));
    await shortcut('mute');
    await settled((session) => call(session)?.isMuted === true);
    await shortcut('mute');
    await settled((session) => call(session)?.isMuted === false);
    await shortcut('hold');
    await settled(phase('held'));
    await shortcut('hold');
    await settled(phase('connected'));
    await shortcut('keypad');
    const widget = await world.widget(page);
    await widget.waitForSelector('.keypad');
    await shortcut('answer-or-end');
    await settled(phase('wrap-up'));
    await shortcut('finish');
    const over = await settled(noCalls);
    expect(over.agent?.presence.name).toBe('Available');
  });

  it('[AC-19] rejected; and nothing happens where nothing is meant', async () => {
    const { client } = world.connect;
    await shortcut('hold');
    await client.placeCall({ number: customer, queue: 'Billing' });
    await settled(phase('ringing'));
    await shortcut('hold');
    await shortcut('reject');
    expect(call(await settled(phase('ended')))?.endReason).toBe('rejected');
    expect((await client.journal('RejectContact')).length).toBe(1);
    expect(await client.journal('HoldConnection')).toEqual([]);
  });
});

it('[XX-06] the widget, the next number and the call bar are opened', async () => {
  await shortcut('open-widget');
  await world.widget(page);
  await page.waitForFunction(() => CSS.highlights.size > 0);
  await shortcut('next-number');
  await button(page, 'Call…');
  await shortcut('call-bar');
  const bar = await world.browser.waitForTarget((target) => target.url().endsWith('/call-bar.html'));
  await (await bar.page())?.close();
});

it('[AC-36] the context menu offers what was selected, and dials nothing', async () => {
  const inside = await worker();
  await inside.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, url: 'http://*/case' });
    const chosen = { menuItemId: 'call-selection', selectionText: '+44 161 496 0127', pageUrl: tab?.url };
    (chrome.contextMenus.onClicked as unknown as Sent).dispatch(chosen, tab);
  });
  const widget = await world.widget(page);
  await button(widget, 'Call');
  const { suggestion, calls } = await world.session();
  expect(calls).toEqual([]);
  expect(suggestion).toMatchObject({ foundOn: new URL(page.url()).hostname, number: { e164: number } });
  expect(await world.connect.client.journal('CreateOutboundContact')).toEqual([]);
});

it('[AC-36] in the browser’s PDF viewer, whose text no page can read, the menu explains what was selected and offers it', async () => {
  await using site = await servePdf('Tel. 020 7946 0958');
  await page.goto(site.url);
  const inside = await worker();
  await inside.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ active: true, url });
    const chosen = { menuItemId: 'why-selection', selectionText: '020 7946 0958', pageUrl: url };
    (chrome.contextMenus.onClicked as unknown as Sent).dispatch(chosen, tab);
  }, site.url);
  await button(await world.widget(page), 'Call');
  const { suggestion, calls } = await world.session();
  expect(suggestion).toMatchObject({
    number: { e164: '+442079460958' },
    why: { verdict: 'marked', site: '127.0.0.1' },
  });
  expect(calls).toEqual([]);
});

it('[AC-33][EX-19] Enter in the popup offers the number, and after the call the field is empty', async () => {
  await world.connect.client.scriptCustomer({ number, script: { answersAfterMs: 0 } });
  const popup = await world.own('popup.html');
  const field = await popup.waitForSelector('input[name=number]');
  await field?.type('+44 161 496 0127\n');
  await (await button(popup, 'Call')).click();
  const id = call(await world.waitForSession(phase('connected')))?.id ?? '';
  await world.command('hangUp', id);
  await world.waitForSession(phase('wrap-up'));
  await world.command('clear', id);
  await popup.waitForSelector('input[name=number]');
  expect(await popup.$eval('input[name=number]', ({ value }) => value)).toBe('');
});
