/** A menu that lies over the cards: arrows, Home, End and typed letters move, Esc closes. */

import type { PresenceMark } from '../../../lib/agent.ts';
import { Icon, type IconName } from '../../Icon.tsx';
import { PresenceDot } from '../../PresenceDot.tsx';

export interface MenuItem {
  label: string;
  icon?: IconName;
  mark?: PresenceMark;
  /** Given for a choice among several; true for the present one. */
  isChosen?: boolean;
  isOff?: boolean;
  hint?: string;
  onChoose: (event: Event) => void;
}

interface MenuProps {
  id: string;
  label: string;
  items: MenuItem[];
  note?: string;
  /** `refocus` is true when the focus should go back to what opened the menu. */
  onClose: (refocus: boolean) => void;
}

const itemsOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];

/** The focus goes to the present choice, or to the first item, as the menu appears. */
const focusOnOpen = (menu: HTMLElement | null) => {
  const items = menu ? itemsOf(menu) : [];
  (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
};

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): boolean {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(event.target as HTMLElement);
  const letter = event.key.toLowerCase();
  const next =
    event.key === 'ArrowDown'
      ? items[(at + 1) % items.length]
      : event.key === 'ArrowUp'
        ? items.at(at - 1)
        : event.key === 'Home'
          ? items[0]
          : event.key === 'End'
            ? items.at(-1)
            : letter.length === 1 && letter !== ' '
              ? [...items.slice(at + 1), ...items].find((item) =>
                  item.textContent.trim().toLowerCase().startsWith(letter),
                )
              : undefined;
  next?.focus();
  return next !== undefined;
}

export function Menu({ id, label, items, note, onClose }: MenuProps) {
  return (
    <div
      class="menu"
      onFocusOut={(event) => {
        const to = event.relatedTarget as Element | null;
        // The opener closes it by its own press; any other way out closes it here.
        if (!event.currentTarget.contains(to) && to?.getAttribute('aria-controls') !== id) onClose(false);
      }}
    >
      <div
        id={id}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        ref={focusOnOpen}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose(true);
          else if (event.key === 'Tab') return onClose(false);
          else if (!moveFocus(event)) return;
          event.preventDefault();
        }}
      >
        {items.map((item) => (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is given with menuitemradio only
          <button
            type="button"
            key={item.label}
            role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.isChosen}
            aria-disabled={item.isOff}
            title={item.hint}
            tabIndex={-1}
            onClick={(event) => {
              if (item.isOff) return;
              item.onChoose(event);
              onClose(true);
            }}
          >
            {item.mark && <PresenceDot mark={item.mark} />}
            {item.icon && <Icon name={item.icon} />}
            <span class="grow">{item.label}</span>
            {item.isChosen && <Icon name="check" />}
          </button>
        ))}
      </div>
      {note && <p class="note">{note}</p>}
    </div>
  );
}
