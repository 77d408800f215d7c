/**
 * Everything one end-to-end file needs: a simulated instance, the sample site, and a browser for each agent with
 * the test build loaded. Open one per file in `beforeAll` and end it in `afterAll` with `await world[Symbol.asyncDispose]()`.
 * Needs `node scripts/build.ts test` first; `npm test` does that.
 */

import { existsSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { extensionOrigin } from '../../scripts/browser.ts';
import { extensionFolder } from '../../scripts/build.ts';
import { type Seat, takeSeat } from '../../scripts/seat.ts';
import { type ConnectInstance, createConnectInstance } from '../../simulator/connect/server.ts';
import { createSampleSite, type SampleSite } from '../../simulator/pages/server.ts';

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
}

/** Opens the world, nobody signed in yet. */
export async function openWorld({ agents = ['priya'] }: WorldOptions = {}): Promise<World> {
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
    const seats: AgentSeat[] = [];
    for (const login of agents) {
      const seat = await takeSeat({ extension, isHeadless: true, hasFakeAudio: true });
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
