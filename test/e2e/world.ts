/**
 * Everything one end-to-end file needs: a simulated instance, the sample site, and a browser for each agent with
 * the test build loaded. A file opens one at its beginning, with `signedInWorld` or `fileWorld`, and it is left at its end.
 * Needs `node scripts/build.ts test` first; `npm test` does that. `GVC_HOST=window` has the softphone live in Amazon's own
 * page in all of them (`npm run soak`).
 */

import type { Page } from 'puppeteer';
import { afterAll, beforeEach } from 'vitest';
import type { HostKind } from '../../lib/session.ts';
import type { BrowserOptions } from '../../scripts/browser.ts';
import type { Seat } from '../../scripts/seat.ts';
import type { ConnectInstance } from '../../simulator/connect/server.ts';
import type { SampleSite } from '../../simulator/pages/server.ts';
import { openPlace } from './place.ts';

/** Where the softphone of each seat lives. */
export const hostKind: HostKind = process.env.GVC_HOST === 'window' ? 'window' : 'framed';

export interface AgentSeat extends Omit<Seat, 'signIn'> {
  readonly login: string;
  /** Signs this seat's agent in, unless they are. The agent is Offline afterwards until a presence is chosen. */
  signIn(): Promise<void>;
  /** Opens a page of the sample site in a new tab, in front: `page('/case')`. */
  page(path: string): Promise<Page>;
  /** Closes all pages but the probe and the softphone. */
  closePages(): Promise<void>;
}

/** The first agent's seat, and what all agents share. */
export interface World extends AgentSeat {
  readonly connect: ConnectInstance;
  readonly site: SampleSite;
  readonly seats: readonly AgentSeat[];
}

export interface WorldOptions extends Partial<Pick<BrowserOptions, 'audio' | 'leavesWorker'>> {
  /** Logins, one browser each. Default: priya alone. */
  agents?: string[];
}

/** Opens the world: nothing stored, nobody signed in. Throws when there is no test build. */
export async function openWorld({ agents = ['priya'], ...options }: WorldOptions = {}): Promise<World> {
  const place = await openPlace();
  const { connect, site } = place;
  const seats: AgentSeat[] = [];
  try {
    for (const login of agents) {
      const seat = await place.seat(login, { audio: 'fake', ...options });
      // They have called this country before: a first time would be asked about (dial-gate).
      await seat.probe.evaluate(() => chrome.storage.local.set({ dialledCountries: ['GB'] }));
      if (hostKind !== 'framed') await seat.command('useHost', hostKind);
      seats.push({
        ...seat,
        login,
        async signIn() {
          const { connection, agent } = await seat.session();
          if (connection.state === 'ready' && agent) return;
          // A host that found nobody waits for the window, and would not look again for a while.
          if (connection.state === 'signed-out') return seat.signIn(connect.url, login);
          await signedInElsewhere(seat.probe, connect.url, login);
          await seat.takeInstance(connect.url);
          await seat.waitForSession((now) => now.connection.state === 'ready' && now.agent !== null);
        },
        page: (path) => seat.tab(new URL(path, site.url).href),
        async closePages() {
          const isSoftphone = (page: Page) => hostKind === 'window' && page.url().startsWith(connect.url);
          for (const open of await seat.browser.pages())
            if (open !== seat.probe && !isSoftphone(open)) await open.close();
        },
      });
    }
    const [first] = seats;
    if (!first) throw new Error('A world needs at least one agent.');
    return { ...first, connect, site, seats, [Symbol.asyncDispose]: () => place[Symbol.asyncDispose]() };
  } catch (error) {
    await place[Symbol.asyncDispose]();
    throw error;
  }
}

/** The world of this file: opened now, left when the file ends. Throws when there is no test build. */
export async function fileWorld(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  afterAll(() => world[Symbol.asyncDispose]());
  const open = new Map<AgentSeat, Page[]>();
  // What a test left open when it failed is not there when it is run again.
  beforeEach(async ({ task }) => {
    for (const seat of world.seats) {
      const pages = await seat.browser.pages();
      if (!task.result?.retryCount) open.set(seat, pages);
      // A page of the instance may be the softphone, which a test moves at will.
      else
        for (const page of pages)
          if (!open.get(seat)?.includes(page) && !page.url().startsWith(world.connect.url))
            await page.close();
    }
  });
  return world;
}

/** The same with everybody signed in. */
export async function signedInWorld(options?: WorldOptions): Promise<World> {
  const world = await fileWorld(options);
  for (const seat of world.seats) await seat.signIn();
  return world;
}

/** As an agent whose browser knows them from another page of the instance; the login window has its own tests (sign-in). */
export async function signedInElsewhere(probe: Page, ccpUrl: string, login: string): Promise<void> {
  await probe.evaluate(
    (url, body) =>
      fetch(url, {
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        body: new URLSearchParams(body),
      }),
    new URL('/login', ccpUrl).href,
    { login, password: 'connect', destination: '/signed-in' },
  );
}
