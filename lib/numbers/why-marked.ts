/** Why a text of a page counts as a phone number, in one sentence. Pure. */

import type { CheckedNumber } from './checked-number.ts';

/** `before` is what stands in front of the text; `isLink` when it is the address of a link. */
export function whyMarked(text: string, before: string, isLink: boolean, number: CheckedNumber): string {
  if (!('e164' in number)) return number.kind === 'refused' ? number.reason : 'It is an emergency number.';
  const range = number.isProven ? 'a range that is in use' : 'a range that may be new';
  if (isLink) return `The page’s own link says that it is a phone number; its digits are in ${range}.`;
  const label = /([\p{L}][\p{L}.-]{0,30})[\s:.#]*$/u.exec(before)?.[1];
  const lead = label ? `, after “${label}”` : '';
  if (/^\s*[+\uff0b]/.test(text)) return `It is written with its country code${lead}, in ${range}.`;
  return `Its digits${lead} make a number of this country, in ${range}.`;
}
