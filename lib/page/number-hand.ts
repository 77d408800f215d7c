/** What the agent does with a number of the page: point, press, step through by keyboard. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { askBackground } from './background.ts';
import type { NumberCard } from './number-card.ts';
import { addressOf, linkOf } from './number-link.ts';
import { type PageNumber, type PageNumbers, pageNumber } from './page-numbers.ts';

const openAfterMs = 150;
const closeAfterMs = 250;
/** Where a press on the page already means something. */
const busy =
  'a,button,input,textarea,select,label,summary,option,[role=button],[role=link],[contenteditable]';

/** What to offer for dialling: the checked number whole, or the text itself so that its refusal can be read. */
function dialText(number: CheckedNumber, text: string): string {
  if (number.kind === 'emergency') return number.digits;
  if (number.kind === 'refused') return text;
  return number.extension ? `${number.e164};ext=${number.extension}` : number.e164;
}

/**
 * Listens to the agent's pointer and keyboard until the lifetime ends; ends the lifetime itself when the
 * extension was replaced. `next` opens the card at the next number with the keyboard in it.
 */
export function followHand(numbers: PageNumbers, life: AbortController): { next(): void } {
  const lifetime = life.signal;
  let card: NumberCard | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stepped: PageNumber | null = null;
  let pointed: Range | Element | null = null;
  lifetime.addEventListener('abort', () => card?.close());

  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    act: (event: WindowEventMap[Type]) => void,
    options: AddEventListenerOptions = {},
  ) =>
    addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        if (chrome.runtime?.id) act(event);
        else life.abort();
      },
      { capture: true, signal: lifetime, ...options },
    );

  async function offer(number: PageNumber, text: string): Promise<void> {
    const reply = await askBackground('suggestNumber', text);
    if (!reply || !('error' in reply)) return card?.close();
    if (card?.shown !== number) await show(number, false);
    card?.fail(reply.error);
  }

  async function show(number: PageNumber, hasFocus: boolean): Promise<void> {
    card ??= await loadCard(
      (pressed) => void offer(pressed, dialText(pressed.number, pressed.text)),
      () => numbers.marks.choose(null),
    );
    card?.open(number, hasFocus);
    numbers.marks.choose(number.place);
  }

  async function under(event: MouseEvent): Promise<PageNumber | null> {
    const link = linkOf(event);
    if (link)
      return { text: link.textContent ?? '', number: await numbers.check(addressOf(link)), place: link };
    const mark = numbers.marks.at(event.clientX, event.clientY);
    return mark && pageNumber(mark);
  }

  listen(
    'pointermove',
    (event) => {
      if (event.buttons !== 0 || event.pointerType === 'touch') return;
      const place = linkOf(event) ?? numbers.marks.at(event.clientX, event.clientY)?.range ?? null;
      if (card?.holds(event) || (card?.shown && place === card.shown.place)) {
        clearTimeout(timer);
        pointed = place;
        return;
      }
      if (place === pointed) return;
      pointed = place;
      clearTimeout(timer);
      if (place)
        timer = setTimeout(
          () => void under(event).then((number) => number && show(number, false)),
          openAfterMs,
        );
      else if (card?.shown) timer = setTimeout(card.close, closeAfterMs);
    },
    { passive: true },
  );

  listen('click', (event) => {
    if (card?.holds(event)) return;
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || getSelection()?.type === 'Range') return;
    const link = linkOf(event);
    const target = event.composedPath()[0];
    if (!link && target instanceof Element && target.closest(busy)) return;
    if (link) event.preventDefault();
    else if (!numbers.marks.at(event.clientX, event.clientY)) return;
    clearTimeout(timer);
    void under(event).then((number) => {
      if (number) void offer(number, dialText(number.number, link ? addressOf(link) : number.text));
    });
  });

  listen('keydown', (event) => {
    if (event.key !== 'Escape' || !card?.shown) return;
    event.stopPropagation();
    card.close();
  });
  listen('scroll', () => card?.close(), { passive: true });

  return {
    next() {
      const all = numbers.all();
      const at = all.findIndex(({ place }) => place === stepped?.place);
      stepped = all[(at + 1) % all.length] ?? null;
      if (!stepped) return;
      const element =
        stepped.place instanceof Range ? stepped.place.startContainer.parentElement : stepped.place;
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      // The scroll just made is reported with the next frame, and would close the card.
      requestAnimationFrame(() => requestAnimationFrame(() => stepped && show(stepped, true)));
    },
  };
}

/** The card's code comes to a page only when the agent first points at a number. */
async function loadCard(
  ...args: Parameters<NonNullable<typeof voiceNumberCard>>
): Promise<NumberCard | undefined> {
  await import(/* @vite-ignore */ chrome.runtime.getURL('/number-card.js'));
  return globalThis.voiceNumberCard?.(...args);
}
