import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';
import { browserPath } from '../../../scripts/browser.ts';
import { toneWav } from './wav.ts';

/** Starts a browser whose microphone hears an interrupted tone of `hz`. Closing it also removes the recording. */
export async function launchWithTone(hz: number): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-audio-'));
  const microphone = join(folder, 'microphone.wav');
  await writeFile(microphone, toneWav(hz));
  const browser = await puppeteer.launch({
    executablePath: browserPath(),
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      // Without a network there is no other address to offer.
      '--allow-loopback-in-peer-connection',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  browser.once('disconnected', () => void rm(folder, { recursive: true, force: true }));
  return browser;
}
