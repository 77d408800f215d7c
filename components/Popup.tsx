/** The toolbar popup: who the agent is, their presence, and the same cards as the widget. */

import { type Agent, presenceName } from '../lib/agent.ts';
import { isLive } from '../lib/call.ts';
import { Banner } from './Banner.tsx';
import { IconButton } from './Button.tsx';
import { CallTimer } from './CallTimer.tsx';
import { Cards } from './Cards.tsx';
import type { SurfaceProps } from './card-props.ts';
import { moreMenuId } from './Head.tsx';
import { Icon } from './Icon.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { Menu } from './Menu.tsx';
import { type MenuState, MenuSurface } from './menu-state.ts';
import { NextPresence } from './NextPresence.tsx';
import { PresenceDot } from './PresenceDot.tsx';
import { PresencePicker, presenceMenuId } from './PresencePicker.tsx';
import { hasAgent, standing } from './words.ts';
import './sheet.css';

function Status({ session, now, ask, agent, menu }: SurfaceProps & { agent: Agent; menu: MenuState }) {
  const isOpen = menu.open === 'presence';
  return (
    <div class="status">
      <PresenceDot mark={standing(session).mark} />
      <div class="grow">
        <h2 class="name big cut">{presenceName(agent.presence)}</h2>
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

export class Popup extends MenuSurface<SurfaceProps> {
  override render({ session, now, ask }: SurfaceProps) {
    const surface = { session, now, ask };
    const agent = hasAgent(session) ? session.agent : null;
    const isBusy = session.calls.some(isLive);
    const why = isBusy ? 'Possible after the call.' : undefined;
    return (
      <main class="popup">
        <header class="popup-head">
          {!agent && (
            <span class="brand" aria-hidden="true">
              <Icon name="phone" size="s" />
            </span>
          )}
          <p class="grow cut">
            <b>{agent?.name ?? 'Global Voice Control'}</b>{' '}
            {agent && <span class="quiet">{agent.queues.map((queue) => queue.name).join(', ')}</span>}
          </p>
          <IconButton icon="settings" label="Set-up" onPress={(event) => ask(event, 'openSetup')} />
          <IconButton
            icon="ellipsis"
            label="More"
            menu={{ id: moreMenuId, isOpen: this.open === 'more' }}
            onPress={(event) => this.toggle(event, 'more')}
          />
        </header>
        <div class="stage">
          {this.open === 'more' && (
            <Menu
              id={moreMenuId}
              label="More"
              onClose={this.close}
              items={[
                {
                  label: 'Restart softphone',
                  icon: 'refresh-cw',
                  isOff: isBusy,
                  hint: why,
                  onChoose: (event) => ask(event, 'restartHost'),
                },
                agent
                  ? {
                      label: 'Sign out',
                      icon: 'log-out',
                      isOff: isBusy,
                      hint: why,
                      onChoose: (event) => ask(event, 'signOut'),
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
                </div>
              </div>
            </div>
          </div>
        </div>
        <LiveRegion session={session} now={now} />
      </main>
    );
  }
}
