import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DearTexts } from '../../../lib/page/dear-texts.ts';

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
    const dear = new DearTexts(again);
    expect(dear.rests(text)).toBe(false);
    expect([...dear.timed(text, steps(4, 6))]).toHaveLength(2);
    for (let wanted = 0; wanted < 3; wanted++) expect(dear.rests(text)).toBe(true);
    expect(dear.rests({} as Text)).toBe(false);
    vi.advanceTimersByTime(199);
    expect(again).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(again).toHaveBeenCalledExactlyOnceWith(text);
    expect(dear.rests(text)).toBe(false);
  });

  test('is read at once when all is to be', () => {
    const dear = new DearTexts(() => {});
    for (const _ of dear.timed(text, steps(50)));
    dear.wake();
    expect(dear.rests(text)).toBe(false);
  });

  test('and is not wanted again costs nothing; the time of others between its steps is not its own', () => {
    const again = vi.fn();
    const dear = new DearTexts(again);
    for (const _ of dear.timed(text, steps(1))) vi.advanceTimersByTime(1_000);
    expect(dear.rests(text)).toBe(false);
    for (const _ of dear.timed(text, steps(50)));
    vi.advanceTimersByTime(60_000);
    expect(again).not.toHaveBeenCalled();
    expect(dear.rests(text)).toBe(false);
  });
});
