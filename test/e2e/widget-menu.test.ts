/** The menus of the widget count like its buttons, although they are gone as soon as something in them is pressed. */

import type { Frame } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atRest, press } from '../../scripts/press.ts';
import { endAndClear, freshPage, talk } from './widget-moves.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.signIn();
});
afterAll(() => world?.[Symbol.asyncDispose]());

async function choose(widget: Frame, role: string, label: string): Promise<void> {
  const item = await widget.waitForSelector(`::-p-xpath(//*[@role="${role}"][contains(., "${label}")])`);
  if (!item) throw new Error(`no ${label} in the menu`);
  await atRest(item);
  await item.click();
}

test('a status chosen during a call comes after it', async () => {
  const page = await freshPage(world);
  const widget = await talk(world, page);
  await press(widget, 'On a call');
  await choose(widget, 'menuitemradio', 'Lunch');
  await world.waitForSession(({ agent }) => agent?.nextPresence?.name === 'Lunch');
  await widget.waitForSelector('::-p-text(Next: Lunch)');
  expect(await widget.$('[role=menu]')).toBeNull();
  await endAndClear(world, widget);
});
