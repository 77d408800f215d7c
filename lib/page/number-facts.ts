/** What a number of the page is, as it is offered and explained. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { whyMarked } from '../numbers/why-marked.ts';
import type { PageNumber } from './all-numbers.ts';

/** What to offer for dialling: the checked number whole, or the text itself so that its refusal can be read. */
export function asOffered({ number, raw }: Pick<PageNumber, 'number' | 'raw'>): string {
  if (number.kind === 'emergency') return number.digits;
  if (number.kind === 'refused') return raw;
  return number.extension ? `${number.e164};ext=${number.extension}` : number.e164;
}

/** A number that the agent said is none on this page: nothing is done about it. */
export const isLeftAlone = (number: CheckedNumber): boolean =>
  number.kind === 'refused' && number.isIgnored === true;

/** Why it is marked, with what stands in front of it in the same row or paragraph. */
export function whyMarkedHere({ number, raw, place }: PageNumber): string {
  if (!(place instanceof Range)) return whyMarked(raw, '', true, number);
  const row = place.startContainer.parentElement?.closest('p,li,tr,dl,div');
  if (!row) return whyMarked(raw, '', false, number);
  const before = document.createRange();
  before.setStart(row, 0);
  before.setEnd(place.startContainer, place.startOffset);
  return whyMarked(raw, before.toString().slice(-60), false, number);
}
