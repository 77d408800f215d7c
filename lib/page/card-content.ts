/** What stands in the number card. Nothing but what the page shows by itself: our own knowledge is drawn in our frame. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { clockThere } from '../numbers/local-time.ts';
import type { PageNumber } from './all-numbers.ts';
import { element, icon } from './number-card-style.ts';
import { onPress } from './number-menu.ts';

export interface CardActs {
  /** Whether a press dials at once: then the button says so. */
  isOneClick: boolean;
  call(event: Event): void;
  more(): void;
}

/** The number, what is known of it by itself, and its buttons. */
export function cardContent(shown: PageNumber, { isOneClick, call, more }: CardActs): HTMLElement[] {
  const what = element('div', 'what');
  what.append(...describe(shown.number), ...differing(shown));
  const acts = element('div', 'acts');
  if (shown.number.kind !== 'refused') {
    const button = element(
      'button',
      'call',
      isOneClick && shown.number.kind === 'ordinary' ? 'Call' : 'Call…',
    );
    button.prepend(icon('phone'));
    onPress(button, call);
    acts.append(button);
  }
  const copy = iconButton('Copy number', 'copy');
  onPress(copy, () => void copyNumber(shown).then(() => copy.replaceChildren(icon('check'))));
  const menu = iconButton('More', 'more');
  menu.ariaHasPopup = 'menu';
  onPress(menu, more);
  acts.append(copy, menu);
  return [what, acts];
}

export async function copyNumber({ number, text }: PageNumber): Promise<void> {
  await navigator.clipboard.writeText('e164' in number ? number.international : text);
}

function iconButton(label: string, shape: 'copy' | 'more'): HTMLElement {
  const button = element('button', 'icon');
  button.ariaLabel = button.title = label;
  button.append(icon(shape));
  return button;
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
    const words = clock && [clock.clock, clock.hours].filter(Boolean).join(', ');
    if (words) lines.push(element('p', clock.isQuiet ? 'costly' : '', words));
  }
  if (number.kind === 'premium') lines.push(element('p', 'costly', 'Premium-rate number'));
  if (number.extension) lines.push(element('p', '', `then extension ${number.extension}`));
  return lines;
}

/** A link that shows other digits than it dials. */
function differing({ number, text, raw }: PageNumber): HTMLElement[] {
  const digits = (of: string) => of.replace(/\D/g, '');
  const read = digits(text);
  if (text === raw || !('e164' in number) || read.length < 7) return [];
  const isSame = digits(number.e164).endsWith(read.replace(/^0+/, '').slice(-9));
  return isSame ? [] : [element('p', 'said', 'The page shows another number. This one would be dialled.')];
}
