/** An agent with callbacks over a platform, a database and storage in memory. Killing the worker makes all but these anew. */

import { vi } from 'vitest';
import { type CallbackParts, createCallbackParts } from '../../entrypoints/background/callbacks/parts.ts';
import { createRecordParts } from '../../entrypoints/background/records/parts.ts';
import type { Callback } from '../../lib/callbacks/callback.ts';
import type { DirectoryEntry } from '../../lib/directory/entry.ts';
import { checkNumber } from '../../lib/numbers/check-number.ts';
import { defaultSettings, type Settings } from '../../lib/settings-rules.ts';
import { fakeBackground } from './background.ts';
import { fakeDatabase } from './database.ts';
import { fakePlatform } from './fake-platform.ts';
import { storedArea } from './stored-area.ts';

export const amara = '+442079460958';
export const mobile = '+447700900123';

/** The timers of a worker end with it; the clock goes on, which clearing alone would set back. */
export function clearTimers(): void {
  const at = Date.now();
  vi.clearAllTimers();
  vi.setSystemTime(at);
}

type Background = Awaited<ReturnType<typeof fakeBackground>>;

/** Noon in London, so that nobody is asleep there. */
export const noon = Date.UTC(2026, 10, 27, 12);

export async function callbackBench(changed: Partial<Settings> = {}, database = fakeDatabase()) {
  vi.setSystemTime(noon);
  const now = Date.now;
  const stored = storedArea();
  const platform = fakePlatform();
  const settings: Settings = { ...defaultSettings, defaultRegion: 'GB', ...changed };
  const alarms: (number | null)[] = [];
  const pages: string[] = [];
  const people: DirectoryEntry[] = [];
  let life = await wake();

  async function wake() {
    const background: Background = await fakeBackground(stored, now, platform);
    const { store, gate, history } = background;
    const records = createRecordParts({
      ...{
        store,
        database,
        kept: storedArea(),
        stored: storedArea(),
        history,
        settings: async () => settings,
        now,
      },
    });
    const callbacks: CallbackParts = createCallbackParts({
      ...{ store, records, gate, platform, checkNumber, now, language: () => 'en' },
      directory: {
        whoIs: async (e164) => people.filter(({ numbers }) => numbers.some((one) => one.e164 === e164)),
      },
      openPage: async (part) => void pages.push(part),
      alarm: { set: (at) => alarms.push(at), clear: () => alarms.push(null) },
      asCall: {
        accept: (id) => background.commands.accept({}, id),
        reject: (id) => background.commands.reject({}, id),
      },
    });
    callbacks.rules(settings);
    await callbacks.goOn();
    return {
      ...background,
      records,
      callbacks,
      kill: background.stop,
    };
  }

  const bench = {
    platform,
    settings,
    alarms,
    /** Which pages were opened. */
    pages,
    /** Who stands in the directory. */
    people,
    database,
    get life() {
      return life;
    },
    /** The worker is stopped, its timers with it, and another begins. */
    async restart() {
      life.kill();
      clearTimers();
      life = await wake();
    },
    /** Everything that waits for nothing but itself is done. */
    async settle() {
      for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
      await life.records.recorder.flush();
      await life.callbacks.recorder.flush();
    },
    async pass(ms: number) {
      await vi.advanceTimersByTimeAsync(ms);
      await bench.settle();
    },
    only(): Callback {
      const [callback] = life.store.now().callbacks;
      if (!callback) throw new Error('no callback in hand');
      return callback;
    },
    /** A task for Amara, with her mobile, offered. */
    offer(attributes: Record<string, string> = {}, carrier: 'task' | 'preview' = 'task') {
      return platform.offersCallback({
        ...{ carrier, queue: 'Billing' },
        attributes: {
          ...{
            callbackNumber: amara,
            customerName: 'Amara Osei',
            reason: 'Billing Issue',
            mobileNumber: mobile,
          },
          ...attributes,
        },
      });
    },
    dials: () => platform.asked.filter((verb) => verb.startsWith('dial ') || verb.startsWith('engage ')),
  };
  return bench;
}
