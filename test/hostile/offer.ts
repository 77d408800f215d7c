/** The agent's press that brings the widget. */

import type { Page } from 'puppeteer';

/** Presses the link of the page, once the extension listens to presses there. */
export async function offerNumber(page: Page): Promise<void> {
  const limit = Date.now() + 10_000;
  for (;;) {
    const [realm] = page.mainFrame().extensionRealms();
    // Chromium lists the world of an extension only once its script runs there.
    if (await realm?.evaluate(() => 'findVoiceNumbers' in globalThis)) break;
    if (Date.now() > limit) throw new Error('The extension does not listen on this page.');
    await new Promise((done) => setTimeout(done, 20));
  }
  await page.click('#number');
}
