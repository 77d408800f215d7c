/**
 * Everything one end-to-end file needs: a simulated instance, the sample site, and a browser for each agent with
 * the test build loaded. Open one per file in `beforeAll` and end it in `afterAll` with `await world[Symbol.asyncDispose]()`.
 * Needs `node scripts/build.ts test` first; `npm test` does that.
 */

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { extensionOrigin } from '../../scripts/browser.ts';
import { extensionFolder } from '../../scripts/build.ts';
import { type Seat, takeSeat } from '../../scripts/seat.ts';
import { type ConnectInstance, createConnectInstance } from '../../simulator/connect/server.ts';
import { createSampleSite, type SampleSite } from '../../simulator/pages/server.ts';
import { toneWav } from './simulator-audio/wav.ts';

export interface AgentSeat extends Omit<Seat, 'signIn'> {
  readonly login: string;
  /** Signs this seat's agent in. The agent is Offline afterwards until a presence is chosen. */
  signIn(): Promise<void>;
  /** Opens a page of the sample site in a new tab, in front: `page('/case')`. */
  page(path: string): Promise<Page>;
}

/** The first agent's seat, and what all agents share. */
export interface World extends AgentSeat {
  readonly connect: ConnectInstance;
  readonly site: SampleSite;
  readonly seats: readonly AgentSeat[];
}

export interface WorldOptions {
  /** Logins, one browser each. Default: priya alone. */
  agents?: string[];
  /** Hz that an agent's microphone hears, by login; a beep for everybody else. */
  tones?: Record<string, number>;
}

/** Opens the world, nobody signed in yet. */
export async function openWorld({ agents = ['priya'], tones = {} }: WorldOptions = {}): Promise<World> {
  const extension = extensionFolder('test');
  if (!existsSync(extension)) throw new Error('No test build yet: run `node scripts/build.ts test` first.');
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const connect = await createConnectInstance({ approvedOrigins: [extensionOrigin] });
    closers.push(() => connect.stop());
    const site = await createSampleSite({});
    closers.push(() => site.stop());
    const folder = await mkdtemp(join(tmpdir(), 'voices-'));
    closers.push(() => rm(folder, { recursive: true, force: true }));
    const seats: AgentSeat[] = [];
    for (const login of agents) {
      const hz = tones[login];
      const microphone = join(folder, `${login}.wav`);
      if (hz) await writeFile(microphone, toneWav(hz));
      const seat = await takeSeat({
        extension,
        isHeadless: true,
        hasFakeAudio: true,
        ...(hz ? { microphone } : {}),
      });
      closers.push(async () => seat[Symbol.asyncDispose]());
      seats.push({
        ...seat,
        login,
        signIn: () => seat.signIn(connect.url, login),
        page: (path) => seat.tab(new URL(path, site.url).href),
      });
    }
    const [first] = seats;
    if (!first) throw new Error('A world needs at least one agent.');
    return { ...first, connect, site, seats, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
