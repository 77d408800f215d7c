/** What can be wrong with an agent's own computer. What no browser can be brought to is done to the page that has the softphone. */

import { readFile, writeFile } from 'node:fs/promises';
import type { BrowserContext, Frame, Page } from 'puppeteer';
import { expect } from 'vitest';
import type { Light, RingCheck } from '../../../lib/sound/readiness.ts';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { shown } from '../../../scripts/press.ts';
import { softphone } from '../host/host-moves.ts';
import { plainBrowser } from '../plain-browser.ts';
import type { World } from '../world.ts';

export interface Cause {
  breaks(): void;
  light: Light;
  check: RingCheck['title'];
  text: RegExp;
}

export const causes: Record<string, Cause> = {
  'a battery that is nearly empty': {
    breaks() {
      Object.assign(navigator, { getBattery: async () => ({ level: 0.1, charging: false }) });
    },
    ...{ light: 'doubtful', check: 'Power', text: /10 % battery/ },
  },
  'a clock that jumps, as after sleep': {
    breaks() {
      const hour = 3_600_000;
      const { now } = Date;
      const from = now();
      // Again each second: news that comes right after a jump makes it good.
      Date.now = () => now() + hour * Math.ceil((now() - from) / 1_000);
    },
    ...{ light: 'doubtful', check: 'Line', text: /slept/ },
  },
};

/** The microphone hears nothing at all from now on, as one that is muted by its own switch; answers the way back. */
export async function muteMicrophone({ browser }: World): Promise<() => Promise<void>> {
  const flag = '--use-file-for-fake-audio-capture=';
  const path = browser
    .process()
    ?.spawnargs.find((it) => it.startsWith(flag))
    ?.slice(flag.length);
  if (!path) throw new Error('This browser has no microphone of ours.');
  const heard = await readFile(path);
  const headerBytes = 44;
  await writeFile(
    path,
    Buffer.concat([heard.subarray(0, headerBytes), Buffer.alloc(heard.length - headerBytes)]),
  );
  return () => writeFile(path, heard);
}

/** The CCP's page: in its window, or framed by ours. */
export async function ccpFrame(world: World): Promise<Frame> {
  return (await softphone(world)).waitForFrame((each) => each.url().startsWith(world.connect.url));
}

/** The agent's own CCP in another browser, signed in. */
export async function softphoneElsewhere({ connect }: World): Promise<BrowserContext> {
  const context = await (await plainBrowser()).createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${connect.url}/ccp-v2/`);
  await page.locator('input[name=login]').fill('priya');
  await page.locator('input[name=password]').fill('connect');
  await page.locator('button[type=submit]').click();
  await shown(page, '::-p-text(Priya Nair)');
  return context;
}

/** A page of another site that frames a softphone of the same instance, whose scripts come with `load`. */
export async function frameSoftphone(
  world: World,
): Promise<{ page: Page; load(): void; isLoaded(): Promise<void> }> {
  const { client, url } = world.connect;
  await client.approveOrigins({ origins: [extensionOrigin, new URL(world.site.url).origin] });
  const page = await world.page('/case');
  const { promise: mayLoad, resolve: load } = Promise.withResolvers<void>();
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.resourceType() === 'script'
      ? void mayLoad.then(() => request.continue())
      : void request.continue(),
  );
  await page.evaluate((src) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.className = 'crm-softphone';
    frame.src = src;
  }, `${url}/ccp-v2/`);
  const frame = await page.waitForFrame((one) => one.url().startsWith(`${url}/ccp-v2`));
  return {
    page,
    load,
    async isLoaded() {
      // Our script comes to a page when it is loaded.
      const here = () => frame.extensionRealms()[0]?.evaluate(() => document.readyState);
      await expect.poll(here).toBe('complete');
    },
  };
}
