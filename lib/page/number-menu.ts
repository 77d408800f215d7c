/** What else can be done with a number, as a menu in its card: arrows, Home and End move, Escape goes back. */

import { element, type IconShape, icon } from './number-card-style.ts';

export interface CardMenuItem {
  label: string;
  shape: IconShape;
  /** Starts a group of its own. */
  isApart?: boolean;
  act(): unknown;
}

/** The menu, and how to put the keyboard on its first item. `back` runs at Escape and at Tab. */
export function cardMenu(items: readonly CardMenuItem[], back: () => void): HTMLElement {
  const menu = element('div', 'menu');
  menu.role = 'menu';
  menu.ariaLabel = 'More for this number';
  const buttons = items.map(({ label, shape, isApart, act }) => {
    const button = element('button', isApart ? 'apart' : '', label);
    button.role = 'menuitem';
    button.tabIndex = -1;
    button.prepend(icon(shape));
    onPress(button, act);
    return button;
  });
  menu.append(...buttons);
  menu.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: (at + 1) % buttons.length, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') back();
    else if (to === undefined) return;
    else buttons.at(to)?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  return menu;
}

/** Runs `act` at a person's press, once: not at a script's, nor at the second half of a double click. */
export function onPress(button: HTMLElement, act: (event: MouseEvent) => unknown): void {
  button.addEventListener('click', (event) => {
    if (event.isTrusted && event.detail < 2) act(event);
  });
}
