/**
 * Everything one end-to-end file needs: a simulated instance, the sample site, and a browser for each agent with
 * the test build loaded. Open one per file in `beforeAll` and leave it in `afterAll` with `await world[Symbol.asyncDispose]()`.
 * Needs `node scripts/build.ts test` first; `npm test` does that.
 */

import type { Page } from 'puppeteer';
import type { Seat } from '../../scripts/seat.ts';
import type { ConnectInstance } from '../../simulator/connect/server.ts';
import type { SampleSite } from '../../simulator/pages/server.ts';
import { closePages, openPlace, sharedPlace } from './place.ts';

export interface AgentSeat extends Omit<Seat, 'signIn'> {
  readonly login: string;
  /** Signs this seat's agent in, unless they are. The agent is Offline afterwards until a presence is chosen. */
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
  /** A world with browsers and an instance of its own, for a file about the first day or about breaking them. */
  isFresh?: boolean;
}

/**
 * Opens the world. Browsers and instance are shared by the files of a worker and begin each with nothing stored and
 * nothing open; whoever is signed in already stays so, Offline.
 */
export async function openWorld({ agents = ['priya'], isFresh = false }: WorldOptions = {}): Promise<World> {
  const place = isFresh ? await openPlace() : await sharedPlace();
  const { connect, site } = place;
  const seats: AgentSeat[] = [];
  const leave = async () => {
    for (const seat of seats) await closePages(seat);
    if (isFresh) await place[Symbol.asyncDispose]();
    else await connect.client.reset({});
  };
  try {
    for (const [index, seat] of (await place.seats(agents)).entries()) {
      const login = agents[index] as string;
      // They have called this country before: a first time would be asked about (dial-gate).
      await seat.probe.evaluate(() => chrome.storage.local.set({ dialledCountries: ['GB'] }));
      seats.push({
        ...seat,
        login,
        async signIn() {
          const { connection, agent } = await seat.session();
          if (connection.state !== 'ready' || !agent) await seat.signIn(connect.url, login);
        },
        page: (path) => seat.tab(new URL(path, site.url).href),
      });
    }
    const [first] = seats;
    if (!first) throw new Error('A world needs at least one agent.');
    return { ...first, connect, site, seats, [Symbol.asyncDispose]: leave };
  } catch (error) {
    await leave();
    throw error;
  }
}
