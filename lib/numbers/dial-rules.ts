/** Which countries may be dialled, and which numbers need a second look first. Pure. */

import type { CheckedNumber, DialableNumber } from './checked-number.ts';

/** Why a number needs a second look: it costs, or its country was never called from here. */
export type SecondLook = 'premium' | 'new-country';

export interface DialRules {
  /** ISO codes, upper case; empty for every country that Connect allows. */
  dialCountries: readonly string[];
  /** ISO codes, upper case, that were called from here before, with the agent's own. */
  knownCountries: readonly string[];
}

/** What the agent must confirm before `number` is dialled; null for nothing. */
export function secondLook(number: DialableNumber, { knownCountries }: DialRules): SecondLook | null {
  if (number.kind === 'premium') return 'premium';
  // A service of no country, such as +800, costs its caller nothing; those that cost are premium.
  return number.country === null || knownCountries.includes(number.country) ? null : 'new-country';
}

/** Whether the list of countries lets `number` through. A number of no country passes an empty list only. */
export function isOpen(
  { country }: Pick<DialableNumber, 'country'>,
  dialCountries: readonly string[],
): boolean {
  return dialCountries.length === 0 || (country !== null && dialCountries.includes(country));
}

/** What the card of a number must say before it may be dialled. */
export interface DialLook {
  secondLook: SecondLook | null;
  /** The country is not among those that may be dialled from here. */
  isBarred: boolean;
}

/** Both at once; nothing is asked about a number that cannot be dialled at all. */
export function dialLook(number: CheckedNumber, rules: DialRules): DialLook {
  if (!('e164' in number)) return { secondLook: null, isBarred: false };
  return { secondLook: secondLook(number, rules), isBarred: !isOpen(number, rules.dialCountries) };
}
