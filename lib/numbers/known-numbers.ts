/** Numbers that are some because a rule, or the rest of the page, says so. Pure; on pages too, so it is small. */

import type { Doubt } from './candidates.ts';

/** Fewer digits say too little to be taken for one of them. */
const fewest = 7;

/** The digits of a written number without those of its extension and the zeros in front. */
export const digitsOf = (text: string) =>
  text
    .replace(/ ext \d+$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');

/** Which of some numbers, E.164, a text writes: whole, or without its country and with zeros in front; null for none. */
export function knownIn(known: readonly string[], text: string): string | null {
  const digits = digitsOf(text);
  return (digits.length >= fewest && known.find((number) => number.endsWith(digits))) || null;
}

/** A text with more digits is not looked through for each number. */
const mostDigits = 1_000;

/** Tells of texts whether their digits hold those of any of some numbers, whatever stands between; true where that is costly to say. */
export function holdsAnyOf(numbers: ReadonlySet<string>): (text: string) => boolean {
  const lengths = new Set([...numbers].map(({ length }) => length));
  return (text) => {
    const digits = text.replace(/\D/g, '');
    if (digits.length > mostDigits) return true;
    for (const length of lengths)
      for (let at = 0; at + length <= digits.length; at++)
        if (numbers.has(digits.slice(at, at + length))) return true;
    return false;
  };
}

/** Whether digits that are a number elsewhere on the page are one here too: nothing speaks against them, and nothing for them. */
export const mayRepeat = (doubt: Doubt) => doubt === 'unproven' || doubt === 'figure';
