/**
 * Runs inside a page, in an isolated world of its own as a content script does: click-to-call's own finder with the
 * worker's part beside it, and the finders of others, each in one function that answers what it found and how long it took.
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
  /** Of the main thread, in ms; for click-to-call without what the worker does. */
  spentMs: number;
  /** The longest stretch without a pause. */
  longestMs: number;
}

const finders = {
  async 'click-to-call'(region: string): Promise<Findings> {
    let workerMs = 0;
    const answer = (name: string, [asked, origin]: [Asked[], PageOrigin]) => {
      const startedAt = performance.now();
      const value =
        name === 'pageRules' ? { marksNumbers: true, defaultRegion: region } : confirm(asked, origin, region);
      workerMs += performance.now() - startedAt;
      return { value };
    };
    const sendMessage = async ({ name, args }: { name: string; args: [Asked[], PageOrigin] }) =>
      answer(name, args);
    Object.assign(globalThis, { chrome: { runtime: { id: 'bench', sendMessage } } });
    let [sliceAt, longestMs] = [performance.now(), 0];
    const settled = quietAtOnce(() => {
      longestMs = Math.max(longestMs, performance.now() - sliceAt);
      sliceAt = performance.now();
    });
    const lifetime = new AbortController();
    let numbers: PageNumbers | undefined;
    const load = async () => {
      numbers ??= new PageNumbers(lifetime.signal, () => {});
      return numbers;
    };
    const startedAt = performance.now();
    walkPage(load, lifetime.signal);
    await settled();
    const spentMs = performance.now() - startedAt - workerMs;
    const found = numbers ? allNumbers(numbers).flatMap(({ text, number }) => asFound(text, number)) : [];
    lifetime.abort();
    return { found, spentMs, longestMs: Math.min(longestMs, spentMs) };
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

Object.assign(globalThis, { finders });

async function timed(find: () => FoundNumber[]): Promise<Findings> {
  const startedAt = performance.now();
  const found = find();
  const spentMs = performance.now() - startedAt;
  return { found, spentMs, longestMs: spentMs };
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
