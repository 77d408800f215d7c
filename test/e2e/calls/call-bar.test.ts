/** What opens from the widget: its menus, which count like its buttons although they are gone as soon as something in them is pressed, and the call bar. */

import type { Frame, Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { atRest, press, shown } from '../../../scripts/press.ts';
import { phase, startOver } from '../call-moves.ts';
import { endAndClear, freshPage, talk } from '../widget/widget-moves.ts';
import { signedInWorld } from '../world.ts';

const world = await signedInWorld();

const barPage = async (): Promise<Page> => {
  const target = await world.browser.waitForTarget((it) => it.url() === `${extensionOrigin}/call-bar.html`);
  const bar = await target.page();
  if (!bar) throw new Error('The call bar has no page.');
  return bar;
};
const label = (page: Page, text: string) =>
  page.waitForSelector(`::-p-xpath(//button[normalize-space(.)="${text}"])`);

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
  await shown(widget, '::-p-text(Next: Lunch)');
  expect(await widget.$('[role=menu]')).toBeNull();
  await endAndClear(world, widget);
});

test('opens from the widget, commands the call, and is opened only once', async () => {
  const page = await freshPage(world);
  const widget = await talk(world, page);
  await press(widget, 'More');
  await widget.waitForSelector('[role=menuitem]');
  await (await widget.waitForSelector('::-p-xpath(//*[@role="menuitem"][contains(., "Pop out")])'))?.click();
  const bar = await barPage();
  await press(bar.mainFrame(), 'Mute');
  await world.waitForSession(({ calls }) => calls[0]?.isMuted === true);
  await label(bar, 'Unmute');

  const popup = await world.own('popup.html');
  await (await popup.waitForSelector('[aria-label="More"]'))?.click();
  await (await popup.waitForSelector('::-p-xpath(//*[@role="menuitem"][contains(., "Pop out")])'))?.click();
  await popup.waitForSelector('[role=menu]', { hidden: true });
  const bars = world.browser.targets().filter((it) => it.url() === `${extensionOrigin}/call-bar.html`);
  expect(bars).toHaveLength(1);
  await popup.close();
});

test('stays above all windows with the same controls, and comes back', async () => {
  const bar = await barPage();
  await bar.bringToFront();
  const opened = bar.evaluate(
    () =>
      new Promise<boolean>((done) =>
        (
          window as unknown as { documentPictureInPicture: EventTarget }
        ).documentPictureInPicture.addEventListener('enter', () => done(true)),
      ),
  );
  await (await label(bar, 'Keep above'))?.click();
  expect(await opened).toBe(true);
  await shown(bar, '::-p-text(stays above every window)');
  const above = await bar.evaluateHandle(
    () =>
      (window as unknown as { documentPictureInPicture: { window: Window } }).documentPictureInPicture.window
        .document,
  );
  const texts = await above.evaluate((it) =>
    [...it.querySelectorAll('button')].map((b) => b.innerText.trim()),
  );
  expect(texts).toEqual(expect.arrayContaining(['Unmute', 'Hold', 'Transfer', 'End']));
  // A sheet counts once it was fetched.
  await expect.poll(() => above.evaluate((it) => it.styleSheets.length)).toBeGreaterThan(0);
  await above.evaluate((it) =>
    [...it.querySelectorAll('button')].find((b) => b.innerText.trim() === 'Unmute')?.click(),
  );
  await world.waitForSession(({ calls }) => calls[0]?.isMuted === false);

  // What is pressed there stays under the pointer until the press is over.
  const labels = () =>
    above.evaluate((it) => [...it.querySelectorAll('button')].map((b) => b.innerText.trim()));
  await above.evaluate(({ defaultView: view }) => {
    const hold = () => view?.dispatchEvent(new Event('pointerdown'));
    hold();
    Object.assign(view ?? {}, { holding: view?.setInterval(hold, 200) });
  });
  await world.command('hold', (await world.session()).calls[0]?.id ?? '');
  await world.waitForSession(phase('held'));
  expect(await labels()).toContain('Hold');
  await above.evaluate(({ defaultView: view }) => {
    view?.clearInterval((view as unknown as { holding: number }).holding);
    view?.dispatchEvent(new Event('pointerup'));
  });
  await expect.poll(labels).toContain('Resume');

  await (await label(bar, 'Bring it back'))?.click();
  await press(bar.mainFrame(), 'End');
  await world.waitForSession(phase('wrap-up'));
  await bar.close();
  await startOver(world);
});
