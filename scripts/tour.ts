/** The guided tour: one call out and one call in, made as a person would, each step told in a line and photographed. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer';
import type { CallPhase } from '../lib/call.ts';
import type { Session } from '../lib/session.ts';
import type { ConnectInstance } from '../simulator/connect/server.ts';
import type { SampleSite } from '../simulator/pages/server.ts';
import { button, pointAtNumber, press } from './press.ts';
import type { Seat } from './seat.ts';

type Theme = 'light' | 'dark';
const both: readonly Theme[] = ['light', 'dark'];

export interface TourOptions {
  seat: Seat;
  connect: ConnectInstance;
  site: SampleSite;
  /** Folder for the pictures; made when it is not there. */
  out: string;
}

/** Plays the tour with agent Priya. Throws when a step does not come about. */
export async function playTour({ seat, connect, site, out }: TourOptions): Promise<void> {
  mkdirSync(out, { recursive: true });
  let count = 0;
  const tell = (line: string) => console.log(`${String(++count).padStart(2)}. ${line}`);
  const picture = async (page: Page, name: string, themes: readonly Theme[] = ['light']) => {
    for (const theme of themes) await photograph(page, theme, join(out, `${name}-${theme}.png`));
    await page.emulateMediaFeatures([]);
  };
  const phase = (wanted: CallPhase) => seat.waitForSession(({ calls }) => calls[0]?.phase === wanted);
  const over = () => seat.waitForSession(({ calls }) => calls.length === 0);

  await seat.signIn(connect.url, 'priya');
  tell('Priya Nair signs in at the simulated Connect instance.');
  await becomeAvailable(seat);
  tell('She makes herself Available.');

  const page = await seat.tab(new URL('case', site.url).href);
  await pointAtNumber(page, '#night-desk');
  await button(page, 'Call…');
  tell('In the CRM she points at a phone number; a small card says what it is.');
  await picture(page, 'number', both);
  await (await button(page, 'Call…')).click();
  const widget = await seat.widget(page);
  await button(widget, 'Call');
  tell('She clicks it. Nothing is dialled yet: the widget shows what would be.');
  await picture(page, 'before-dialling', both);

  await press(widget, 'Call');
  await phase('dialing');
  tell('Call dials; it rings at the customer.');
  await picture(page, 'calling');
  await answerAsCustomer(connect, await phase('dialing'));
  await phase('connected');
  tell('The customer answers, and both can be heard.');
  await button(widget, 'Hold');
  await picture(page, 'call', both);
  await press(widget, 'Hold');
  await phase('held');
  tell('Hold: neither hears the other.');
  await picture(page, 'held');
  await press(widget, 'Resume');
  await phase('connected');
  tell('Resume.');
  await endAndClear(widget, phase);
  tell('End hangs up, and after call work begins.');
  await picture(page, 'wrap-up');
  await press(widget, 'Clear');
  await over();
  tell('Clear ends it.');

  await becomeAvailable(seat);
  await page.bringToFront();
  await connect.client.placeCall({ number: '+442079460958', name: 'Amelia Hart', queue: 'Billing' });
  await phase('ringing');
  const again = await seat.widget(page);
  await button(again, 'Accept');
  tell('A customer rings; the call shows on the page she is looking at.');
  await picture(page, 'ringing', both);
  await press(again, 'Accept');
  await phase('connected');
  tell('She accepts it.');

  await connect.client.scriptAgent({
    agent: 'tomasz',
    script: { onRing: 'answers', afterMs: 1500, hangsUpAfterMs: 20_000, wrapsUpAfterMs: 1000 },
  });
  await connect.client.forcePresence({ agent: 'tomasz', presence: 'Available' });
  await press(again, 'Transfer');
  await again.locator('[role=combobox]').fill('tomasz');
  await again.waitForSelector('[role=grid][aria-rowcount="1"]');
  tell('Transfer finds her colleague Tomasz by name.');
  await picture(page, 'transfer', both);
  await press(again, 'Consult');
  await phase('consult');
  tell('Consult: she talks with Tomasz while the customer hears music.');
  await button(again, 'Merge');
  await picture(page, 'consult', both);
  await press(again, 'Merge');
  await phase('conference');
  tell('Merge: all three hear each other.');
  await button(again, 'Leave');
  await picture(page, 'conference');
  await press(again, 'Leave');
  await phase('wrap-up');
  tell('Leave: Tomasz goes on with the customer, her after call work begins.');
  await press(again, 'Clear');
  await over();
  tell('The call is cleared.');
}

async function endAndClear(widget: Frame, phase: (wanted: CallPhase) => Promise<Session>): Promise<void> {
  await press(widget, 'End');
  await phase('wrap-up');
}

/** Chooses Available in the popup, as an agent does. */
export async function becomeAvailable(seat: Seat): Promise<void> {
  const session = await seat.session();
  if (session.agent?.presence.kind === 'routable') return;
  const popup = await seat.own('popup.html');
  await (await button(popup, 'Change')).click();
  await popup.locator('::-p-aria([name="Available"][role="menuitemradio"])').click();
  await seat.waitForSession(({ agent }) => agent?.presence.kind === 'routable');
  await popup.close();
}

async function answerAsCustomer(connect: ConnectInstance, { calls }: Session): Promise<void> {
  const [call] = calls;
  if (call) await connect.client.customerAnswers({ id: call.id });
}

/** Takes the page as a person sees it in this theme, once nothing that ends is moving any more. */
async function photograph(page: Page, theme: Theme, path: string): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter((each) => each.effect?.getTiming().iterations !== Infinity);
      return Promise.allSettled(ending.map((each) => each.finished)).then(() => {});
    });
  }
  await page.screenshot({ path: path as `${string}.png` });
}
