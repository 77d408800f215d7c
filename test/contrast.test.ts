/** Every pair of ink and ground that components may draw, light and dark, computed from the token sheet. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync(new URL('../components/tokens.css', import.meta.url), 'utf8');
const grounds = ['canvas', 'sunken', 'surface', 'raised', 'fill', 'fill-hover', 'fill-press'];

/** Words need 4.5 (WCAG 1.4.3), shapes without words 3 (1.4.11). */
const pairs: { least: number; over: string; on: string[] }[] = [
  { least: 4.5, over: 'ink', on: grounds },
  { least: 4.5, over: 'ink-2', on: grounds },
  { least: 4.5, over: 'ink-3', on: ['canvas', 'sunken', 'surface', 'raised', 'fill'] },
  { least: 4.5, over: 'accent', on: ['canvas', 'sunken', 'surface', 'raised', 'accent-soft'] },
  { least: 4.5, over: 'on-accent', on: ['accent-solid', 'accent-solid-hover'] },
  { least: 4.5, over: 'good-ink', on: ['surface', 'good-soft'] },
  { least: 4.5, over: 'hold-ink', on: ['surface', 'hold-soft'] },
  { least: 4.5, over: 'bad-ink', on: ['surface', 'bad-soft'] },
  { least: 4.5, over: 'off-ink', on: ['surface', 'off-soft'] },
  { least: 4.5, over: 'on-good', on: ['good-solid', 'good-hover'] },
  { least: 4.5, over: 'on-hold', on: ['hold-solid'] },
  { least: 4.5, over: 'on-bad', on: ['bad-solid', 'bad-hover'] },
  { least: 4.5, over: 'ink-inverse', on: ['inverse'] },
  { least: 3, over: 'line-strong', on: ['surface'] },
  { least: 3, over: 'good-mark', on: ['surface'] },
  { least: 3, over: 'hold-mark', on: ['surface'] },
  { least: 3, over: 'bad-mark', on: ['surface'] },
];

describe.each(['light', 'dark'] as const)('[XX-06] contrast in the %s theme', (theme) => {
  test.each(pairs.flatMap(({ least, over, on }) => on.map((ground) => ({ least, over, ground }))))(
    '$over on $ground is at least $least',
    ({ least, over, ground }) => {
      expect(contrast(colour(over, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
    },
  );
});

test('[XX-06] the mark on foreign pages has 3:1 on white and on black', () => {
  expect(contrast(colour('mark', 'light'), '#ffffff')).toBeGreaterThanOrEqual(3);
  expect(contrast(colour('mark', 'light'), '#000000')).toBeGreaterThanOrEqual(3);
});

/** The six hex digits of a token in a theme: `--ink: light-dark(#151a21, #eef1f5)` or one value for both. */
function colour(token: string, theme: 'light' | 'dark'): string {
  const value = sheet.match(new RegExp(`--${token}:\\s*([^;]+);`))?.[1];
  const colours = value?.match(/#[0-9a-f]{6}/gi) ?? [];
  const found = theme === 'light' ? colours[0] : (colours[1] ?? colours[0]);
  if (!found) throw new Error(`tokens.css has no six-digit colour --${token}`);
  return found;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
