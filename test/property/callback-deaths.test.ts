/** The worker dies at any moment of an automatic dial: before, between and after what it stores and what it asks for. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCallbackDialler } from '../../entrypoints/background/callbacks/dialler.ts';
import { createDueTimes } from '../../entrypoints/background/callbacks/due-times.ts';
import { createCallbackHand } from '../../entrypoints/background/callbacks/hand.ts';
import { defaultCallbackRules } from '../../lib/callbacks/rules.ts';
import { checkNumber } from '../../lib/numbers/check-number.ts';
import { fakeBackground } from '../fakes/background.ts';
import { clearTimers } from '../fakes/callback-bench.ts';
import { fakePlatform } from '../fakes/fake-platform.ts';
import { storedArea } from '../fakes/stored-area.ts';
import { type Chance, chance } from './random.ts';

const amara = '+442079460958';
const dialSeconds = 20;
const rules = {
  ...defaultCallbackRules,
  callbackMode: 'automatic' as const,
  callbackDialSeconds: dialSeconds,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

/** A host that outlives workers and takes its time over a dial: its call shows some seconds after it was asked for. */
function slowHost(random: Chance) {
  const platform = fakePlatform();
  let waiting: { at: number; place(): void }[] = [];
  return {
    platform,
    dial: (...asked: Parameters<typeof platform.dial>) =>
      new Promise<void>((done, failed) => {
        const at = Date.now() + random.whole(9_000);
        waiting.push({ at, place: () => void platform.dial(...asked).then(done, failed) });
      }),
    /** Does what is due by now. */
    async run(): Promise<void> {
      const due = waiting.filter(({ at }) => at <= Date.now());
      waiting = waiting.filter((one) => !due.includes(one));
      for (const { place } of due) place();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
type SlowHost = ReturnType<typeof slowHost>;

/** One worker's life over what outlives it; a dead one does nothing more, whatever it was waiting for. */
async function wake(stored: ReturnType<typeof storedArea>, { platform, dial }: SlowHost) {
  let isDead = false;
  /** Steps of the outside world until it dies, and whether the last of them is still done. */
  let fuse = { steps: Number.POSITIVE_INFINITY, isDone: true };
  const never = new Promise<never>(() => {});
  /** Each step of the outside world is a moment at which the worker may be dead. */
  const alive = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    fuse.steps -= 1;
    if (fuse.steps === 0 && !fuse.isDone) die();
    if (isDead) return never;
    const working = work();
    // Asked for, and not answered yet.
    if (fuse.steps === 0) die();
    const value = await working;
    return isDead ? never : value;
  };
  /** It hears and does nothing more. */
  function die(): void {
    isDead = true;
    background.stop();
    clearTimers();
  }
  const area = {
    ...stored,
    get: (keys: string[]) => alive(() => stored.get(keys)),
    set: (items: Record<string, unknown>) => alive(() => stored.set(items)),
  };
  const background = await fakeBackground(area, Date.now, platform);
  const { store, gate } = background;
  store.change({ callbackRules: rules });
  const hand = createCallbackHand(store);
  const dialler = createCallbackDialler({
    ...{ store, hand, checkNumber, now: Date.now },
    gate: { dial: (...asked) => alive(() => gate.dial(...asked)) },
    platform: {
      dial: (...asked) => alive(() => dial(...asked)),
      engage: (contactId) => alive(() => platform.engage(contactId)),
    },
    look: (_, e164) => alive(async () => ({ e164, lastCalls: [], clock: '', isQuiet: false, doubts: [] })),
  });
  let isLooking = false;
  const look = () => {
    if (isDead || isLooking) return;
    isLooking = true;
    queueMicrotask(() => {
      isLooking = false;
      if (isDead) return;
      dialler.look();
      times.plan(dialler.moments());
    });
  };
  const alarms: number[] = [];
  const times = createDueTimes({ set: (at) => alarms.push(at), clear: () => {} }, look, Date.now);
  store.onChange(look);
  look();
  return {
    store,
    alarms,
    light: (steps: number, isDone: boolean) => {
      fuse = { steps, isDone };
    },
    die,
    dial: (id: string) => dialler.dial(id, false),
  };
}

it('[CF-14][CF-17] in 1,000 schedules of deaths at chance moments: exactly one dial', {
  timeout: 300_000,
}, async () => {
  let asked = 0;
  for (let seed = 1; seed <= 1_000; seed++) {
    const random = chance(seed);
    clearTimers();
    vi.setSystemTime(Date.UTC(2026, 10, 27, 12));
    const begun = Date.now();
    const stored = storedArea();
    const host = slowHost(random);
    const { platform } = host;
    let worker = await wake(stored, host);
    const pass = async (ms: number) => {
      for (let left = ms; left >= 0; left -= 5_000) {
        await vi.advanceTimersByTimeAsync(Math.min(5_000, left));
        await host.run();
      }
    };
    const id = platform.offersCallback({ attributes: { callbackNumber: amara } });
    await platform.accept(id);
    await worker.store.stored();
    const deaths = 1 + random.whole(5);
    for (let death = 0; death < deaths; death++) {
      // Most deaths at zero, where it matters: at a chance step of what is stored and asked for there.
      const due = begun + dialSeconds * 1_000 - Date.now();
      worker.light(1 + random.whole(12), random.percent(50));
      await pass(Math.max(0, random.percent(70) ? due : random.whole(12_000)));
      worker.die();
      // An alarm, a report or a page wakes the next within some seconds.
      vi.setSystemTime(Date.now() + random.whole(8_000));
      await host.run();
      worker = await wake(stored, host);
    }
    worker.light(Number.POSITIVE_INFINITY, true);
    await pass(80_000);
    // Who was dead for too long asks; then the agent dials.
    if (worker.store.now().callbacks[0]?.doubt === 'late') {
      asked += 1;
      const dialled = worker.dial(id);
      await pass(10_000);
      await dialled;
    }
    const dials = platform.asked.filter((verb) => verb.startsWith('dial '));
    const [callback] = worker.store.now().callbacks;
    expect({ seed, dials, phase: callback?.phase, attempts: callback?.attempts.length }).toEqual({
      ...{ seed, dials: [expect.stringContaining(amara)], phase: 'dialing', attempts: 1 },
    });
    worker.die();
  }
  expect(asked).toBeLessThan(50);
});
