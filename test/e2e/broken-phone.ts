/** What can be wrong with an agent's own computer, done to the hidden page that has the softphone. Each runs in that page. */

import { readFile, writeFile } from 'node:fs/promises';
import type { Frame, Page } from 'puppeteer';
import type { Light, RingCheck } from '../../lib/sound/readiness.ts';
import type { World } from './world.ts';

export interface Cause {
  breaks(): void;
  light: Light;
  check: RingCheck['title'];
  text: RegExp;
}

export const causes: Record<string, Cause> = {
  'no microphone': {
    breaks() {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
    },
    ...{ light: 'missed', check: 'Microphone', text: /None is connected/ },
  },
  'a microphone that another program holds': {
    breaks() {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('held', 'NotReadableError'));
    },
    ...{ light: 'missed', check: 'Microphone', text: /Another program/ },
  },
  'no loudspeaker': {
    breaks() {
      const { mediaDevices } = navigator;
      const list = MediaDevices.prototype.enumerateDevices;
      mediaDevices.enumerateDevices = async () =>
        (await list.call(mediaDevices)).filter(({ kind }) => kind !== 'audiooutput');
    },
    ...{ light: 'missed', check: 'Ringer', text: /No loudspeaker/ },
  },
  'a browser that lets nothing sound': {
    breaks() {
      // As the rules for autoplay leave a page that nobody has pressed in.
      globalThis.AudioContext = class extends AudioContext {
        override get state() {
          return 'suspended' as const;
        }
      };
    },
    ...{ light: 'missed', check: 'Ringer', text: /no sound/ },
  },
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

/** The hidden page with the softphone. */
export async function hostPage({ browser }: World): Promise<Page> {
  return (await browser.waitForTarget((t) => t.url().includes('/offscreen.html'))).asPage();
}

/** The CCP's page, framed by it. */
export async function ccpFrame(world: World): Promise<Frame> {
  return (await hostPage(world)).waitForFrame((each) => each.url().startsWith(world.connect.url));
}
