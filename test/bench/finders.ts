/**
 * Runs inside a page, in an isolated world of its own as a content script does: click-to-call's own finder with the
 * worker's part beside it, and the finders of others, each in one function that answers what it found.
 */

import Autolinker from 'autolinker';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { LibPhoneNumberMatcher, RegExpPhoneNumberMatcher } from 'ringcentral-c2d/matchers';
import type { CheckedNumber } from '../../lib/numbers/checked-number.ts';
import { type Asked, confirm } from '../../lib/numbers/confirm.ts';
import type { PageOrigin } from '../../lib/numbers/page-region.ts';
import { allNumbers } from '../../lib/page/all-numbers.ts';
import { PageNumbers } from '../../lib/page/page-numbers.ts';
import { walkPage } from '../../lib/page/text-walk.ts';
import { quietAtOnce } from './quiet.ts';

/** A number that a finder would offer: as shown, and its digits or E.164. */
export interface FoundNumber {
  text: string;
  e164: string;
}

export interface Findings {
  found: FoundNumber[];
  /** The longest stretch without a pause, in ms by the clock. */
  longestMs: number;
  /** What the worker said, by what it was asked: for runs in which only the page's part counts. */
  answers?: Answers;
}

export type Answers = Record<string, CheckedNumber | null>;

/** Stands before a run begins: to set it up is no part of what is measured. */
const quiet = quietAtOnce(() => {
  longestMs = Math.max(longestMs, performance.now() - sliceAt);
  sliceAt = performance.now();
});
let [sliceAt, longestMs] = [0, 0];

/** The second look of the last run, at what is not seen as text. */
let lookCloser = async () => {};

const finders = {
  /** With `given` answers the worker is not asked, the second look is left out, and nothing is told but the time. */
  async 'click-to-call'(region: string, given: Answers | null = null): Promise<Findings> {
    const answers: Answers = given ?? {};
    const answer = (name: string, [asked, origin]: [Asked[], PageOrigin]) => {
      if (name === 'pageRules') return { marksNumbers: true, defaultRegion: region, known: [] };
      const confirmed = given ? null : confirm(asked, origin, region);
      asked.forEach(({ text, proof }, i) => {
        if (confirmed) answers[`${proof} ${text}`] = confirmed.numbers[i] ?? null;
      });
      return {
        region: confirmed?.region ?? region,
        numbers: asked.map(({ text, proof }) => answers[`${proof} ${text}`] ?? null),
      };
    };
    const sendMessage = async ({ name, args }: { name: string; args: [Asked[], PageOrigin] }) => ({
      value: answer(name, args),
    });
    const storage = { sync: { get: async () => ({}) } };
    Object.assign(globalThis, { chrome: { runtime: { id: 'bench', sendMessage }, storage } });
    [sliceAt, longestMs] = [performance.now(), 0];
    const lifetime = new AbortController();
    let numbers: PageNumbers | undefined;
    const load = async () => {
      numbers ??= new PageNumbers(lifetime.signal, () => {});
      return numbers;
    };
    void walkPage(load, lifetime.signal);
    await quiet.settled();
    lookCloser = quiet.calm;
    if (given) return { found: [], longestMs };
    await lookCloser();
    const found = numbers ? allNumbers(numbers).flatMap(({ text, number }) => asFound(text, number)) : [];
    lifetime.abort();
    return { found, longestMs, answers };
  },
  'libphonenumber-js': (region: string) =>
    timed(() =>
      texts().flatMap((text) =>
        findPhoneNumbersInText(text, region as 'US').map(({ number, startsAt, endsAt }) => ({
          text: text.slice(startsAt, endsAt),
          e164: number.number,
        })),
      ),
    ),
  'c2d, library': (region: string) =>
    timed(() => c2d(new LibPhoneNumberMatcher({ countryCode: region as 'US' }))),
  'c2d, pattern': () => timed(() => c2d(new RegExpPhoneNumberMatcher())),
  autolinker: () =>
    timed(() =>
      texts().flatMap((text) =>
        Autolinker.parse(text, { phone: true, urls: false, email: false }).map((match) => ({
          text: match.getMatchedText(),
          e164: match.getMatchedText().replace(/[^\d+]/g, ''),
        })),
      ),
    ),
  /** What every finder is measured against: all texts once, and nothing done with them. */
  'bare walk': () =>
    timed(() => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      let length = 0;
      while (walker.nextNode()) length += (walker.currentNode as Text).data.length;
      return length < 0 ? [] : [];
    }),
};

export type FinderName = keyof typeof finders;

Object.assign(globalThis, { finders, lookCloser: () => lookCloser() });

async function timed(find: () => FoundNumber[]): Promise<Findings> {
  const startedAt = performance.now();
  const found = find();
  return { found, longestMs: performance.now() - startedAt };
}

function asFound(text: string, number: CheckedNumber): FoundNumber[] {
  return 'e164' in number ? [{ text, e164: number.e164 }] : [];
}

/** The texts that a finder without rules of its own for pages is shown: all but code and fields. */
function texts(): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text;
    if (!parentElement || !/^(script|style|noscript|textarea|title)$/i.test(parentElement.tagName))
      found.push(data);
  }
  return found;
}

function c2d(matcher: LibPhoneNumberMatcher | RegExpPhoneNumberMatcher): FoundNumber[] {
  const found = matcher.match({ node: document.body }) ?? [];
  return found.map(({ startsNode, startsAt = 0, endsAt, context }) => ({
    text: (startsNode.nodeValue ?? '').slice(startsAt, endsAt),
    e164: context.phoneNumber,
  }));
}
