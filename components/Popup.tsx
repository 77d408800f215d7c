/** The toolbar popup: who the agent is, their presence, and the same cards as the widget. */

import type { Agent } from '../lib/agent.ts';
import { isLive } from '../lib/call.ts';
import { IconButton } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import { Cards } from './Cards.tsx';
import type { SurfaceProps } from './card-props.ts';
import { Icon } from './Icon.tsx';
import './popup-icon-paths.ts';
import { type MenuState, MenuSurface, moreMenuId, presenceMenuId } from './menu-state.ts';
import { NextPresence } from './NextPresence.tsx';
import { PresenceDot } from './PresenceDot.tsx';
import { Banner, fetchMenus, LiveRegion, MoreMenu, PageNumbers, PresencePicker } from './panels.ts';
import { PhoneLine } from './phone-panels.ts';
import { hasAgent, standing } from './words.ts';
import './sheet.css';
import './popup.css';

function Status({ session, now, ask, agent, menu }: SurfaceProps & { agent: Agent; menu: MenuState }) {
  const isOpen = menu.open === 'presence';
  const stands = standing(session);
  return (
    <div class="status">
      <PresenceDot mark={stands.mark} />
      <div class="grow">
        <h2 class="name big cut">{stands.name}</h2>
        <p class="quiet">
          for <CallTimer since={agent.presence.since} now={now} />
        </p>
      </div>
      <NextPresence session={session} ask={ask} />
      <button
        type="button"
        class="button plain s"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? presenceMenuId : undefined}
        onClick={(event) => menu.toggle(event, 'presence')}
      >
        Change
        <Icon name="chevron-down" size="s" />
      </button>
    </div>
  );
}

export interface PopupProps extends SurfaceProps {
  /** Opens the call bar that stays above every window. */
  onPopOut: (event: Event) => void;
}

export class Popup extends MenuSurface<PopupProps> {
  override render({ session, now, ask, lookup, onPopOut }: PopupProps) {
    const surface = { session, now, ask, lookup };
    const agent = hasAgent(session) ? session.agent : null;
    const isBusy = session.calls.some(isLive);
    const why = isBusy ? 'Possible after the call.' : undefined;
    return (
      <main class="popup">
        <header class="popup-head" onPointerEnter={fetchMenus} onFocusIn={fetchMenus}>
          {!agent && (
            <span class="brand" aria-hidden="true">
              <Icon name="phone" size="s" />
            </span>
          )}
          <p class="grow cut">
            <b>{agent?.name ?? 'Global Voice Control'}</b>{' '}
            {agent && <span class="quiet">{agent.queues.map((queue) => queue.name).join(', ')}</span>}
          </p>
          <IconButton icon="settings" label="Set-up" onPress={(event) => ask(event, 'openPage', 'setup')} />
          <IconButton
            icon="ellipsis"
            label="More"
            menu={{ id: moreMenuId, isOpen: this.open === 'more' }}
            onPress={(event) => this.toggle(event, 'more')}
          />
        </header>
        <div class="stage">
          {this.open === 'more' && (
            <MoreMenu
              {...surface}
              onClose={this.close}
              items={[
                { label: 'Pop out', icon: 'app-window', onChoose: onPopOut },
                {
                  label: 'Devices…',
                  icon: 'headset',
                  onChoose: (event) => ask(event, 'openPanel', 'devices'),
                },
                {
                  label: 'Contacts…',
                  icon: 'users',
                  onChoose: (event) => ask(event, 'openPage', 'contacts'),
                },
                {
                  label: 'Options…',
                  icon: 'settings',
                  onChoose: (event) => ask(event, 'openPage', 'options'),
                },
                {
                  label: 'Restart softphone',
                  icon: 'refresh-cw',
                  isOff: isBusy,
                  hint: why,
                  onChoose: (event) => ask(event, 'restartHost'),
                },
                agent
                  ? {
                      label: isBusy ? 'Sign out after the call' : 'Sign out',
                      icon: 'log-out',
                      onChoose: (event) => ask(event, 'signOut', isBusy),
                    }
                  : { label: 'Sign in', icon: 'log-in', onChoose: (event) => ask(event, 'signIn') },
              ]}
            />
          )}
          <div>
            {agent && <Status {...surface} agent={agent} menu={this} />}
            <div class="stage">
              {this.open === 'presence' && (
                <PresencePicker session={session} ask={ask} onClose={this.close} />
              )}
              <div>
                <Banner {...surface} />
                <div>
                  <Cards {...surface} />
                  {session.page && agent && !isBusy && !session.suggestion && (
                    <PageNumbers page={session.page} ask={ask} />
                  )}
                </div>
                {agent && <PhoneLine {...surface} />}
              </div>
            </div>
          </div>
        </div>
        <LiveRegion session={session} now={now} />
      </main>
    );
  }
}
