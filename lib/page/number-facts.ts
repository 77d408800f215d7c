/** What a number of the page is, as it is offered and explained. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import type { Written } from '../numbers/why.ts';
import type { PageNumber } from './all-numbers.ts';
import type { PageNumbers } from './page-numbers.ts';
import { pageOrigin } from './page-origin.ts';
import { topSite } from './top-site.ts';

/** What to offer for dialling: the checked number whole, or the text itself so that its refusal can be read. */
export function asOffered({ number, raw }: Pick<PageNumber, 'number' | 'raw'>): string {
  if (number.kind === 'emergency') return number.digits;
  if (number.kind === 'refused') return raw;
  return number.extension ? `${number.e164};ext=${number.extension}` : number.e164;
}

/** A number that the agent said is none on this page: nothing is done about it. */
export const isLeftAlone = (number: CheckedNumber): boolean =>
  number.kind === 'refused' && number.isIgnored === true;

/** What the worker needs to say why a text is or is not marked here. */
export function askedWhy({ texts }: PageNumbers, written: Written) {
  const origin = pageOrigin();
  // The other numbers of the page had their say when it was looked at.
  const countries = texts.guessed ? [texts.guessed, ...origin.countries] : origin.countries;
  return { written, origin: { ...origin, countries }, top: topSite() };
}
