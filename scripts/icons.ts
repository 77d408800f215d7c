/** Draws the extension's icons from `scripts/icon.svg` into `public/icon`: `node scripts/icons.ts`, after changing the drawing. */

import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { launchBrowser, root } from './browser.ts';

const sizes = [16, 32, 48, 96, 128];

const drawing = readFileSync(resolve(root, 'scripts/icon.svg')).toString('base64');
const folder = resolve(root, 'public/icon');
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser({ isHeadless: true, audio: 'own' });
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0"><img style="display:block;inline-size:100vw" src="data:image/svg+xml;base64,${drawing}">`,
  );
  await page.evaluate(() => document.images[0]?.decode());
  await page.screenshot({ path: resolve(folder, `${size}.png`) as `${string}.png`, omitBackground: true });
}
await browser.close();
