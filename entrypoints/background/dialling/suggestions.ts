/** Numbers on their way from a page to a call: offered, checked, shown on a card, and only then dialled. */

import type { DirectoryEntry, TransferTarget } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { candidates } from '../../../lib/numbers/candidates.ts';
import type { CheckedNumber, DialableNumber } from '../../../lib/numbers/checked-number.ts';
import type { DialLook } from '../../../lib/numbers/dial-rules.ts';
import { regionOn, whereFrom } from '../../../lib/numbers/number-rules.ts';
import type { PageOrigin } from '../../../lib/numbers/page-region.ts';
import { explain, type Written, whyOf } from '../../../lib/numbers/why.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { Suggestion } from '../../../lib/session.ts';
import type { Settings } from '../../../lib/settings.ts';
import type { SessionStore } from '../session-store.ts';
import type { DialGate } from './dial-gate.ts';
import { siteOf } from './site-rules.ts';

export interface Suggestions {
  /** Puts the number on the card of the sender's tab. Throws when a page offers faster than a person could. */
  suggest(sender: SenderStamps, text: string, region?: string, shownAs?: string): Promise<void>;
  /** The same for what an agent typed: words around a number are left out, and of several numbers one is chosen. */
  suggestTyped(sender: SenderStamps, text: string): Promise<void>;
  /**
   * Dials at once what an allowed page offers; what needs a second look or cannot be dialled goes on the card. Whether the
   * page is allowed was asked before.
   */
  press(sender: SenderStamps, text: string, region?: string, shownAs?: string): Promise<void>;
  /** Offers the number in a text that people selected, or all of them to choose from; with `page`, also why it is or is not marked. */
  suggestFrom(sender: SenderStamps, text: string, page?: AskedWhy | null): Promise<void>;
  /** Puts a text of the sender's page on the card, with why it is or is not marked there. */
  explain(sender: SenderStamps, asked: AskedWhy): Promise<void>;
  /** Another of the numbers that were offered together. */
  choose(suggestionId: string, e164: string): Promise<void>;
  /** Throws when the sender's tab does such things faster than a person could. */
  countOffer(sender: SenderStamps): void;
  /** Dials what the card shows, which stays until the call is reported; `isConfirmed` when the second look was ticked. */
  dial(suggestionId: string, isConfirmed: boolean, queueId?: string): Promise<void>;
  /** The number on the card was brought into a call: the card has done its work. */
  used(target: TransferTarget): void;
  /** The tab is gone, and its card with it. */
  forgetTab(tabId: number): void;
}

/** A text where it stands on a page, what the page tells of itself, and the host of the page around it. */
export interface AskedWhy {
  written: Written;
  origin: PageOrigin;
  top: string;
}

export interface SuggestionParts {
  store: SessionStore;
  gate: Pick<DialGate, 'look' | 'dial'>;
  checkNumber(text: string, region: string): CheckedNumber;
  whoIs(e164: string): Promise<DirectoryEntry[]>;
  /** The record that a page shows; null for none. */
  recordOn(sender: SenderStamps): Promise<RelatedRecord | null>;
  /** The same with what people call it. */
  described(record: RelatedRecord): Promise<RelatedRecord>;
  settings(): Promise<Settings>;
  now?: () => number;
}

type ShownText = Pick<Suggestion, 'shownAs' | 'isOtherShown'>;

const longestText = 200;
const longestSelection = 2_000;
const perSecond = 4;
/** Service codes, digits to send later, marks that turn digits round: what holds these holds no other number. */
const isCode = /[*#]|\d[,;]+\d|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export function createSuggestions(parts: SuggestionParts): Suggestions {
  const { store, gate } = parts;
  const now = parts.now ?? Date.now;
  let recent: { tabId: number; at: number }[] = [];

  /** Throws when one tab offers faster than a person could; other tabs and our own pages are not held up by it. */
  function countOffer(sender: SenderStamps): void {
    const { tabId } = placeOf(sender);
    if (tabId === null) return;
    recent = recent.filter(({ at }) => at > now() - 1_000);
    if (recent.filter((offer) => offer.tabId === tabId).length >= perSecond)
      throw new VoiceError('not-now', 'too many numbers at once');
    recent.push({ tabId, at: now() });
  }

  /** What people read, unless it says no more than the number itself. */
  function shown(number: CheckedNumber, text: string | undefined, region: string): ShownText {
    // The country of the number itself is how its own page writes it, whatever the page was taken for.
    const country = ('e164' in number && number.country) || region;
    const read = text ? parts.checkNumber(text.slice(0, longestText), country) : null;
    const isSame = read && 'e164' in read && 'e164' in number && read.e164 === number.e164;
    if (!text || !read || isSame) return { shownAs: null, isOtherShown: false };
    return { shownAs: text.slice(0, longestText), isOtherShown: read.kind !== 'refused' };
  }

  /** The card does not wait for the directory. */
  async function nameIt(id: string, e164: string): Promise<void> {
    const found = await parts.whoIs(e164).catch(() => []);
    const names = new Set(found.map(({ name }) => name));
    const [name] = names;
    const { suggestion } = store.now();
    if (name !== undefined && names.size === 1 && suggestion?.id === id)
      store.change({ suggestion: { ...suggestion, name } });
  }

  async function nameRecord(id: string, record: RelatedRecord): Promise<void> {
    const named = await parts.described(record);
    const { suggestion } = store.now();
    if (named !== record && suggestion?.id === id)
      store.change({ suggestion: { ...suggestion, record: named } });
  }

  /** Puts a number on the card, with what must be said about it and who has it. */
  async function show(number: CheckedNumber, offered: Omit<Suggestion, keyof DialLook | 'number' | 'name'>) {
    const look = await gate.look(number);
    store.change({ suggestion: { ...offered, number, name: null, ...look } });
    if ('e164' in number) void nameIt(offered.id, number.e164);
    if (offered.record) void nameRecord(offered.id, offered.record);
  }

  async function suggest(sender: SenderStamps, text: string, region?: string, shownAs?: string) {
    countOffer(sender);
    const written = text.slice(0, longestText);
    const { defaultRegion, recordingNotice } = await parts.settings();
    const country = region ?? defaultRegion;
    const number = parts.checkNumber(written, country);
    await show(number, {
      id: crypto.randomUUID(),
      ...placeOf(sender),
      text: written,
      ...shown(number, shownAs, country),
      choices: [],
      record: await parts.recordOn(sender),
      recordingNotice,
      why: null,
    });
  }

  /** Why a text is or is not marked on the sender's page, and what it would dial. */
  async function explained(sender: SenderStamps, { written, origin, top }: AskedWhy) {
    const settings = await parts.settings();
    const from = whereFrom(settings, origin, siteOf(sender), top);
    const explanation = explain(written, from.origin, from.region);
    const number = explanation.number ?? parts.checkNumber(written.text, from.region);
    return { number, why: whyOf({ ...explanation, number }, settings, siteOf(sender), top) };
  }

  return {
    suggest,
    async suggestTyped(sender, text) {
      const { defaultRegion } = await parts.settings();
      const isRefused = parts.checkNumber(text, defaultRegion).kind === 'refused';
      return isRefused && !isCode.test(text) ? this.suggestFrom(sender, text) : suggest(sender, text);
    },
    async explain(sender, asked) {
      countOffer(sender);
      const { number, why } = await explained(sender, asked);
      await show(number, {
        id: crypto.randomUUID(),
        ...placeOf(sender),
        text: asked.written.text.slice(0, longestText),
        ...{ shownAs: null, isOtherShown: false, choices: [] },
        record: await parts.recordOn(sender),
        recordingNotice: (await parts.settings()).recordingNotice,
        why,
      });
    },
    async suggestFrom(sender, text, page = null) {
      const settings = await parts.settings();
      const { recordingNotice } = settings;
      const region = regionOn(settings, siteOf(sender)) ?? settings.defaultRegion;
      const found = numbersIn(text.slice(0, longestSelection), (it) => parts.checkNumber(it, region));
      const [first] = found;
      if (page && found.length < 2) return this.explain(sender, page);
      if (!first) return suggest(sender, text);
      await show(first, {
        id: crypto.randomUUID(),
        ...placeOf(sender),
        text: text.slice(0, longestText),
        shownAs: null,
        isOtherShown: false,
        choices: found.length > 1 ? found : [],
        record: await parts.recordOn(sender),
        recordingNotice,
        why: null,
      });
    },
    async choose(suggestionId, e164) {
      const { suggestion } = store.now();
      const number = suggestion?.choices.find((choice) => choice.e164 === e164);
      if (suggestion?.id !== suggestionId || !number) throw new VoiceError('not-now', 'the card has changed');
      await show(number, { ...suggestion, id: crypto.randomUUID() });
    },
    countOffer,
    async press(sender, text, region, shownAs) {
      const { defaultRegion } = await parts.settings();
      const number = parts.checkNumber(text, region ?? defaultRegion);
      const { secondLook, isBarred } = await gate.look(number);
      const isPlain = number.kind === 'ordinary' && number.isProven && !number.extension;
      const { shownAs: other } = shown(number, shownAs, region ?? defaultRegion);
      if (isPlain && !secondLook && !isBarred && other === null) {
        countOffer(sender);
        const isDialled = await gate.dial(number, false, { record: await parts.recordOn(sender) }).then(
          () => true,
          () => false,
        );
        if (isDialled) return;
      }
      // The card says what is in the way.
      await suggest(sender, text, region, shownAs);
    },
    async dial(suggestionId, isConfirmed, queueId) {
      const { suggestion } = store.now();
      if (suggestion?.id !== suggestionId) throw new VoiceError('not-now', 'the card has changed');
      await gate.dial(suggestion.number, isConfirmed, { queueId, record: suggestion.record });
    },
    used(target) {
      const number = store.now().suggestion?.number;
      if (target.kind === 'number' && number && 'e164' in number && number.e164 === target.e164)
        store.change({ suggestion: null });
    },
    forgetTab(tabId) {
      if (store.now().suggestion?.tabId === tabId) store.change({ suggestion: null });
    },
  };
}

/**
 * A suggestion of a page or of its widget belongs to its tab; our own pages have none. A sandboxed page has the
 * origin `null` but an address all the same.
 */
function placeOf({ tab, origin, frameId, url }: SenderStamps): Pick<Suggestion, 'tabId' | 'foundOn'> {
  const isOurs = origin !== undefined && /^(?:chrome|moz)-extension:/.test(origin);
  const isOwnPage = isOurs && (frameId ?? 0) === 0;
  return {
    tabId: isOwnPage ? null : (tab?.id ?? null),
    foundOn: isOurs || !url ? null : new URL(url).hostname || null,
  };
}

/** The different numbers in a text that people selected: the whole of it, or what in it looks like one. */
function numbersIn(text: string, check: (text: string) => CheckedNumber): DialableNumber[] {
  const whole = check(text);
  if (whole.kind === 'emergency') return [];
  const numbers = 'e164' in whole ? [whole] : candidates(text).map((found) => check(found.text));
  const dialable = numbers.filter((number): number is DialableNumber => 'e164' in number);
  return dialable.filter(({ e164 }, i) => dialable.findIndex((other) => other.e164 === e164) === i);
}
