/** The browser that scripts and tests share: found by scripts/setup.mjs, launched with our extension loaded. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer';

export const root = resolve(import.meta.dirname, '..');

/** The extension id that the manifest's fixed key gives in every build. */
export const extensionId = 'henalglmcglkjkggicbfgcfginabigkk';

/** Path of the browser's program. Throws when `scripts/setup.mjs` was never run. */
export function browserPath(): string {
  try {
    return JSON.parse(readFileSync(resolve(root, '.cache/browser.json'), 'utf8')).executablePath;
  } catch {
    throw new Error('No browser is known yet: run `node scripts/setup.mjs` once.');
  }
}

/** Path of Firefox's program; null where there is none, as `scripts/setup.mjs` said. */
export function firefoxPath(): string | null {
  try {
    return JSON.parse(readFileSync(resolve(root, '.cache/browser.json'), 'utf8')).firefoxPath ?? null;
  } catch {
    return null;
  }
}

/** What an instance's administrator approves. */
export const extensionOrigin = `chrome-extension://${extensionId}`;

/** Where an OAuth sign-in leads back to: the address that the identity API catches for this extension. */
export const signInRedirect = `https://${extensionId}.chromiumapp.org/`;

/** The computer's `own` devices; a `fake` microphone that beeps; the same `held` by others, so that no sound comes in or out. */
export type Audio = 'own' | 'fake' | 'held';

export interface BrowserOptions {
  /** Folder of the built extension; none when left out. */
  extension?: string;
  isHeadless: boolean;
  audio: Audio;
  /** What the made-up microphone hears, over and over: a WAV file. A beep when left out. */
  microphone?: string;
  /** What is watched is never stopped for idleness: leaves the background worker to the browser. */
  leavesWorker?: boolean;
  /** Folder of the profile, kept when the browser is closed. A new one that goes away when left out. */
  profile?: string;
  /** Port of a proxy on this computer, through which all goes that is not for this computer. */
  proxy?: number;
  /** The window's size in CSS px and how many pixels of the picture make one of them; the system's own when left out. */
  window?: { width: number; height: number; scale: number };
}

/** Starts a browser, with a new and empty profile unless one is given. */
export function launchBrowser(options: BrowserOptions): Promise<Browser> {
  return puppeteer.launch({
    executablePath: browserPath(),
    headless: options.isHeadless,
    // Extensions can only be loaded over the pipe.
    pipe: true,
    ...(options.leavesWorker ? { targetFilter: (target) => target.type() !== 'service_worker' } : {}),
    ...(options.profile ? { userDataDir: options.profile } : {}),
    ...(options.extension ? { enableExtensions: [options.extension] } : {}),
    // Puppeteer's own viewport is an emulation, and under it nothing can be hit through the Highlight API at scale 2.
    defaultViewport: null,
    // Ctrl-C is answered by whoever called, in order: browser first, servers after.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=en-US',
      // Without a network there is no other way to the simulated instance's audio; with one it changes nothing.
      '--allow-loopback-in-peer-connection',
      // Chromium refuses to start its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.window
        ? [
            `--window-size=${options.window.width},${options.window.height}`,
            `--force-device-scale-factor=${options.window.scale}`,
          ]
        : []),
      ...(options.proxy ? [`--proxy-server=http://127.0.0.1:${options.proxy}`] : []),
      ...(options.audio === 'own' ? [] : ['--use-fake-device-for-media-stream']),
      ...(options.audio === 'held' ? ['--fail-audio-stream-creation'] : []),
      ...(options.microphone ? [`--use-file-for-fake-audio-capture=${options.microphone}`] : []),
    ],
  });
}
