/**
 * Table 1 of seed 004, the Callback actions component, worked through on each surface alike: the widget of a page, the popup, its
 * own page.
 */

import type { ElementHandle, Frame, Page } from 'puppeteer';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import type { Session } from '../../../lib/session.ts';
import { atRest, button, press as pressAtRest, shown } from '../../../scripts/press.ts';
import { phase } from '../call-moves.ts';
import { keepSettings } from '../numbers/number-moves.ts';
import { freshDesk } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';
import { whereItIsNoon } from './callback-moves.ts';

const mobile = '+447700900412';
const work = '+442079460177';
const world = await signedInWorld();

beforeAll(async () => {
  // Surfaces are compared where they stand; that accepting opens a page has its own test.
  await keepSettings(world, { callbackOpensPage: false, callbackAgainMinutes: 0 });
});

const callbackOf = ({ callbacks }: Session): Callback | undefined =>
  callbacks.find(({ phase }) => phase !== 'closed');
const at = (wanted: Callback['phase']) => (session: Session) => callbackOf(session)?.phase === wanted;
const counts = (session: Session) => callbackOf(session)?.dialsAt != null;
const none = (session: Session) => callbackOf(session) === undefined;

/** A surface on which the callback stands, and the callback's id. */
interface Stand {
  place: Frame | Page;
  id: string;
}

const isWidget = (place: Frame | Page): place is Frame => !('mainFrame' in place);

/** The widget's guard wants a mouse, at rest. Pages of ours have none, and nothing to aim at: what is there hears it at once. */
async function press(place: Frame | Page, name: string): Promise<void> {
  if (isWidget(place)) return pressAtRest(place, name);
  let isPressed = false;
  while (!isPressed) isPressed = await (await button(place, name)).evaluate(heard);
}
async function click(place: Frame | Page, element: ElementHandle<Element> | null): Promise<void> {
  if (!isWidget(place)) return void (await element?.evaluate(heard));
  if (element) await atRest(element);
  await element?.click();
}
/** Whether it is there still, and on. */
function heard(it: Element): boolean {
  if (!it.isConnected || it.ariaDisabled === 'true') return false;
  (it as HTMLElement).click();
  return true;
}

const surfaces: Record<string, (id: string) => Promise<Frame | Page>> = {
  widget: async () => world.widget(await world.page('/case')),
  popup: () => world.own('popup.html'),
  'interaction page': (id) => world.own(`interactions.html#${id}`),
};

async function asked(mode: 'manual' | 'automatic'): Promise<string> {
  await world.connect.client.requestCallback({
    ...{ number: mobile, carrier: 'task', queue: 'Billing', name: 'Amelia Hart' },
    task: {
      ...{ name: 'Callback', description: 'Second parcel has not come.' },
      references: {
        ...{
          customerName: 'Amelia Hart',
          mobileNumber: mobile,
          workNumber: work,
          callbackReason: 'Order Issue',
        },
        ...{
          callbackMode: mode,
          dialSeconds: '60',
          ivrPath: 'Orders › Late',
          taskNumber: 'TASK0020177',
          timezone: whereItIsNoon(),
        },
      },
    },
  });
  return callbackOf(await world.waitForSession(at('offered')))?.id ?? '';
}

/** The callback is offered and taken on this surface: its preview stands there. */
async function taken(surface: string, mode: 'manual' | 'automatic'): Promise<Stand> {
  await freshDesk(world);
  await world.waitForSession(none);
  // A quick machine dials more often than six times a minute.
  await world.probe.evaluate(() => chrome.storage.session.remove('dials'));
  await isBusy(mobile);
  await answers(work);
  const id = await asked(mode);
  const place = await (surfaces[surface] as (typeof surfaces)[string])(id);
  await press(place, 'Accept');
  await world.waitForSession(at('preview'));
  return { place, id };
}

const answers = (number: string) =>
  world.connect.client.scriptCustomer({ number, script: { answersAfterMs: 300, says: { toneHz: 440 } } });
const isBusy = (number: string) =>
  world.connect.client.scriptCustomer({ number, script: { answersAfterMs: 'busy' } });

async function close(place: Frame | Page): Promise<void> {
  const isTalkedOver = at('wrap-up')(await world.session());
  await press(place, 'Close callback');
  // Without a talk the first press opens what is to be written.
  if (!isTalkedOver) {
    await button(place, 'Back');
    await press(place, 'Close callback');
  }
  await world.waitForSession(none);
}

async function handTo(place: Frame | Page, tab: 'Agents' | 'Queues', name: string): Promise<void> {
  await press(place, 'Transfer');
  await click(place, await place.waitForSelector(`::-p-xpath(//*[@role="tab"][contains(., "${tab}")])`));
  const row = await place.waitForSelector(`::-p-xpath(//*[@role="row"][contains(., "${name}")])`);
  await click(place, (await row?.waitForSelector('button.button')) ?? null);
}

/** What became of an offer to this agent. */
const isOffer = ({ what, agent }: { what: string; agent?: string }) =>
  agent === 'priya' && ['offered', 'rejected', 'missed'].includes(what);

/** The agent is back from what she did not take. What waits may be offered in the same moment. */
async function isFree(): Promise<void> {
  const { agent } = await world.session();
  await world.command('setPresence', agent?.choices.find(({ name }) => name === 'Available')?.id ?? '');
}

/** Its offer does not stand there; with nothing else to show the widget goes altogether. */
async function isGone(place: Frame | Page): Promise<void> {
  if (isWidget(place) && place.detached) return;
  await place.waitForSelector('.callback.ringing', { hidden: true }).catch((error: unknown) => {
    if (!isWidget(place) || !place.detached) throw error;
  });
}

describe.each(Object.keys(surfaces))('Callback actions component on the %s', (surface) => {
  test('[CB-18][CB-19][CB-21][CB-25][CB-26][CF-01][CF-02][CF-03][CF-05][CF-06][CF-07][CF-12][CF-13][CF-21][CF-22][CF-23][CF-24][CF-25][CF-26] initiate a call, redial a number, choose a callback number, close a call request, manual dial: accepted, called, busy, retried at another number, talked, called once more, closed', async () => {
    const { place } = await taken(surface, 'manual');
    const numbers = await button(place, 'Callback number', 'combobox');
    const offered = await numbers.$$eval('option', (options) => options.map(({ value }) => value));
    expect(offered).toEqual([mobile, work]);
    expect(await place.$('.callback [role=timer], .callback time')).toBeNull();

    await press(place, 'Call number');
    const missed = await world.waitForSession(at('unanswered'));
    expect(callbackOf(missed)?.attempts.map(({ e164 }) => e164)).toEqual([mobile]);

    // At once, though Connect takes no other call before the one that failed is cleared.
    await answers(work);
    const again = await button(place, 'Callback number', 'combobox');
    if (isWidget(place)) await atRest(again);
    await again.press('ArrowDown');
    await world.waitForSession((session) => callbackOf(session)?.chosen === work);
    await press(place, 'Retry call');
    await world.waitForSession((session) => at('talking')(session) && phase('connected')(session));
    await press(place, 'Hold');
    await world.waitForSession(phase('held'));
    await press(place, 'End');
    await world.waitForSession(at('wrap-up'));

    // The line dropped, say: called once more before it is closed, and at once, though the talk is still to be cleared.
    await press(place, 'Retry call');
    await world.waitForSession((session) => at('talking')(session) && phase('connected')(session));
    await press(place, 'End');
    const over = await world.waitForSession(at('wrap-up'));
    const tries = callbackOf(over)?.attempts.map(({ e164, outcome }) => [e164, outcome]);
    expect(tries).toEqual([
      [mobile, 'busy'],
      [work, 'answered'],
      [work, 'answered'],
    ]);
    await close(place);
  });

  test('[CF-08][CF-10][CF-11][CF-14][CF-15][CF-26] automatic dial, transfer callback: paused, resumed, extended, handed to a queue and taken back, dialled before its end, and handed on no more', async () => {
    const { place } = await taken(surface, 'automatic');
    await place.waitForSelector('.callback [role=timer]');
    await press(place, 'Pause');
    await world.waitForSession((session) => (callbackOf(session)?.pausedMs ?? null) !== null);
    await shown(place, '::-p-text(Nothing dials by itself)');
    expect(await place.$('.callback [role=timer]')).toBeNull();
    await press(place, 'Resume');
    const resumed = callbackOf(await world.waitForSession(counts));
    await press(place, '+30 s');
    await world.waitForSession(
      (session) => callbackOf(session)?.dialsAt === (resumed?.dialsAt ?? 0) + 30_000,
    );

    await handTo(place, 'Queues', 'Orders');
    await world.waitForSession(at('transferring'));
    await press(place, 'Cancel transfer');
    const back = await world.waitForSession(at('preview'));
    expect(counts(back), 'nothing dials while it is on its way, nor at once after it').toBe(false);
    await press(place, 'Resume');
    await world.waitForSession(counts);

    await press(place, 'Call number');
    await world.waitForSession(at('unanswered'));
    expect(await (await button(place, 'Transfer')).evaluate((it) => it.ariaDisabled)).toBe('true');
    await close(place);
  });

  test('[CB-16][CB-23][CF-11][CF-26][EX-02] turned away, come once more and gone by itself, taken at last, handed to a colleague who turns it away and so the agent’s again', async () => {
    const { client } = world.connect;
    const show = surfaces[surface] as (typeof surfaces)[string];
    await freshDesk(world);
    const id = await asked('manual');
    const first = await show(id);
    await client.changeSettings({ ringTimeoutMs: 1_500 });
    await press(first, 'Reject');
    // Nobody else is there: it comes once more at once, and this time its time runs out.
    await client.waitFor(({ log }) =>
      log
        .filter(isOffer)
        .map(({ what }) => what)
        .join()
        .endsWith('rejected,offered,missed'),
    );
    await world.waitForSession(({ callbacks }) => callbacks.some(({ ending }) => ending === 'missed'));
    await isGone(first);

    await client.changeSettings({ ringTimeoutMs: 20_000 });
    await isFree();
    await world.waitForSession(at('offered'));
    const place = isWidget(first) ? await show(id) : first;
    await press(place, 'Accept');
    await world.waitForSession(at('preview'));
    await client.scriptAgent({ agent: 'tomasz', script: { onRing: 'rejects', wrapsUpAfterMs: 100 } });
    await client.forcePresence({ agent: 'tomasz', presence: 'Available' });
    await handTo(place, 'Agents', 'Tomasz');
    await world.waitForSession((session) => callbackOf(session)?.transfer?.hasFailed === true);
    await place.waitForSelector('::-p-text(did not take it)');
    await button(place, 'Call number');
    await client.scriptAgent({ agent: 'tomasz', script: null });
    await close(place);
  });
});
