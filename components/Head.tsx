/** The head of the widget and the call bar: grip, presence with its time, the next status, More and Collapse. */

import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { IconButton } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import type { SurfaceProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import { type MenuState, moreMenuId, presenceMenuId } from './menu-state.ts';
import { NextPresence } from './NextPresence.tsx';
import { PresenceDot } from './PresenceDot.tsx';
import { EntryCount, fetchMenus } from './panels.ts';
import { hasAgent, standing } from './words.ts';

interface HeadProps extends SurfaceProps {
  menu: MenuState;
  grip?: ButtonHTMLAttributes<HTMLButtonElement>;
  /** Given for a widget, which also has a grip and a More menu; the call bar has none of them. */
  onCollapse?: (event: Event) => void;
  children?: ComponentChildren;
}

export function Head({ session, now, ask, menu, grip, onCollapse, children }: HeadProps) {
  const { mark, name } = standing(session);
  const agent = hasAgent(session) ? session.agent : null;
  // The card below shows the same figure.
  const isTimedBelow = session.calls.some((call) => call.phase !== 'ringing');
  const isOpen = menu.open === 'presence';
  return (
    <header class="head" onPointerEnter={fetchMenus} onFocusIn={fetchMenus}>
      {onCollapse && (
        <button type="button" class="grip" aria-label="Move" title="Drag, or use the arrow keys" {...grip}>
          <Icon name="grip-vertical" size="s" />
        </button>
      )}
      {agent ? (
        <button
          type="button"
          class="presence"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-controls={isOpen ? presenceMenuId : undefined}
          onClick={(event) => menu.toggle(event, 'presence')}
        >
          <PresenceDot mark={mark} />
          <span class="cut">{name}</span>
          {!isTimedBelow && <CallTimer since={agent.presence.since} now={now} />}
          <Icon name="chevron-down" size="s" />
        </button>
      ) : (
        <span class="presence">
          <PresenceDot mark={mark} />
          <span class="cut">{name}</span>
        </span>
      )}
      <NextPresence session={session} ask={ask} />
      <span class="grow" />
      <EntryCount session={session} />
      {children}
      {onCollapse && (
        <>
          <IconButton
            icon="ellipsis"
            label="More"
            menu={{ id: moreMenuId, isOpen: menu.open === 'more' }}
            onPress={(event) => menu.toggle(event, 'more')}
          />
          <IconButton icon="minus" label="Collapse" onPress={onCollapse} />
        </>
      )}
    </header>
  );
}
