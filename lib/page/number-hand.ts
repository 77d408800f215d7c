/** What the agent does with a number of the page: point, press, step through by keyboard. */

import { toWire } from '../errors.ts';
import { commands } from '../messaging.ts';
import type { CheckedNumber } from '../numbers/checked-number.ts';
import { allNumbers, type PageNumber } from './all-numbers.ts';
import { numberCard } from './number-card.ts';
import { addressOf, linkOf } from './number-link.ts';
import type { PageNumbers } from './page-numbers.ts';

const openAfterMs = 150;
const closeAfterMs = 250;
/** Where a press on the page already means something. */
const busy =
  'a,button,input,textarea,select,label,summary,option,[role=button],[role=link],[contenteditable]';

export interface NumberHand {
  /** Opens the card at the next number of the page, with the keyboard in it. */
  next(): void;
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
  const card = numberCard(
    (pressed) => void offer(pressed),
    () => numbers.marks.choose(null),
  );
  lifetime.addEventListener('abort', () => card.close());

  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    act: (event: WindowEventMap[Type]) => void,
    isPassive = false,
  ) =>
    addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        if (chrome.runtime?.id) act(event);
        else life.abort();
      },
      { capture: true, signal: lifetime, passive: isPassive },
    );

  async function offer(number: PageNumber): Promise<void> {
    try {
      await commands.suggestNumber(dialText(number.number, number.raw), await numbers.texts.region());
      card.close();
    } catch (error) {
      if (card.shown !== number) show(number, false);
      card.fail(toWire(error));
    }
  }

  function show(number: PageNumber, hasFocus: boolean): void {
    card.open(number, hasFocus);
    numbers.marks.choose(number.place);
  }

  /** The number under the pointer, a link's before one in text: the link is what the browser would follow. */
  async function under(event: MouseEvent): Promise<PageNumber | null> {
    const link = linkOf(event);
    const mark = link ? null : numbers.marks.at(event.clientX, event.clientY);
    if (mark)
      return {
        text: mark.range.toString(),
        raw: mark.range.toString(),
        number: mark.number,
        place: mark.range,
      };
    if (!link) return null;
    const raw = addressOf(link);
    await numbers.texts.check([raw]);
    const number = numbers.texts.get(raw);
    return number ? { text: link.textContent?.trim() ?? '', raw, number, place: link } : null;
  }

  listen(
    'pointermove',
    (event) => {
      if (event.buttons !== 0 || event.pointerType === 'touch') return;
      const place = linkOf(event) ?? numbers.marks.at(event.clientX, event.clientY)?.range ?? null;
      const isKept = card.holds(event) || (card.shown && place === card.shown.place);
      if (!isKept && place === pointed) return;
      pointed = place;
      clearTimeout(timer);
      if (isKept) return;
      const open = () => void under(event).then((number) => number && show(number, false));
      if (place) timer = setTimeout(open, openAfterMs);
      else if (card.shown) timer = setTimeout(card.close, closeAfterMs);
    },
    true,
  );

  listen('click', (event) => {
    if (card.holds(event)) return;
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || getSelection()?.type === 'Range') return;
    const link = linkOf(event);
    const target = event.composedPath()[0];
    if (!link && target instanceof Element && target.closest(busy)) return;
    if (link) event.preventDefault();
    else if (!numbers.marks.at(event.clientX, event.clientY)) return;
    clearTimeout(timer);
    void under(event).then((number) => number && offer(number));
  });

  listen('keydown', (event) => {
    if (event.key !== 'Escape' || !card.shown) return;
    event.stopPropagation();
    card.close();
  });
  listen('scroll', () => card.close(), true);

  return {
    next() {
      const all = allNumbers(numbers);
      const at = all.findIndex(({ place }) => place === stepped?.place);
      stepped = all[(at + 1) % all.length] ?? null;
      if (!stepped) return;
      const { place } = stepped;
      const element = place instanceof Range ? place.startContainer.parentElement : place;
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      // The scroll just made is reported with the next frame, and would close the card.
      requestAnimationFrame(() => requestAnimationFrame(() => stepped && show(stepped, true)));
    },
  };
}

/** What to offer for dialling: the checked number whole, or the text itself so that its refusal can be read. */
function dialText(number: CheckedNumber, raw: string): string {
  if (number.kind === 'emergency') return number.digits;
  if (number.kind === 'refused') return raw;
  return number.extension ? `${number.e164};ext=${number.extension}` : number.e164;
}
