/** Why digits on a page are, or are not, taken for a telephone number: the sentences of both stages. Pure. */

import { candidates, type Doubt, isProof, judge, type Proof } from './candidates.ts';
import type { CheckedNumber } from './checked-number.ts';
import { confirm } from './confirm.ts';
import { keepsOrder } from './direction.ts';
import { flatText } from './flat-text.ts';
import { mayRepeat } from './known-numbers.ts';
import { labelOf } from './labels.ts';
import { isIgnored, knownOn, marksOn, type NumberRules, regionOn } from './number-rules.ts';
import type { PageOrigin } from './page-region.ts';

const doubts: Record<Doubt, string> = {
  direction: 'It holds hidden marks that show its digits in another order than they would be dialled.',
  'few-digits': 'It has fewer than seven digits.',
  'many-digits': 'It has more than fifteen digits, which no phone number has.',
  brackets: 'Its brackets or signs do not pair up.',
  fax: 'The words in front say that it is a fax number.',
  'other-label': 'The words in front say that it is something else, such as an order or an account.',
  unit: 'A unit or a currency follows it.',
  touching: 'It is part of a longer word, address or figure.',
  figure:
    'It has the shape of a date, an amount, a range or a code, and no word in front says that it is a phone number.',
  unproven: 'Nothing around it says that it is a phone number, and its digits are not grouped as one.',
};

export interface Explanation {
  isNumber: boolean;
  /** One sentence. */
  reason: string;
  /** What would be dialled; null when it is no number. */
  number: CheckedNumber | null;
}

/** A text as it stands on a page: what it says, and what stands in front of it and behind it. The address of a link stands alone. */
export interface Written {
  before: string;
  text: string;
  after: string;
  /** The page has the same number elsewhere, where more speaks for it. */
  isElsewhere?: boolean;
}

const longestContext = 2_000;

/** Whether a value, from a page, is a text where it stands. */
export function isWritten(value: unknown): value is Written {
  const { before, text, after, isElsewhere = false } = (value ?? {}) as Partial<Written>;
  const texts = [before, text, after];
  return (
    typeof isElsewhere === 'boolean' &&
    texts.every((each) => typeof each === 'string' && each.length <= longestContext)
  );
}

/** What became of a text on a page. */
export interface Why {
  /** `off`: nothing is marked on this site. `ignored`: somebody said that it is no number. `none`: it is not taken for one. */
  verdict: 'marked' | 'off' | 'ignored' | 'none';
  /** One sentence. */
  reason: string;
  /** Host name of the page; empty for a page without one. */
  site: string;
  /** The agent's own country where the number was read as one of another; null when it needs no saying. */
  otherRegion: string | null;
  /** It was said where the site's numbers are from. */
  isRegionSaid: boolean;
}

/** The decision on a text under the rules that hold on `site`, and in the page around it when that is a frame. */
export function whyOf(
  { isNumber, reason, number }: Explanation,
  rules: NumberRules & { defaultRegion: string },
  site: string,
  top: string,
): Why {
  const country = number && 'country' in number ? number.country : null;
  const isRegionSaid = regionOn(rules, site, top) !== null;
  const isOther = !isRegionSaid && country !== null && country !== rules.defaultRegion;
  const about = { site, otherRegion: isOther ? rules.defaultRegion : null, isRegionSaid };
  const e164 = number && 'e164' in number ? number.e164 : null;
  const isKnown = e164 !== null && knownOn(rules, site, top).includes(e164);
  if (!isNumber && !isKnown) return { verdict: 'none', reason, ...about };
  if (e164 !== null && isIgnored(rules, e164, site, top))
    return { verdict: 'ignored', reason: 'It was said here that this is no phone number.', ...about };
  if (isKnown && !isNumber && marksOn(rules, site, top))
    return { verdict: 'marked', reason: 'It was said here that this is a phone number.', ...about };
  if (marksOn(rules, site, top)) return { verdict: 'marked', reason, ...about };
  return { verdict: 'off', reason: 'It is one, but no numbers are marked on this site.', ...about };
}

/** Explains the decision on a text of a page; `setting` is the agent's country. */
export function explain(written: Written, origin: PageOrigin, setting: string): Explanation {
  const { before, text, after, isElsewhere = false } = written;
  if (/^tel:/i.test(text)) return explainLink(text, origin, setting);
  const whole = before + text + after;
  const [from, to] = [before.length, before.length + text.length];
  const alone = candidates(whole, from, to);
  const isRepeated = alone.length === 0 && isElsewhere;
  const found = isRepeated ? candidates(whole, from, to, (_, doubt) => mayRepeat(doubt)) : alone;
  found.sort((a, b) => a.rank - b.rank);
  const { numbers } = confirm(found, origin, setting);
  const best = numbers.findIndex((number) => number && 'e164' in number);
  const [candidate, number] = [found[best], numbers[best]];
  if (candidate && number) {
    const reason = isRepeated ? 'The page has the same number elsewhere.' : proofOf(candidate.proof, number);
    return { isNumber: true, reason, number };
  }
  if (found.length > 0)
    return {
      isNumber: false,
      reason: 'No number like this exists in the countries that the page may be from.',
      number: null,
    };
  const flat = flatText(whole);
  const start = from + flat.slice(from, to).search(/[+(\d]/);
  const verdict =
    start < from
      ? 'few-digits'
      : judge(flat, start, to, () => labelOf(flat.slice(Math.max(0, start - 80), start)));
  const doubt = isProof(verdict) ? (keepsOrder(whole, start, to) ? 'unproven' : 'direction') : verdict;
  return { isNumber: false, reason: doubts[doubt], number: null };
}

function explainLink(address: string, origin: PageOrigin, setting: string): Explanation {
  const [number] = confirm([{ text: address, proof: 'address' }], origin, setting).numbers;
  if (number && number.kind !== 'refused')
    return { isNumber: true, reason: 'The page’s own link says that it is a phone number.', number };
  return { isNumber: false, reason: number?.reason ?? doubts.unproven, number: null };
}

function proofOf(proof: Proof, number: CheckedNumber): string {
  const country = 'country' in number && number.country ? ` in ${number.country}` : '';
  if (proof === 'bare') return `It is a mobile number${country}, where the page is from.`;
  return proof === 'sure'
    ? `Its shape, or the words in front, say that it is a phone number, and such a number exists${country}.`
    : `Its digits are grouped exactly as phone numbers are${country}, and such a number exists.`;
}
