import { readFileSync } from 'node:fs';
import { afterAll, test } from 'vitest';
import { openGallery } from '../gallery/see.ts';
const { see, close } = await openGallery();
afterAll(close);
const shots = JSON.parse(readFileSync('/tmp/gvc/rec-shots.json', 'utf8'));
test('x', { timeout: 900000 }, async () => {
  for (const [theme, width, scale, state] of shots)
    await see({ theme, state, width }, async (page) => {
      await page.setViewport({ width, height: 900, deviceScaleFactor: scale });
      await new Promise((r) => setTimeout(r, 200));
      const el = await page.$('figure[data-state]');
      await el?.screenshot({ path: `/tmp/gvc/rec-photos/${state.replaceAll(/\W+/g, '-')}-${theme}-${width}.png` });
    }).catch((error) => console.log('FAILED', state, String(error)));
});
