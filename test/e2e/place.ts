/** Where agents work: one simulated instance, the sample site, and a browser for each of them with the test build loaded. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserOptions, extensionOrigin } from '../../scripts/browser.ts';
import { extensionFolder } from '../../scripts/build.ts';
import type { Seat } from '../../scripts/seat.ts';
import { type ConnectInstance, createConnectInstance } from '../../simulator/connect/server.ts';
import { createSampleSite, type SampleSite } from '../../simulator/pages/server.ts';
import { takeClosedSeat } from './outside.ts';
import { toneWav } from './simulator-audio/wav.ts';

export interface Place extends AsyncDisposable {
  readonly connect: ConnectInstance;
  readonly site: SampleSite;
  /** Starts the browser of this agent: nothing stored in it, nobody signed in. */
  seat(login: string, options: Pick<BrowserOptions, 'audio' | 'leavesWorker'>): Promise<Seat>;
}

/** Hz that each agent's microphone hears; a beep for everybody else. */
export const agentHz = { priya: 620, tomasz: 830 } as const;

/** Opens a place. Throws when there is no test build. */
export async function openPlace(): Promise<Place> {
  const extension = extensionFolder('test');
  if (!existsSync(extension)) throw new Error('No test build yet: run `node scripts/build.ts test` first.');
  const connect = await createConnectInstance({ approvedOrigins: [extensionOrigin] });
  const site = await createSampleSite({});
  const folder = await mkdtemp(join(tmpdir(), 'voices-'));
  const seats: Seat[] = [];
  return {
    connect,
    site,
    async seat(login, options) {
      const hz = (agentHz as Record<string, number>)[login];
      const microphone = join(folder, `${login}.wav`);
      if (hz) await writeFile(microphone, toneWav(hz));
      const seat = await takeClosedSeat({
        extension,
        isHeadless: true,
        ...options,
        ...(hz ? { microphone } : {}),
      });
      seats.push(seat);
      // Set-up opened itself, and would follow each change of the session from behind the others.
      for (const page of await seat.browser.pages())
        if (page.url() === `${extensionOrigin}/setup.html`) await page.close();
      return seat;
    },
    async [Symbol.asyncDispose]() {
      for (const seat of seats) await seat[Symbol.asyncDispose]();
      await Promise.all([site.stop(), connect.stop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}
