/** What the agent does with the numbers of a page: point, press, step through by keyboard. */

import { allNumbers, elementOf, type PageNumber } from './all-numbers.ts';
import { query } from './background.ts';
import { lateActs } from './late-acts.ts';
import type { NumberActs } from './number-acts.ts';
import { askedWhy, asOffered, isLeftAlone } from './number-facts.ts';
import { addressOf, goTo, isPlain, linkOf } from './number-link.ts';
import type { PageNumbers } from './page-numbers.ts';

/** Who only passes over a number wants nothing of it; the card's code comes in the second half of the rest. */
const passedMs = 75;
const openAfterMs = 150;
const closeAfterMs = 250;
const mostTold = 200;
/** A hand is not still between down and up. */
const drawnPx = 4;
/** Where a press on the page already means something. */
const busy =
  'a,button,input,textarea,select,label,summary,option,[role=button],[role=link],[contenteditable]';

/** Whether a card can stand beside a number: not in what is hidden or folded. An area has no box but its picture's. */
function isShown(place: PageNumber['place']): boolean {
  const element = elementOf(place);
  return element?.matches('area') || element?.checkVisibility({ visibilityProperty: true }) === true;
}

/** Whether the page has no other frame that may have numbers. */
const isAlone = () => window === window.top && window.length === 0;

export interface NumberHand {
  /** Whether a press on this link is ours, as far as is known; asked while the press is being handled. */
  takes(link: Element): boolean;
  /** Suggests the number of a link that was pressed. */
  press(link: Element): void;
  /** Opens the card at the next number of the page, with the keyboard in it. */
  nextNumber(): Promise<void>;
  /** Tells the background which numbers the page has, for the list in the popup. */
  tellNumbers(): Promise<void>;
  /** What is selected, where it stands; null for no text. */
  tellSelection(): ReturnType<typeof askedWhy> | null;
}

/**
 * Listens to the agent's pointer and keyboard until the lifetime ends; ends the lifetime itself when the
 * extension was replaced. `loadActs` brings the card once a number is meant: on most pages none ever is.
 */
export function followHand(
  numbers: PageNumbers,
  life: AbortController,
  loadActs: () => Promise<NumberActs>,
): NumberHand {
  const lifetime = life.signal;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stepped: PageNumber | null = null;
  let pointed: Range | Element | null = null;
  const acts = lateActs(loadActs);
  lifetime.addEventListener('abort', () => acts.close());
  void numbers.texts.rules().catch(() => {});
  const isOff = () => numbers.texts.told?.marksNumbers === false;

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
    const { texts } = numbers;
    await Promise.all([texts.rules(), texts.check([raw])]);
    const number = texts.get(raw);
    if (isOff() || !number || isLeftAlone(number)) return null;
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
    if (isKept) return;
    acts.callOff();
    const open = async () => {
      const number = await find();
      if (number && place === pointed) acts.show(number, false);
    };
    if (place && !isOff()) {
      timer = setTimeout(() => {
        acts.prepare();
        timer = setTimeout(open, openAfterMs - passedMs);
      }, passedMs);
    } else if (acts.shown) timer = setTimeout(acts.close, closeAfterMs);
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

  // Where it goes may be told by nobody: into a frame, such as our own widget's.
  listen('focusout', (event) => {
    if (pointed !== null && linkOf(event) === pointed) follow(false, null, async () => null);
  });

  // Who draws the pointer over a number selects it.
  let down = { x: 0, y: 0 };
  listen('pointerdown', ({ clientX: x, clientY: y }) => {
    down = { x, y };
  });
  const isDrawn = ({ clientX, clientY }: MouseEvent) =>
    Math.hypot(clientX - down.x, clientY - down.y) > drawnPx && getSelection()?.type === 'Range';

  // A number in text is taken last: a page that makes something else of the press keeps it.
  listen(
    'click',
    (event) => {
      const target = event.composedPath()[0];
      if (event.defaultPrevented || isOff() || acts.holds(event) || !isPlain(event) || isDrawn(event)) return;
      if (linkOf(event) || (target instanceof Element && target.closest(busy))) return;
      const number = atPoint(event.clientX, event.clientY);
      if (!number) return;
      clearTimeout(timer);
      // Without the code there is nothing that could be done with it, nor a card to say so.
      void acts.press(number).catch(() => {});
    },
    {},
  );

  listen('keydown', (event) => {
    if (event.key !== 'Escape' || !acts.shown) return;
    event.stopPropagation();
    // Nor does a dialog of the page close.
    event.preventDefault();
    acts.back();
  });
  listen('scroll', () => acts.close(), { capture: true, passive: true });

  return {
    takes(link) {
      const known = numbers.texts.get(addressOf(link));
      return !(isOff() || (known && isLeftAlone(known)));
    },
    press(link) {
      clearTimeout(timer);
      // One that we can do nothing with, or cannot ask about, is the browser's.
      const give = () => goTo(link);
      acts.prepare();
      void ofLink(link)
        .then((number) => (number ? acts.press(number) : give()))
        .catch(give);
    },
    async nextNumber() {
      await numbers.lookInFields();
      const all = allNumbers(numbers).filter(({ number, place }) => !isLeftAlone(number) && isShown(place));
      const at = all.findIndex(({ place }) => place === stepped?.place);
      const isMine =
        all.length > 0 &&
        (isAlone() || (await query('takeStep', { count: all.length, at }).catch(() => true)));
      stepped = (isMine && all[(at + 1) % all.length]) || null;
      if (!stepped) return acts.close();
      acts.prepare();
      elementOf(stepped.place)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
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
