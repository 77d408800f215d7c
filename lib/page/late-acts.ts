/** What can be done with numbers, on a page where nobody may ever do anything: fetched when it is first wanted. */

import { once } from '../once.ts';
import type { PageNumber } from './all-numbers.ts';
import type { NumberActs } from './number-acts.ts';
import type { PageNumbers } from './page-numbers.ts';

/** What fetches all that can be done with the numbers of a page. Rejects when it cannot be had. */
export function fetchActs(numbers: PageNumbers): () => Promise<NumberActs> {
  let tries = 0;
  return async () => {
    // The browser keeps in mind which address failed and fetches it no more: each try has one of its own.
    await import(/* @vite-ignore */ chrome.runtime.getURL(`/number-card.js#${tries++}`));
    return globalThis.actOnVoiceNumbers(numbers);
  };
}

export interface LateActs extends Omit<NumberActs, 'press'> {
  /** Begins to fetch what will be wanted in a moment. What fails is tried anew when it is. */
  prepare(): void;
  /** A card that is still to come does not open any more. */
  callOff(): void;
  /** Rejects when it cannot be had. */
  press(number: PageNumber): Promise<void>;
}

/** A card that is still to come counts as shown: what would close it keeps it away. */
export function lateActs(load: () => Promise<NumberActs>): LateActs {
  let acts: NumberActs | null = null;
  let awaited: PageNumber | null = null;
  const take = once(async () => {
    acts = await load();
    return acts;
  });
  const callOff = () => {
    awaited = null;
  };
  return {
    prepare: () => void take().catch(() => {}),
    callOff,
    get shown() {
      return acts?.shown ?? awaited;
    },
    holds: (event) => acts?.holds(event) === true,
    async show(number, hasFocus) {
      awaited = number;
      const taken = await take().catch(() => null);
      if (awaited !== number) return;
      awaited = null;
      taken?.show(number, hasFocus);
    },
    async press(number) {
      // Once more, since what was under way before the press may fail after it.
      const taken = await take().catch(take);
      taken.press(number);
    },
    back() {
      callOff();
      acts?.back();
    },
    close() {
      callOff();
      acts?.close();
    },
  };
}
