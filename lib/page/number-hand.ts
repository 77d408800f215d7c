/** What the agent does with the numbers of a page: point, press, step through by keyboard. */

import type { PageRules } from '../numbers/number-rules.ts';
import { allNumbers, type PageNumber } from './all-numbers.ts';
import { query } from './background.ts';
import { numberActs } from './number-acts.ts';
import { askedWhy, asOffered, isLeftAlone } from './number-facts.ts';
import { addressOf, linkOf } from './number-link.ts';
import type { PageNumbers } from './page-numbers.ts';

const openAfterMs = 150;
const closeAfterMs = 250;
const mostTold = 200;
/** Where a press on the page already means something. */
const busy =
  'a,button,input,textarea,select,label,summary,option,[role=button],[role=link],[contenteditable]';

export interface NumberHand {
  /** Opens the card at the next number of the page, with the keyboard in it. */
  nextNumber(): Promise<void>;
  /** Tells the background which numbers the page has, for the list in the popup. */
  tellNumbers(): Promise<void>;
  /** What is selected, where it stands; null for no text. */
  tellSelection(): ReturnType<typeof askedWhy> | null;
}

/**
 * Listens to the agent's pointer and keyboard until the lifetime ends; ends the lifetime itself when the
 * extension was replaced.
 */
export function followHand(numbers: PageNumbers, life: AbortController): NumberHand {
  const lifetime = life.signal;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stepped: PageNumber | null = null;
  let pointed: Range | Element | null = null;
  let rules: PageRules | null = null;
  const acts = numberActs(numbers, () => rules);
  lifetime.addEventListener('abort', () => acts.close());
  void numbers.texts.rules().then(
    (known) => {
      rules = known;
    },
    () => {},
  );
  const isOff = () => rules?.marksNumbers === false;

  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    act: (event: WindowEventMap[Type]) => void,
    options: AddEventListenerOptions = { capture: true },
  ) =>
    addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        if (chrome.runtime?.id) act(event);
        else life.abort();
      },
      { signal: lifetime, ...options },
    );

  /** The number of a link, or null: it is none of ours, or it was said to be none. */
  async function ofLink(link: Element): Promise<PageNumber | null> {
    const raw = addressOf(link);
    await numbers.texts.check([raw]);
    const number = numbers.texts.get(raw);
    if (!number || isLeftAlone(number)) return null;
    return { text: link.textContent?.trim() ?? '', raw, number, place: link };
  }

  function atPoint(x: number, y: number): PageNumber | null {
    const mark = numbers.marks.at(x, y);
    if (!mark) return null;
    const text = mark.range.toString();
    return { text, raw: text, number: mark.number, place: mark.range };
  }

  /** Opens the card where pointer or focus rest, and closes it when they have left both number and card. */
  function follow(isKept: boolean, place: Range | Element | null, find: () => Promise<PageNumber | null>) {
    if (!isKept && place === pointed) return;
    pointed = place;
    clearTimeout(timer);
    if (isKept || isOff()) return;
    const open = () => void find().then((number) => number && acts.show(number, false));
    if (place) timer = setTimeout(open, openAfterMs);
    else if (acts.shown) timer = setTimeout(acts.close, closeAfterMs);
  }

  listen(
    'pointermove',
    (event) => {
      if (event.buttons !== 0 || event.pointerType === 'touch') return;
      // A link's number before one in text: the link is what the browser would follow.
      const link = linkOf(event);
      const number = link ? null : atPoint(event.clientX, event.clientY);
      const place = link ?? number?.place ?? null;
      const isKept = acts.holds(event) || (acts.shown !== null && place === acts.shown.place);
      follow(isKept, place, async () => (link ? ofLink(link) : number));
    },
    { capture: true, passive: true },
  );
  listen('focusin', (event) => {
    const link = linkOf(event);
    if (acts.holds(event)) clearTimeout(timer);
    else if (link?.matches(':focus-visible')) follow(link === acts.shown?.place, link, () => ofLink(link));
  });

  const isPlain = (event: MouseEvent) =>
    event.button === 0 &&
    !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) &&
    getSelection()?.type !== 'Range';

  // A link is taken before the page hears of it: what the browser would do with it is another program's call.
  listen('click', (event) => {
    const link = linkOf(event);
    if (!link || isOff() || acts.holds(event) || !isPlain(event)) return;
    const known = numbers.texts.get(addressOf(link));
    if (known && isLeftAlone(known)) return;
    event.preventDefault();
    clearTimeout(timer);
    acts.press(ofLink(link));
  });
  // A number in text is taken last: a page that makes something else of the press keeps it.
  listen(
    'click',
    (event) => {
      const target = event.composedPath()[0];
      if (event.defaultPrevented || isOff() || acts.holds(event) || !isPlain(event)) return;
      if (linkOf(event) || (target instanceof Element && target.closest(busy))) return;
      const number = atPoint(event.clientX, event.clientY);
      if (!number) return;
      clearTimeout(timer);
      acts.press(Promise.resolve(number));
    },
    {},
  );

  listen('keydown', (event) => {
    if (event.key !== 'Escape' || !acts.shown) return;
    event.stopPropagation();
    acts.back();
  });
  listen('scroll', () => acts.close(), { capture: true, passive: true });

  return {
    async nextNumber() {
      await numbers.lookInFields();
      const all = allNumbers(numbers).filter(({ number }) => !isLeftAlone(number));
      const at = all.findIndex(({ place }) => place === stepped?.place);
      stepped = all[(at + 1) % all.length] ?? null;
      if (!stepped) return;
      const { place } = stepped;
      const element = place instanceof Range ? place.startContainer.parentElement : place;
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      // The scroll just made is reported with the next frame, and would close the card.
      requestAnimationFrame(() => requestAnimationFrame(() => stepped && acts.show(stepped, true)));
    },
    async tellNumbers() {
      await numbers.lookInFields();
      const dialable = allNumbers(numbers).filter(({ number }) => 'e164' in number);
      void query('tellPageNumbers', dialable.slice(0, mostTold).map(asOffered)).catch(() => {});
    },
    tellSelection() {
      const chosen = getSelection();
      const written = chosen?.type === 'Range' ? numbers.written(chosen.getRangeAt(0)) : null;
      return written && askedWhy(numbers, written);
    },
  };
}
