/** A call in the widget of a page, made by mouse as a person makes it. */

import type { Frame, Page } from 'puppeteer';
import { press } from '../../scripts/press.ts';
import { customer, noCalls, phase, startOver } from './call-moves.ts';
import type { World } from './world.ts';

/** The agent is Available, nothing is left of an earlier test, and one case page is open and in front. */
export async function freshPage(world: World): Promise<Page> {
  await world.waitForSession((session) => session.agent !== null);
  await startOver(world);
  await world.command('dismissUnanswered');
  await world.command('dismissNotice');
  await world.command('dismissSuggestion');
  for (const open of await world.browser.pages()) if (open !== world.probe) await open.close();
  return world.page('/case');
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

/** Loudness of what customer and agent hear, over a second that began after now. */
export async function heard({ connect }: World): Promise<{ customer: number; agent: number }> {
  const { contacts, agents } = await connect.client.state();
  const customerLeg = contacts[0]?.customerConnectionId ?? '';
  const agentLeg = agents.find(({ login }) => login === 'priya')?.contacts[0]?.legId ?? '';
  const from = await connect.client.meters();
  for (;;) {
    const meters = await connect.client.meters();
    const [c, a] = [meters[customerLeg], meters[agentLeg]];
    if (!c || !a) throw new Error('A leg has no audio at all.');
    if (c.framesMixed - (from[customerLeg]?.framesMixed ?? 0) > 60)
      return { customer: c.heard.energy, agent: a.heard.energy };
  }
}
