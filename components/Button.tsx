/** The buttons of every surface. One that is off stays in place and in the tab order, and says why. */

import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

interface Press {
  onPress: (event: Event) => void;
  /** Off: dimmed in place, a press does nothing. */
  isOff?: boolean;
  /** Why it is off, or what it does when the label alone does not say. */
  hint?: string;
}

interface ButtonProps extends Press {
  children: ComponentChildren;
  tone?: 'plain' | 'primary' | 'call' | 'refuse' | 'line';
  size?: 's' | 'm' | 'l';
  icon?: IconName;
  turn?: 'hang-up' | 'inline';
  /** -1 where arrows move between rows of buttons. */
  tabIndex?: number;
}

/** A button with a verb. */
export function Button({
  children,
  tone = 'plain',
  size = 'm',
  icon,
  turn,
  isOff = false,
  hint,
  tabIndex,
  onPress,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${tone} ${size}`}
      tabIndex={tabIndex}
      aria-disabled={isOff}
      title={hint}
      onClick={(event) => !isOff && onPress(event)}
    >
      {icon && <Icon name={icon} turn={turn} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Press {
  icon: IconName;
  label: string;
  /** A toggle that is on. */
  look?: 'on' | 'held' | 'starred' | 'always';
  /** Mirrors what points along the line of reading. */
  turn?: 'inline';
  /** The id of the menu it opens, and whether that is open. */
  menu?: { id: string; isOpen: boolean };
  /** Given for what opens and closes something beneath it. */
  isExpanded?: boolean;
  kind?: 'submit';
}

/** A small square button of which only the icon is seen. */
export function IconButton({
  icon,
  label,
  look,
  turn,
  menu,
  isExpanded,
  kind,
  isOff = false,
  onPress,
}: IconButtonProps) {
  return (
    <button
      type={kind ?? 'button'}
      class={`icon-button ${look ?? ''}`}
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      aria-haspopup={menu ? 'menu' : undefined}
      aria-expanded={menu?.isOpen ?? isExpanded}
      aria-controls={menu?.isOpen ? menu.id : undefined}
      onClick={(event) => !isOff && onPress(event)}
    >
      <Icon name={icon} turn={turn} />
    </button>
  );
}

interface RoundControlProps extends Press {
  icon: IconName;
  label: string;
  /** `on` a toggle that is on, `held`, `open` its panel is open, `go` the way on, `end` the red one. */
  look?: 'rest' | 'on' | 'held' | 'open' | 'go' | 'end';
  turn?: 'hang-up' | 'inline';
  isExpanded?: boolean;
}

/** One of the row of equal round controls, its label beneath. */
export function RoundControl({
  icon,
  label,
  look = 'rest',
  turn,
  isExpanded,
  isOff = false,
  hint,
  onPress,
}: RoundControlProps) {
  return (
    <button
      type="button"
      class={`control ${look}`}
      aria-disabled={isOff}
      aria-expanded={isExpanded}
      title={hint}
      onClick={(event) => onPress(event)}
    >
      <span class="round">
        <Icon name={icon} size="l" turn={turn} />
      </span>
      {label}
    </button>
  );
}
