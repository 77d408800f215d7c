/** Where agents work: one simulated instance, the sample site, and a browser for each of them with the test build loaded. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionOrigin } from '../../scripts/browser.ts';
import { extensionFolder } from '../../scripts/build.ts';
import { type Seat, takeSeat } from '../../scripts/seat.ts';
import { type ConnectInstance, createConnectInstance } from '../../simulator/connect/server.ts';
import { createSampleSite, type SampleSite } from '../../simulator/pages/server.ts';
import { closeAtEnd } from './environment.ts';
import { toneWav } from './simulator-audio/wav.ts';

export interface Place extends AsyncDisposable {
  readonly connect: ConnectInstance;
  readonly site: SampleSite;
  /** The seats of these agents, with nothing in them that an earlier file left; still signed in if they were. No others stay open. */
  seats(logins: readonly string[]): Promise<Seat[]>;
}

/** Hz that each agent's microphone hears; a beep for everybody else. */
export const agentHz = { priya: 620, tomasz: 830 } as const;

/** Opens a place of its own. Throws when there is no test build. */
export async function openPlace(): Promise<Place> {
  const extension = extensionFolder('test');
  if (!existsSync(extension)) throw new Error('No test build yet: run `node scripts/build.ts test` first.');
  const connect = await createConnectInstance({ approvedOrigins: [extensionOrigin] });
  const site = await createSampleSite({});
  const folder = await mkdtemp(join(tmpdir(), 'voices-'));
  const seats = new Map<string, Seat>();

  async function sitDown(login: string): Promise<Seat> {
    const hz = (agentHz as Record<string, number>)[login];
    const microphone = join(folder, `${login}.wav`);
    if (hz) await writeFile(microphone, toneWav(hz));
    const seat = await takeSeat({
      extension,
      isHeadless: true,
      hasFakeAudio: true,
      ...(hz ? { microphone } : {}),
    });
    seats.set(login, seat);
    return seat;
  }

  async function seatOf(login: string): Promise<Seat> {
    const known = seats.get(login);
    if (!known) return sitDown(login);
    try {
      await within(leaveMs, leaveAsNew(known));
      return known;
    } catch (error) {
      // What a file has broken, the next one does not inherit.
      console.warn(`The browser of ${login} is made anew: ${error}`);
      await known[Symbol.asyncDispose]();
      return sitDown(login);
    }
  }

  return {
    connect,
    site,
    async seats(logins) {
      // A softphone that waits takes an eighth of a core from those that are tested.
      for (const [login, seat] of seats)
        if (!logins.includes(login)) {
          seats.delete(login);
          await seat[Symbol.asyncDispose]();
        }
      const taken: Seat[] = [];
      for (const login of logins) taken.push(await seatOf(login));
      return taken;
    },
    async [Symbol.asyncDispose]() {
      for (const seat of seats.values()) await seat[Symbol.asyncDispose]();
      await Promise.all([site.stop(), connect.stop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

let shared: Promise<Place> | undefined;

/** The place that the files of one worker share, as it was at first; open until the worker ends. */
export async function sharedPlace(): Promise<Place> {
  if (!shared) {
    shared = openPlace();
    closeAtEnd(async () => (await shared)?.[Symbol.asyncDispose]());
  }
  const place = await shared;
  const { client } = place.connect;
  await client.comeUp({});
  await client.approveOrigins({ origins: [extensionOrigin] });
  await client.reset({});
  return place;
}

/** What takes longer than this to be left is not used again. */
const leaveMs = 30_000;

/** Settles as `work` does; fails when that takes longer than `limitMs`. */
function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => late.reject(new Error(`not left within ${limitMs} ms`)), limitMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(limit));
}

/** Closes every page but the probe. */
export async function closePages({ browser, probe }: Seat): Promise<void> {
  for (const page of await browser.pages()) if (page !== probe) await page.close();
}

/** Forgets all that the extension stored but its instance; the Connect host and its sign-in stay. Throws when it is broken. */
async function leaveAsNew(seat: Seat): Promise<void> {
  await closePages(seat);
  await seat.killWorker();
  const isSetUp = await seat.probe.evaluate(async () => {
    const { settings, ...others } = await chrome.storage.local.get<{ settings?: { ccpUrl?: string } }>();
    await chrome.storage.local.remove(Object.keys(others));
    // Never without its instance: the worker would close the host at once.
    if (settings?.ccpUrl) await chrome.storage.local.set({ settings: { ccpUrl: settings.ccpUrl } });
    else await chrome.storage.local.clear();
    await chrome.storage.session.clear();
    for (const { name = '' } of await indexedDB.databases())
      await new Promise((done, failed) => {
        const deletion = indexedDB.deleteDatabase(name);
        deletion.onsuccess = done;
        deletion.onerror = failed;
      });
    return Boolean(settings?.ccpUrl);
  });
  // One that woke in between knows what is no longer there.
  await seat.killWorker();
  // Wakes the worker.
  await seat.command('dismissNotice');
  if (!isSetUp) return;
  await seat.waitForSession(
    ({ connection: { state }, agent, calls }) =>
      state === 'signed-out' ||
      (state === 'ready' && agent?.presence.name === 'Offline' && calls.length === 0),
  );
  // Calls that the instance forgot look like missed ones.
  await seat.command('dismissUnanswered');
  await seat.command('dismissNotice');
  await seat.waitForSession(({ unanswered, notice }) => unanswered === null && notice === null);
}
