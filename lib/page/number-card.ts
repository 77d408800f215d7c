/** The small card beside a number: a host in the top layer, in a closed shadow root, there only while it is open. */

import { errorWords } from '../error-words.ts';
import { type ErrorOnWire, fromWire } from '../errors.ts';
import { elementOf, type PageNumber } from './all-numbers.ts';
import { htmlElement } from './html-element.ts';
import { cardStyle, element } from './number-card-style.ts';
import { ownSheet } from './own-sheet.ts';

const gap = 6;
const margin = 8;
/** What is pressed lies outside the number's own box when that is a line or a cell, so that each can be seen whole. */
const lowBoxPx = 64;

export interface NumberCard {
  /** What the card is about now; null while it is closed. */
  readonly shown: PageNumber | null;
  /** The drawn card, to be watched. */
  readonly element: HTMLElement;
  /** Whether an event happened in the card. */
  holds(event: Event): boolean;
  /** Opens the card at the number with what stands in it; `hasFocus` moves the keyboard there, and back at the end. */
  open(number: PageNumber, content: HTMLElement[], hasFocus: boolean): void;
  /** Puts other content in the open card, the keyboard on its first button. */
  turn(content: HTMLElement[]): void;
  close(): void;
  /** Says beneath the number why something could not be done. */
  fail(error: ErrorOnWire): void;
}

/** `closed` runs after each close. */
export function numberCard(closed: () => void): NumberCard {
  const host = htmlElement('div');
  const shadow = host.attachShadow({ mode: 'closed' });
  ownSheet(shadow, cardStyle).keep();
  const card = element('div', 'card');
  card.role = 'dialog';
  card.ariaLabel = 'Phone number';
  shadow.append(card);
  host.popover = 'manual';
  let shown: PageNumber | null = null;
  let focusBefore: HTMLElement | null = null;

  function open(number: PageNumber, content: HTMLElement[], hasFocus: boolean): void {
    focusBefore = hasFocus ? (focusBefore ?? focused()) : null;
    shown = number;
    card.replaceChildren(...content);
    (modalAround(number.place) ?? document.documentElement).append(host);
    host.showPopover();
    // A page that is zoomed by its own style would also take the card elsewhere.
    card.style.zoom = `${1 / (host.currentCSSZoom || 1)}`;
    place(number.place);
    if (hasFocus) card.querySelector('button')?.focus();
  }

  function place(number: PageNumber['place']): void {
    const at = number.getBoundingClientRect();
    const box = elementOf(number)?.getBoundingClientRect();
    const { top, bottom } = box && box.height <= lowBoxPx ? box : at;
    const { width, height } = card.getBoundingClientRect();
    const isBelow = bottom + gap + height <= innerHeight - margin || top < height + gap;
    const left = Math.max(margin, Math.min(at.left, innerWidth - width - margin));
    const y = isBelow ? bottom + gap : top - gap - height;
    // Where there is room on neither side it covers the number, but is seen whole.
    card.style.translate = `${left}px ${Math.max(margin, Math.min(y, innerHeight - height - margin))}px`;
  }

  function close(): void {
    if (!shown) return;
    shown = null;
    host.remove();
    focusBefore?.focus();
    focusBefore = null;
    closed();
  }

  return {
    get shown() {
      return shown;
    },
    element: card,
    holds: (event) => event.composedPath()[0] === host,
    open,
    turn(content) {
      if (!shown) return;
      focusBefore ??= focused();
      card.replaceChildren(...content);
      place(shown.place);
      card.querySelector('button')?.focus();
    },
    close,
    fail(onWire) {
      const { title, remedy } = errorWords(fromWire(onWire));
      const line = card.querySelector('.told') ?? element('p', 'said told');
      line.role = 'alert';
      line.textContent = `${title}. ${remedy}`;
      (card.querySelector('.what') ?? card).append(line);
    },
  };
}

/**
 * What is outside a modal dialog, or the element that fills the screen, can be neither pressed nor focused: the one that a number is
 * drawn in, by way of slots too, or the last one over it.
 */
function modalAround(place: PageNumber['place']): Element | null {
  for (let at = elementOf(place); at; at = at.assignedSlot ?? at.parentElement ?? hostOf(at))
    if (at.matches(':modal')) return at;
  return [...document.querySelectorAll(':modal')].at(-1) ?? null;
}

const hostOf = (element: Element) => (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** Where the keyboard is, in open shadow roots too. */
function focused(): HTMLElement | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement | null;
}
