/**
 * Every state on one page. `?theme=light|dark` forces a theme, `?dir=rtl` the direction, `?text=200` the text size
 * in percent, `?group=` shows one group. Presses do nothing but to write the command to the console.
 */

import { type ComponentChildren, render } from 'preact';
import type { Ask } from '../../components/ask.ts';
import { Menu } from '../../components/Menu.tsx';
import { Popup } from '../../components/Popup.tsx';
import { PresencePicker } from '../../components/PresencePicker.tsx';
import type { SetupActions } from '../../components/setup/actions.ts';
import { Setup } from '../../components/setup/Setup.tsx';
import { Widget } from '../../components/Widget.tsx';
import { call, now, session } from './people.ts';
import { groups } from './sessions.ts';
import { setups } from './setups.ts';
import './gallery.css';

const asked = new URLSearchParams(location.search);
const { documentElement } = document;
if (asked.has('theme')) documentElement.dataset.theme = asked.get('theme') ?? '';
documentElement.dir = asked.get('dir') ?? 'ltr';
documentElement.style.fontSize = `${asked.get('text') ?? 100}%`;
const onlyGroup = asked.get('group');

const ask: Ask = (_, name, ...args) => console.log(name, ...args);
const nothing = () => {};
const surface = { now, ask };
const setupActions = new Proxy({} as SetupActions, { get: (_, name) => () => console.log(String(name)) });

function Group({ name, children }: { name: string; children: ComponentChildren }) {
  if (onlyGroup && onlyGroup !== name) return null;
  return (
    <section data-group={name}>
      <h2>{name}</h2>
      <div class={`states group-${name.toLowerCase().replaceAll(' ', '-')}`}>{children}</div>
    </section>
  );
}

/** `press` is the label of a control to press once the state is drawn. */
function State({ name, press, children }: { name: string; press?: string; children: ComponentChildren }) {
  return (
    <figure
      data-state={name}
      ref={(figure) => {
        const controls = [...(figure?.querySelectorAll<HTMLElement>('button') ?? [])];
        controls.find((control) => control.textContent.trim() === press)?.click();
      }}
    >
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  );
}

const inPopup = [
  'Open, no call',
  'Talking',
  'Two calls',
  'Missed call',
  'Signed out',
  'Service not reached',
  'Microphone blocked',
  'Before dialling',
  'Connecting',
  'Muted, next status chosen',
];
const allSessions = Object.assign({}, ...Object.values(groups));
const talking = session({ calls: [call()] });

function Gallery() {
  return (
    <div class="sheet">
      {Object.entries(groups).map(([name, states]) => (
        <Group key={name} name={name}>
          {Object.entries(states).map(([state, drawn]) => (
            <State key={state} name={state}>
              <Widget {...surface} session={drawn} onCollapse={nothing} />
            </State>
          ))}
        </Group>
      ))}
      <Group name="Open panels">
        <State name="Keypad" press="Keypad">
          <Widget {...surface} session={talking} onCollapse={nothing} />
        </State>
        <State name="Why Transfer is off" press="Transfer">
          <Widget {...surface} session={talking} onCollapse={nothing} />
        </State>
        <State name="Page covers the controls">
          <Widget {...surface} session={talking} onCollapse={nothing} isCovered />
        </State>
        <State name="Status menu during a call">
          <PresencePicker session={talking} ask={ask} onClose={nothing} />
        </State>
        <State name="More menu">
          <Menu
            id="gallery-more"
            label="More"
            onClose={nothing}
            items={[
              { label: 'Set-up…', icon: 'settings', onChoose: nothing },
              { label: 'Restart softphone', icon: 'refresh-cw', isOff: true, onChoose: nothing },
              { label: 'Sign out', icon: 'log-out', onChoose: nothing },
            ]}
          />
        </State>
      </Group>
      <Group name="Popup">
        {inPopup.map((name) => (
          <State key={name} name={`Popup: ${name}`}>
            <Popup {...surface} session={allSessions[name]} />
          </State>
        ))}
      </Group>
      <Group name="Setup">
        {Object.entries(setups).map(([name, { facts, step, fault }]) => (
          <State key={name} name={name}>
            <Setup facts={facts} step={step} fault={fault ?? null} actions={setupActions} />
          </State>
        ))}
      </Group>
    </div>
  );
}

render(<Gallery />, document.getElementById('root') as HTMLElement);
