import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SlowTexts } from '../../../lib/page/slow-texts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const text = {} as Text;
function* steps(...ms: number[]): Generator<void> {
  for (const each of ms) {
    vi.advanceTimersByTime(each);
    yield;
  }
}

describe('[XX-01][VO-16] a text that takes long to read', () => {
  test('is read in steps, and once more only after it has rested, however often it is wanted', () => {
    const again = vi.fn();
    const slow = new SlowTexts(again);
    expect(slow.rests(text)).toBe(false);
    expect([...slow.timed(text, steps(4, 6))]).toHaveLength(2);
    for (let wanted = 0; wanted < 3; wanted++) expect(slow.rests(text)).toBe(true);
    expect(slow.rests({} as Text)).toBe(false);
    vi.advanceTimersByTime(199);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledExactlyOnceWith(text);
    expect(slow.rests(text)).toBe(false);
  });

  test('is read at once when all is to be', () => {
    const slow = new SlowTexts(() => {});
    for (const _ of slow.timed(text, steps(50)));
    slow.wake();
    expect(slow.rests(text)).toBe(false);
  });

  test('and is not wanted again costs nothing; the time of others between its steps is not its own', () => {
    const again = vi.fn();
    const slow = new SlowTexts(again);
    for (const _ of slow.timed(text, steps(1))) vi.advanceTimersByTime(1_000);
    expect(slow.rests(text)).toBe(false);
    for (const _ of slow.timed(text, steps(50)));
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
    expect(slow.rests(text)).toBe(false);
  });
});
