/** What stands in the place of a list, or of one thing: nothing yet, nothing that matches, not readable, on its way. */

import type { ComponentChildren } from 'preact';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';

interface VacantProps {
  icon: ComponentChildren;
  title: ComponentChildren;
  text?: ComponentChildren;
  /** `status` and `alert` are read out when they appear; a first day is not. */
  role?: 'status' | 'alert';
  /** Within a panel that is there already. */
  isInside?: boolean;
  /** Ways on. */
  children?: ComponentChildren;
}

export function Vacant({ icon, title, text, role, isInside = false, children }: VacantProps) {
  return (
    <section class={isInside ? 'vacant' : 'sheet-panel vacant'} role={role}>
      {icon}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div class="row">{children}</div>}
    </section>
  );
}

interface NothingMatchesProps {
  title?: string;
  text: string;
  clear: string;
  onClear(): void;
}

export function NothingMatches({ title = 'Nothing matches', text, clear, onClear }: NothingMatchesProps) {
  return (
    <Vacant icon={<Icon name="search-x" size="xl" />} title={title} text={text} role="status">
      <Button onPress={onClear}>{clear}</Button>
    </Vacant>
  );
}

interface UnreadableProps {
  /** Such as `The contacts`. */
  what: string;
  onRetry(): void;
  isInside?: boolean;
  children?: ComponentChildren;
}

export function Unreadable({ what, onRetry, isInside, children }: UnreadableProps) {
  return (
    <Vacant
      icon={<Icon name="circle-alert" size="xl" />}
      title={`${what} could not be read`}
      text="The browser’s store did not open. Your calls go on."
      role="alert"
      isInside={isInside}
    >
      <Button tone="primary" onPress={onRetry}>
        Try again
      </Button>
      {children}
    </Vacant>
  );
}

interface BonesProps {
  /** Such as `contacts`. */
  what: string;
  /** Class of a row, and what stands in each of its cells: a line, a short one, or nothing. */
  row: string;
  cells: readonly ('line' | 'short' | null)[];
}

export function Bones({ what, row, cells }: BonesProps) {
  return (
    <section class="sheet-panel late" role="status" aria-label={`Loading ${what}`}>
      {['a', 'b', 'c', 'd', 'e'].map((name) => (
        <div class={row} key={name}>
          {cells.map((cell, at) => (
            <span key={at} class={cell === null ? '' : cell === 'short' ? 'bone short' : 'bone'} />
          ))}
        </div>
      ))}
    </section>
  );
}
