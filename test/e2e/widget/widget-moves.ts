/** A call in the widget of a page, made by mouse as a person makes it. */

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Frame, Page } from 'puppeteer';
import { expect } from 'vitest';
import { press } from '../../../scripts/press.ts';
import { SILENT_ENERGY } from '../../../simulator/connect/media/bridge.ts';
import { customer, noCalls, phase, startOver } from '../call-moves.ts';
import type { World } from '../world.ts';

/** The agent is Available, nothing is left of an earlier test, and one case page is open and in front. */
export async function freshPage(world: World): Promise<Page> {
  await freshDesk(world);
  return world.page('/case');
}

/** The same with no page open. */
export async function freshDesk(world: World): Promise<void> {
  await world.waitForSession((session) => session.agent !== null);
  await startOver(world);
  await world.command('dismissUnanswered');
  await world.command('dismissNotice');
  await world.command('dismissSuggestion');
  await world.closePages();
}

/** A customer who says a tone rings; answers the widget on `page`. */
export async function ring(world: World, page: Page): Promise<Frame> {
  await world.connect.client.placeCall({
    number: customer,
    name: 'Amelia Hart',
    queue: 'Billing',
    says: { toneHz: 440 },
  });
  await world.waitForSession(phase('ringing'));
  return world.widget(page);
}

export async function talk(world: World, page: Page): Promise<Frame> {
  const widget = await ring(world, page);
  await press(widget, 'Accept');
  await world.waitForSession((session) => phase('connected')(session) && session.calls[0]?.media === 'live');
  return widget;
}

export async function endAndClear(world: World, widget: Frame): Promise<void> {
  await press(widget, 'End');
  await world.waitForSession(phase('wrap-up'));
  await press(widget, 'Clear');
  await world.waitForSession(noCalls);
}

/** Resolves once exactly these hear something; fails with who does instead. */
export async function hears(
  { connect }: World,
  expected: { customer: boolean; agent: boolean },
): Promise<void> {
  const { contacts, agents } = await connect.client.state();
  const customer = contacts[0]?.customerConnectionId ?? '';
  const agent = agents.find(({ login }) => login === 'priya')?.contacts[0]?.legId ?? '';
  // What is muted or let go takes a moment to be heard.
  await expect
    .poll(async () => {
      const meters = await connect.client.metersFromNow([customer, agent]);
      const isHeard = (leg: string) => (meters[leg]?.heard.energy ?? 0) > SILENT_ENERGY;
      return { customer: isHeard(customer), agent: isHeard(agent) };
    })
    .toEqual(expected);
}

/** Chooses a file of this name and text where one is asked for. */
export async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'chosen-')), name);
  await writeFile(path, text);
  const picker = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(path);
}
