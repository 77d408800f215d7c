/** The browser without the extension that the files of one worker share. Open pages in contexts, and close these. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { browserPath } from '../../scripts/browser.ts';
import { closeAtEnd } from './environment.ts';
import { openOutside } from './outside.ts';
import { toneWav } from './simulator-audio/wav.ts';

/** What its microphone hears, with rests between. */
export const microphoneHz = 700;

let shared: Promise<Browser> | undefined;

/** Starts it at the first use; it ends with the worker. Every page may use the microphone. */
export function plainBrowser(): Promise<Browser> {
  shared ??= launch();
  return shared;
}

async function launch(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'plain-browser-'));
  const microphone = join(folder, 'microphone.wav');
  const outside = await openOutside();
  await writeFile(microphone, toneWav(microphoneHz));
  const browser = await puppeteer.launch({
    executablePath: browserPath(),
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--proxy-server=http://127.0.0.1:${outside.port}`,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      // Without a network there is no other address to offer.
      '--allow-loopback-in-peer-connection',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  closeAtEnd(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
    await outside.close();
  });
  return browser;
}
