/** Stage two: which candidates of a page are numbers, and of which country. Runs in the worker, with all metadata. Pure. */

import { isAmerican, isGroupedAs, type Proof } from './candidates.ts';
import { checkNumber } from './check-number.ts';
import type { CheckedNumber, DialableNumber } from './checked-number.ts';
import { type PageOrigin, type PageRegions, pageRegions } from './page-region.ts';

/** `address`: of a link, which is answered with a refusal when it is no number; any other refused text is left alone. */
export interface Asked {
  text: string;
  proof: Proof | 'address';
}

/** So many of a page's numbers are tried in every country of its language. */
const mostTried = 40;

export interface Confirmed {
  /** The country that numbers without one are taken to be of, unless they fit another only. */
  region: string;
  /** In the order asked; null for no number. */
  numbers: (CheckedNumber | null)[];
}

/** What each of a page's candidates is. `setting` is the agent's own country. */
export function confirm(asked: readonly Asked[], origin: PageOrigin, setting: string): Confirmed {
  const regions = pageRegions(
    origin,
    asked.map(({ text }) => text),
    setting,
  );
  const likely = [
    ...regions.likely,
    ...bestFitting(asked, regions),
    ...regions.possible.slice(0, 1),
    setting,
  ];
  return { region: likely[0] ?? setting, numbers: asked.map((each) => confirmOne(each, likely, regions)) };
}

function confirmOne(
  { text, proof }: Asked,
  likely: readonly string[],
  { possible }: PageRegions,
): CheckedNumber | null {
  let refusal: CheckedNumber | null = null;
  for (const region of new Set(likely)) {
    const number = checkNumber(text, region);
    if (proof === 'address' && number.kind !== 'refused') return number;
    if (isDialable(number) && (proof !== 'grouped' || isExact(text, number))) return number;
    refusal ??= number;
  }
  if (proof === 'grouped') return null;
  if (isAmerican(text)) {
    const number = checkNumber(text, 'US');
    if (isDialable(number)) return number;
  }
  const exact = exactIn(text, possible);
  const only =
    exact.length > 0 ? exact : possible.filter((region) => countryOf(checkNumber(text, region)) === region);
  if (only.length === 1) return checkNumber(text, only[0] ?? '');
  return proof === 'address' ? refusal : null;
}

/** The country of the page's language whose own way of grouping most of the page's numbers have, when one leads. */
function bestFitting(asked: readonly Asked[], { likely, possible }: PageRegions): string[] {
  const texts = asked
    .filter(({ text, proof }) => proof === 'sure' && !text.startsWith('+'))
    .slice(0, mostTried);
  if (likely.length > 0 || texts.length === 0) return [];
  const votes = new Map(possible.map((region) => [region, 0]));
  for (const { text } of texts)
    for (const region of exactIn(text, possible)) votes.set(region, (votes.get(region) ?? 0) + 1);
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? [first[0]] : [];
}

function exactIn(text: string, regions: readonly string[]): string[] {
  return regions.filter((region) => {
    const number = checkNumber(text, region);
    return isDialable(number) && number.country === region && isExact(text, number);
  });
}

function countryOf(number: CheckedNumber): string | null {
  return isDialable(number) ? number.country : null;
}

function isDialable(number: CheckedNumber): number is DialableNumber {
  return 'e164' in number;
}

function isExact(text: string, { national, international }: DialableNumber): boolean {
  return isGroupedAs(text.replace(/ ext \d+$/, ''), [national, international]);
}
