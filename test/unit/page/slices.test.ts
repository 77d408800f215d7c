import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inSlices, rest } from '../../../lib/page/slices.ts';

const page = Object.assign(new EventTarget(), { hidden: false });
/** What the clock shows that work is measured by. */
let now = 0;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('document', page);
  page.hidden = false;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Whether a promise has resolved, after all that is due now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return done;
}

describe('[VO-16] a page that changes all the time', () => {
  test('is left alone for a tenth of a second between two looks', async () => {
    const resting = rest();
    await vi.advanceTimersByTimeAsync(99);
    expect(await isDone(resting)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isDone(resting)).toBe(true);
  });

  test('is so by the browser’s own queue where it has one', async () => {
    const postTask = vi.fn(
      (work: () => void, { delay }: { delay: number }) =>
        new Promise<void>((done) => setTimeout(() => done(work()), delay)),
    );
    vi.stubGlobal('scheduler', { postTask });
    const resting = rest();
    await vi.advanceTimersByTimeAsync(99);
    expect(await isDone(resting)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isDone(resting)).toBe(true);
  });
});

describe('[VO-16] long work', () => {
  /** Steps of 3 ms each. */
  function* work(steps: number, seen: number[]): Generator<void> {
    for (let step = 0; step < steps; step++) {
      now += 3;
      seen.push(step);
      yield;
    }
  }

  test('pauses when four milliseconds have passed, and goes on in the next quiet moment', async () => {
    const seen: number[] = [];
    const working = inSlices(work(4, seen), new AbortController().signal);
    await vi.advanceTimersToNextTimerAsync();
    expect(seen).toEqual([0, 1]);
    await vi.advanceTimersToNextTimerAsync();
    expect(seen).toEqual([0, 1, 2, 3]);
    await vi.advanceTimersToNextTimerAsync();
    await working;
  });

  test('waits while nobody sees the page, and ends with its lifetime', async () => {
    const seen: number[] = [];
    const life = new AbortController();
    page.hidden = true;
    const working = inSlices(work(3, seen), life.signal);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(seen).toEqual([]);
    page.hidden = false;
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual([0, 1]);
    life.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    await working;
    expect(seen).toEqual([0, 1]);
  });

  test('does not wait for quiet any longer than 300 ms', async () => {
    const seen: number[] = [];
    // A busy page: what waits in the background never has its turn.
    vi.stubGlobal('scheduler', { postTask: () => new Promise(() => {}) });
    const life = new AbortController();
    void inSlices(work(9, seen), life.signal);
    await vi.advanceTimersByTimeAsync(299);
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual([0, 1]);
    life.abort();
    await vi.advanceTimersByTimeAsync(300);
  });
});
