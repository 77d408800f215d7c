/** Looks at the gallery in a real browser. */

import type { Page } from 'puppeteer';
import { plainBrowser } from '../e2e/plain-browser.ts';
import { serveGallery } from './serve.ts';

export interface Sight {
  theme?: 'light' | 'dark';
  dir?: 'rtl';
  /** Text size in percent. */
  text?: number;
  group?: string;
  /** One state alone. */
  state?: string;
  width?: number;
}

export interface OpenGallery {
  /** Opens the gallery, at rest, and hands the page to `look`; closes it afterwards. Throws when the page had an error. */
  see<Seen>(sight: Sight, look: (page: Page) => Promise<Seen>): Promise<Seen>;
  close(): Promise<void>;
}

export async function openGallery(): Promise<OpenGallery> {
  const gallery = await serveGallery();
  const browser = await (await plainBrowser()).createBrowserContext();
  return {
    async see(sight, look) {
      const { width = 1280, ...asked } = sight;
      const page = await browser.newPage();
      try {
        const faults: string[] = [];
        page.on('pageerror', (error) => faults.push(String(error)));
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
        await page.goto(
          `${gallery.url}?${new URLSearchParams(Object.entries(asked).map(([k, v]) => [k, String(v)]))}`,
        );
        await drawn(page);
        const seen = await look(page);
        if (faults.length > 0) throw new Error(faults.join('\n'));
        return seen;
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await gallery[Symbol.asyncDispose]();
    },
  };
}

/** Resolves when every state is drawn; fails with the names of those that are not. Hundreds take a busy machine its time. */
async function drawn(page: Page): Promise<void> {
  await page.waitForSelector('[data-ready] [data-state]', { timeout: 60_000 }).catch(async (error) => {
    const missing = await page.$$eval('figure:not([data-drawn])', (figures) =>
      figures.map(({ dataset }) => dataset.state),
    );
    throw new Error(`Not drawn: ${missing.join(', ') || 'anything'}.`, { cause: error });
  });
}
