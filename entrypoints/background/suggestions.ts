/** Numbers on their way from a page to a call: offered, checked, shown on a card, and only then dialled. */

import { VoiceError } from '../../lib/errors.ts';
import type { CheckedNumber, DialableNumber } from '../../lib/numbers/checked-number.ts';
import type { SenderStamps } from '../../lib/sender.ts';
import type { Suggestion } from '../../lib/session.ts';
import type { Settings } from '../../lib/settings.ts';
import type { DialLimit } from './dial-limit.ts';
import type { SessionStore } from './session-store.ts';

export interface Suggestions {
  /** Puts the number on the card of the sender's tab. Throws when a page offers faster than a person could. */
  suggest(sender: SenderStamps, text: string, region?: string): Promise<void>;
  /** Dials what the card shows, which stays until the call is reported; `isConfirmed` when the second look was ticked. */
  dial(suggestionId: string, isConfirmed: boolean, queueId?: string): Promise<void>;
  /** Throws when a call may not be transferred to this number, E.164. */
  checkTarget(e164: string): void;
  /** The tab is gone, and its card with it. */
  forgetTab(tabId: number): void;
}

export interface SuggestionParts {
  store: SessionStore;
  limit: DialLimit;
  checkNumber(text: string, region: string): CheckedNumber;
  settings(): Promise<Pick<Settings, 'defaultRegion' | 'recordingNotice'>>;
  dial(e164: string, queueId?: string): Promise<void>;
  now?: () => number;
}

const longestText = 200;
const perSecond = 4;

export function createSuggestions(parts: SuggestionParts): Suggestions {
  const { store, limit } = parts;
  const now = parts.now ?? Date.now;
  let recent: { tabId: number; at: number }[] = [];

  /** Throws when one tab offers faster than a person could; other tabs and our own pages are not held up by it. */
  function countOffer(tabId: number): void {
    recent = recent.filter(({ at }) => at > now() - 1_000);
    if (recent.filter((offer) => offer.tabId === tabId).length >= perSecond)
      throw new VoiceError('not-now', 'too many numbers at once');
    recent.push({ tabId, at: now() });
  }

  /** Throws unless this agent may reach the number's country now. */
  function checkCountry(number: DialableNumber): void {
    const { agent, connection } = store.now();
    if (!agent || connection.state === 'signed-out') throw new VoiceError('signed-out');
    if (!mayReach(number, agent.dialableCountries)) throw new VoiceError('country-not-dialable');
  }

  return {
    checkTarget(e164) {
      const number = parts.checkNumber(e164, '');
      if (number.kind === 'premium') throw new VoiceError('premium-transfer');
      checkCountry(dialable(number, false));
    },
    async suggest(sender, text, region) {
      const place = placeOf(sender);
      if (place.tabId !== null) countOffer(place.tabId);
      const written = text.slice(0, longestText);
      const { defaultRegion, recordingNotice } = await parts.settings();
      const number = parts.checkNumber(written, region ?? defaultRegion);
      store.change({
        suggestion: { id: crypto.randomUUID(), ...place, text: written, number, recordingNotice },
      });
    },
    async dial(suggestionId, isConfirmed, queueId) {
      const { suggestion } = store.now();
      if (suggestion?.id !== suggestionId) throw new VoiceError('not-now', 'the card has changed');
      const number = dialable(suggestion.number, isConfirmed);
      checkCountry(number);
      if (!store.now().agent?.canDial) throw new VoiceError('cannot-dial');
      await limit.claim();
      await parts.dial(number.e164, queueId);
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

function dialable(number: CheckedNumber, isConfirmed: boolean): DialableNumber {
  switch (number.kind) {
    case 'emergency':
      throw new VoiceError('emergency-number');
    case 'refused':
      throw new VoiceError('not-a-number', number.reason);
    case 'premium':
      if (!isConfirmed) throw new VoiceError('confirm-first');
      return number;
    case 'ordinary':
      return number;
  }
}

/** Connect names the countries it lets the agent dial; when it names none, it decides by itself. */
function mayReach({ country }: DialableNumber, countries: readonly string[]): boolean {
  return countries.length === 0 || (country !== null && countries.includes(country.toLowerCase()));
}
