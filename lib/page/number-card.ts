/** The small card beside a number: what it is, Call… and Copy. Shows only what the page itself already shows. */

import { errorWords } from '../error-words.ts';
import { type ErrorOnWire, fromWire } from '../errors.ts';
import type { CheckedNumber } from '../numbers/checked-number.ts';
import { clockThere } from '../numbers/local-time.ts';
import type { PageNumber } from './all-numbers.ts';
import { cardStyle, icon } from './number-card-style.ts';

const gap = 6;
const margin = 8;

export interface NumberCard {
  /** What the card is about now; null while it is closed. */
  readonly shown: PageNumber | null;
  /** Whether an event happened in the card. */
  holds(event: Event): boolean;
  /** Opens the card at the number; `hasFocus` puts the keyboard on Call…, and gives it back at the end. */
  open(number: PageNumber, hasFocus: boolean): void;
  close(): void;
  /** Says beneath the number why it could not be offered. */
  fail(error: ErrorOnWire): void;
}

/**
 * A card in the top layer, in a closed shadow root of an element that exists only while it is open. `call`
 * runs at a trusted press of Call…, `copy` of Copy.
 */
export function numberCard(call: (number: PageNumber) => void, closed: () => void): NumberCard {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(cardStyle);
  shadow.adoptedStyleSheets = [sheet];
  const card = element('div', 'card');
  card.setAttribute('role', 'dialog');
  shadow.append(card);
  host.popover = 'manual';
  let shown: PageNumber | null = null;
  let focusBefore: HTMLElement | null = null;

  function open(number: PageNumber, hasFocus: boolean): void {
    focusBefore = hasFocus ? (focusBefore ?? (document.activeElement as HTMLElement | null)) : null;
    shown = number;
    card.replaceChildren(...content(number, call));
    card.setAttribute('aria-label', 'Phone number');
    (document.querySelector('dialog:modal') ?? document.documentElement).append(host);
    host.showPopover();
    place(number.place.getBoundingClientRect());
    if (hasFocus) card.querySelector('button')?.focus();
  }

  function place(at: DOMRect): void {
    const { width, height } = card.getBoundingClientRect();
    const isBelow = at.bottom + gap + height <= innerHeight - margin || at.top < height + gap;
    const left = Math.max(margin, Math.min(at.left, innerWidth - width - margin));
    const top = isBelow ? at.bottom + gap : at.top - gap - height;
    card.style.translate = `${left}px ${Math.max(margin, top)}px`;
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
    holds: (event) => event.target === host,
    open,
    close,
    fail(onWire) {
      const { title, remedy } = errorWords(fromWire(onWire));
      const line = card.querySelector('.said') ?? element('p', 'said');
      line.setAttribute('role', 'alert');
      line.textContent = `${title}. ${remedy}`;
      card.querySelector('.what')?.append(line);
    },
  };
}

function content(shown: PageNumber, call: (number: PageNumber) => void): HTMLElement[] {
  const what = element('div', 'what');
  what.append(...describe(shown.number));
  const acts = element('div', 'acts');
  if (shown.number.kind !== 'refused') {
    const button = element('button', 'call', 'Call…');
    button.prepend(icon('phone'));
    onPress(button, () => call(shown));
    acts.append(button);
  }
  const copy = element('button', 'copy');
  copy.ariaLabel = copy.title = 'Copy number';
  copy.append(icon('copy'));
  onPress(copy, () => {
    const { number } = shown;
    void navigator.clipboard
      .writeText('e164' in number ? number.international : shown.text)
      .then(() => copy.replaceChildren(icon('check')));
  });
  acts.append(copy);
  return [what, acts];
}

function describe(number: CheckedNumber): HTMLElement[] {
  if (number.kind === 'refused')
    return [element('b', 'no', 'Not a phone number'), element('p', '', number.reason)];
  if (number.kind === 'emergency')
    return [
      element('b', 'number', number.digits),
      element('p', '', 'An emergency number. Use a mobile or a desk phone.'),
    ];
  const lines = [element('b', 'number', number.international)];
  if (number.country) {
    const country = element('p', '');
    const name = new Intl.DisplayNames(navigator.language, { type: 'region' }).of(number.country);
    country.append(element('span', 'iso', number.country), ` ${name}`);
    lines.push(country);
    const clock = clockThere(number.country, Date.now(), navigator.language);
    if (clock)
      lines.push(
        element('p', clock.isQuiet ? 'costly' : '', [clock.clock, clock.hours].filter(Boolean).join(', ')),
      );
  }
  if (number.kind === 'premium') lines.push(element('p', 'costly', 'Premium-rate number'));
  if (number.extension) lines.push(element('p', '', `then extension ${number.extension}`));
  return lines;
}

function onPress(button: HTMLElement, act: () => void): void {
  button.addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
