/** The extension is replaced or crashes in a call: what stands on open pages goes, and comes back. */

import { expect, test } from 'vitest';
import { extensionFolder } from '../../../scripts/build.ts';
import { button, press, shown } from '../../../scripts/press.ts';
import { customer } from '../call-moves.ts';
import { freshPage, talk } from '../widget/widget-moves.ts';
import { hostKind, openWorld } from '../world.ts';

// In a world of its own: pages of the extension go with it, also the one that tests look through.
test('[FT-04][FT-07][FT-08] an extension that is replaced or crashes in a call goes from the page, and is there again, once, with the call', async () => {
  await using world = await openWorld();
  await world.signIn();
  const page = await freshPage(world);
  const elsewhere = await world.tab(page.url().replace('localhost', 'crm.localhost'));
  await page.bringToFront();

  const ours = () =>
    page.evaluate(() => [...document.documentElement.children].slice(2).map(({ localName }) => localName));
  const length = () => page.evaluate(() => document.documentElement.outerHTML.length);
  /** What an update does, and what the agent has done by the notice of a crash. */
  const startExtensionAgain = () => world.browser.installExtension(extensionFolder('test'));
  const endCall = async () => {
    const widget = await world.widget(page);
    await press(widget, 'End');
    await press(widget, 'Clear');
    await expect.poll(ours).toEqual([]);
  };
  /** Its pages share one process, and go with it; the call is on all the same. */
  const crashInCall = async () => {
    const { client } = world.connect;
    const call = { number: customer, name: 'Amelia Hart', queue: 'Billing' };
    const { contactId } = await client.placeCall(call);
    const widget = await world.widget(page);
    await press(widget, 'Accept');
    await button(widget, 'Hold');
    const softphone = await world.browser.waitForTarget((target) => target.url().includes('/offscreen.html'));
    const session = await softphone.createCDPSession();
    // Nobody is left to answer.
    await session.send('Page.crash').catch(() => {});
    await expect.poll(ours).toEqual([]);
    const { agents } = await client.state();
    expect(agents[0]?.contacts).toMatchObject([{ contactId, state: 'connected' }]);
  };

  const before = await length();
  await talk(world, page);
  const [old] = await ours();
  await startExtensionAgain();
  await expect.poll(async () => (await ours()).filter((name) => name !== old)).toHaveLength(1);
  expect(await ours()).not.toContain(old);
  await endCall();
  if (hostKind === 'framed') {
    await crashInCall();
    await startExtensionAgain();
    await endCall();
  }
  expect(await length()).toBe(before);
  // The extension may not look into this one, until the agent presses its button there.
  const popup = await world.popup(elsewhere);
  await shown(popup, '::-p-text(+44)');
});
