/** What can be seen, as pixels say it: the only witness that no page can talk to. */

import type { Page } from 'puppeteer';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A picture of the window as base64 PNG. Asked of the browser as it is: a picture of a part makes the page lay itself out
 * anew, and the guard sees that as a movement.
 */
export async function picture(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  await session.detach();
  return data;
}

/** How much of an area looks the same in two pictures, 0 to 1. Drawn and compared in `judge`, any page of ours. */
export function likeness(
  judge: Page,
  one: { picture: string; area: Area },
  other: { picture: string; area: Area },
): Promise<number> {
  return judge.evaluate(
    async (views) => {
      const [a, b] = await Promise.all(
        views.map(async ({ picture: data, area: { x, y, width, height } }) => {
          const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
          canvas?.drawImage(image, 0, 0);
          return canvas?.getImageData(x, y, width, height).data ?? new Uint8ClampedArray();
        }),
      );
      if (!a || !b || a.length !== b.length) return 0;
      let same = 0;
      for (let i = 0; i < a.length; i += 4) {
        const difference = [0, 1, 2].map((c) => Math.abs((a[i + c] ?? 0) - (b[i + c] ?? 0)));
        if (Math.max(...difference) < 32) same += 4;
      }
      return same / a.length;
    },
    [one, other],
  );
}
