import { describe, expect, test } from 'vitest';
import { cap } from '../../../lib/widget-host/cap.ts';
import { clampHeight, clampPosition, movedPosition } from '../../../lib/widget-host/position.ts';

const window = { width: 1000, height: 700 };
const widget = { width: 340, height: 200 };

describe('the widget stays in the window', () => {
  test.each([
    [
      { right: 24, bottom: 24 },
      { right: 24, bottom: 24 },
    ],
    [
      { right: -500, bottom: -500 },
      { right: 8, bottom: 8 },
    ],
    [
      { right: 5000, bottom: 5000 },
      { right: 652, bottom: 492 },
    ],
    [
      { right: 10.4, bottom: 10.6 },
      { right: 10, bottom: 11 },
    ],
  ])('%j becomes %j', (asked, given) => {
    expect(clampPosition(asked, widget, window)).toEqual(given);
  });

  test('a window smaller than the widget still shows its corner', () => {
    expect(clampPosition({ right: 50, bottom: 50 }, widget, { width: 200, height: 100 })).toEqual({
      right: 8,
      bottom: 8,
    });
  });

  test('moving right and down makes both offsets smaller', () => {
    expect(movedPosition({ right: 100, bottom: 100 }, 30, -20)).toEqual({ right: 70, bottom: 120 });
  });

  test('its height is whole and fits', () => {
    expect(clampHeight(210.4, window)).toBe(210);
    expect(clampHeight(9000, window)).toBe(684);
    expect(clampHeight(Number.NaN, window)).toBe(0);
  });
});

test('a cap lets five things happen in five seconds, and more once they are past', () => {
  const may = cap(5, 5000);
  expect([0, 1, 2, 3, 4].map((at) => may(at))).toEqual([true, true, true, true, true]);
  expect(may(4999)).toBe(false);
  expect(may(5001)).toBe(true);
});
