/** A customer rings, and the call is taken in the widget of the page in view; it outlives worker and service. */

import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { atRest, button, press } from '../../../scripts/press.ts';
import { call, customer, phase } from '../call-moves.ts';
import { endAndClear, freshPage, hears, ring, talk } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();
let page: Page;

beforeEach(async () => {
  page = await freshPage(world);
});

describe('a call in', () => {
  it('[AC-01][VO-08][AC-17][AC-18][CB-13][CC-35][CC-36] shows on the page in view, and Accept connects it', async () => {
    const widget = await ring(world, page);
    await button(widget, 'Accept');
    const card = await widget.$eval('article', (it) => it.getAttribute('aria-label'));
    expect(card).toBe('Incoming call, Amelia Hart');
    await press(widget, 'Accept');
    await world.waitForSession(phase('connected'));
    await endAndClear(world, widget);
  });

  it('[AC-18] a press on Accept counts although what stands above it changes while the button is held', async () => {
    await ring(world, page);
    const popup = await world.own('popup.html');
    const accept = await button(popup, 'Accept');
    // What has just come takes no press for half a second.
    await atRest(accept);
    const { x, y, width, height } = (await accept.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const id = call(await world.session())?.id ?? '';
    await popup.mouse.move(x + width / 2, y + height / 2);
    await popup.mouse.down();
    // Refused, which a banner says above the card.
    await expect(world.command('hold', id)).rejects.toThrow('not-now');
    await popup.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))),
    );
    await popup.mouse.up();
    await world.waitForSession(phase('connected'));
    await popup.close();
    await endAndClear(world, await world.widget(page));
  });

  it('[AC-19][CC-35] Reject gives it back and leaves no card', async () => {
    const widget = await ring(world, page);
    const { calls } = await world.session();
    await press(widget, 'Reject');
    await world.connect.client.waitFor(({ log }) =>
      log.some(({ what, contactId }) => what === 'rejected' && contactId === calls[0]?.id),
    );
    await world.waitForSession((session) => !phase('ringing')(session));
  });

  it('[AC-20][AC-21] a missed call leaves a card with the way back to Available', async () => {
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_500 });
    await ring(world, page);
    await world.waitForSession((session) => session.unanswered?.endReason === 'missed');
    await world.connect.client.changeSettings({ ringTimeoutMs: 20_000 });
    const { contacts } = await world.connect.client.state();
    for (const { id } of contacts) await world.connect.client.customerHangsUp({ id });
    await press(await world.widget(page), 'Set Available');
    await world.waitForSession((session) => session.agent?.presence.kind === 'routable');
  });

  it('[AC-23][AC-24] hold silences both ways, mute silences the agent, both come back', async () => {
    const widget = await talk(world, page);
    await hears(world, { customer: true, agent: true });

    await press(widget, 'Mute');
    await world.waitForSession((session) => session.calls[0]?.isMuted === true);
    await hears(world, { customer: false, agent: true });
    await press(widget, 'Unmute');
    await world.waitForSession((session) => session.calls[0]?.isMuted === false);

    await press(widget, 'Hold');
    await world.waitForSession(phase('held'));
    await hears(world, { customer: false, agent: false });
    await press(widget, 'Resume');
    await world.waitForSession(phase('connected'));
    await hears(world, { customer: true, agent: true });
    await endAndClear(world, widget);
  });

  it('[AC-03][FT-13] two tabs and two windows show the same call', async () => {
    const other = await world.window(new URL('/people', world.site.url).href);
    await talkIn(other);
    await page.bringToFront();
    const here = await world.widget(page);
    await button(here, 'Hold');
    await press(here, 'Hold');
    await button(await world.widget(other), 'Resume');
    await other.bringToFront();
    await press(await world.widget(other), 'Resume');
    await button(here, 'Hold');
    const tab = await world.page('/orders');
    await endAndClear(world, await world.widget(tab));
  });

  it('[FT-01] survives the worker: stopped while it rings and while talking, nothing is lost', async () => {
    const widget = await ring(world, page);
    await world.killWorker();
    await press(widget, 'Accept');
    await world.waitForSession(phase('connected'));
    await world.killWorker();
    await press(widget, 'Hold');
    await world.waitForSession(phase('held'));
    await world.killWorker();
    await press(widget, 'Resume');
    await world.waitForSession(phase('connected'));
    await endAndClear(world, widget);
  });

  it('[FT-14] survives the service: away and back during a call, the card says so and works again', async () => {
    const widget = await talk(world, page);
    await world.connect.client.goDown({});
    await world.waitForSession(({ connection }) => connection.state === 'reconnecting', 40_000);
    await widget.waitForFunction(() => document.body.textContent?.includes('Reconnecting'));
    await hears(world, { customer: true, agent: true });
    await world.connect.client.comeUp({});
    await world.waitForSession(({ connection }) => connection.state === 'ready', 40_000);
    await endAndClear(world, widget);
  }, 60_000);
});

async function talkIn(other: Page): Promise<void> {
  await world.connect.client.placeCall({ number: customer, queue: 'Billing' });
  await world.waitForSession(phase('ringing'));
  await other.bringToFront();
  await press(await world.widget(other), 'Accept');
  await world.waitForSession(phase('connected'));
}
