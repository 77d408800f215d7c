/** The search in ServiceNow as somebody types: asked after a pause, the newest question's answer counts, pages follow on demand. */

import type { PeopleAnswer } from '../../../lib/servicenow/view.ts';
import type { Lookup } from '../../card-props.ts';

/** What is known of the people there who match. */
export interface There {
  text: string;
  /** Pages that are shown. */
  pages: number;
  isLooking: boolean;
  /** Null before the first answer. */
  answer: PeopleAnswer | null;
}

/** Shorter than most pauses between words, longer than those between letters. */
const pauseMs = 250;
const shortest = 2;

export interface ThereSearch {
  /** Asks after a pause; `show` hears of it at once, and again with the answer, unless something newer was asked. */
  ask(text: string, show: (there: There) => void): void;
  /** The next page, beside those that are shown. */
  more(there: There, show: (there: There) => void): void;
  /** All that is shown, anew from the instance. */
  refresh(there: There, show: (there: There) => void): void;
  stop(): void;
}

export function thereSearch(lookup: Pick<Lookup, 'searchPeople'>): ThereSearch {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(there: There, isAnew: boolean, show: (there: There) => void): Promise<void> {
    const asked = ++newest;
    const { text, pages, answer } = there;
    show({ ...there, isLooking: true });
    const first = isAnew || pages === 1 ? 0 : pages - 1;
    let found = first === 0 ? null : answer;
    for (let page = first; page < pages; page++) {
      const next = await lookup.searchPeople(text, page, isAnew).catch((): PeopleAnswer | null => null);
      if (asked !== newest) return;
      found =
        next === null
          ? found
          : { ...next, entries: [...(page === 0 ? [] : (found?.entries ?? [])), ...next.entries] };
    }
    show({ text, pages, isLooking: false, answer: found });
  }

  return {
    ask(text, show) {
      newest++;
      clearTimeout(timer);
      const isEnough = text.trim().length >= shortest;
      const there: There = { text, pages: 1, isLooking: isEnough, answer: null };
      show(there);
      if (isEnough) timer = setTimeout(() => void look(there, false, show), pauseMs);
    },
    more: (there, show) => void look({ ...there, pages: there.pages + 1 }, false, show),
    refresh: (there, show) => void look(there, true, show),
    stop() {
      newest++;
      clearTimeout(timer);
    },
  };
}
