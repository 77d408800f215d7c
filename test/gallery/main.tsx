/**
 * Every state on one page. `?theme=light|dark` forces a theme, `?dir=rtl` the direction, `?text=200` the text size
 * in percent, `?group=` shows one group and `?state=` one state. Presses do nothing but to write the command to the console. Once all states
 * are drawn, the root has `data-ready`.
 */

import { render } from 'preact';
import type { Ask } from '../../components/ask.ts';
import { CallBar } from '../../components/CallBar.tsx';
import type { Lookup } from '../../components/card-props.ts';
import { Popup } from '../../components/Popup.tsx';
import { Menu } from '../../components/panels/menu/Menu.tsx';
import { PresencePicker } from '../../components/panels/menu/PresencePicker.tsx';
import * as panels from '../../components/panels.ts';
import { PhoneLine } from '../../components/phone-panels.ts';
import type { SetupActions } from '../../components/setup/actions.ts';
import { Setup } from '../../components/setup/Setup.tsx';
import { Widget } from '../../components/Widget.tsx';
import type { Session } from '../../lib/session.ts';
import { agents } from './agents.ts';
import { callbackPageStates } from './callback-pages.tsx';
import { callbackStates } from './callback-states.ts';
import { chatStates } from './chats.ts';
import { contactStates } from './contacts.tsx';
import { dashboardStates } from './dashboards.tsx';
import { empty, failing, lookup, neverAnswers, there, thereAway } from './directory.ts';
import { interactionStates } from './interactions.tsx';
import { optionsStates } from './options.tsx';
import { PhoneGroup } from './PhoneGroup.tsx';
import { call, now, session } from './people.ts';
import { drawing, Group, nextFrame, State } from './State.tsx';
import { groups } from './sessions.ts';
import { setups } from './setups.ts';
import { talkingWell, transfers } from './transfers.ts';
import { workStates } from './work.ts';
import { wrapUpStates } from './wrap-ups.ts';
import './gallery.css';

const asked = new URLSearchParams(location.search);
const { documentElement } = document;
if (asked.has('theme')) documentElement.dataset.theme = asked.get('theme') ?? '';
documentElement.dir = asked.get('dir') ?? 'ltr';
documentElement.style.fontSize = `${asked.get('text') ?? 100}%`;

const ask: Ask = (_, name, ...args) => console.log(name, ...args);
const nothing = () => {};
const surface = { now, ask, lookup };
const own = { ...surface, onCollapse: nothing, onPopOut: nothing };
const setupActions = new Proxy({} as SetupActions, { get: (_, name) => () => console.log(String(name)) });

const inPopup = [
  'Open, no call',
  'Missed and called last',
  'Talking',
  'Two calls',
  'Consult in progress',
  'Conference of four',
  'Missed call',
  'Signed out',
  'Service not reached',
  'Microphone blocked',
  'Before dialling',
  'Numbers on the page',
  'No numbers on the page',
  'Connecting',
  'Muted, next status chosen',
];
const allGroups = { ...groups, ...transfers, ...agents };
const allSessions: Record<string, Session> = Object.assign({}, ...Object.values(allGroups));
const talking = session({ calls: [call()] });

/** The panel for bringing somebody in, in each of its states. */
const reaching: Record<string, { steps: string[]; until: string; lookup?: Lookup }> = {
  'Transfer: agents': { steps: ['Transfer'], until: '.person' },
  'Transfer: some of them': { steps: ['Transfer', 'type:t'], until: '.person' },
  'Transfer: queues': { steps: ['Transfer', 'Queues 3'], until: '#directory-row-2' },
  'Transfer: customers by the thousand': { steps: ['Transfer', 'Customers 2.4K'], until: '.directory-foot' },
  'Transfer: nothing found': { steps: ['Transfer', 'type:zz'], until: '.blank' },
  'Transfer: a typed number': { steps: ['Transfer', 'type:0161 496 0127'], until: '.typed' },
  'Transfer: a number too short': { steps: ['Transfer', 'type:0161'], until: '.blank' },
  'Transfer: still looking': { steps: ['Transfer'], until: '.waiting', lookup: neverAnswers },
  'Transfer: no answer': { steps: ['Transfer'], until: '.blank', lookup: failing },
  'Transfer: no quick connects': { steps: ['Transfer'], until: '.person', lookup: empty },
  'Add someone': { steps: ['Add'], until: '.person' },
};
/** What opens where a call is to be placed. */
const dialling: Record<string, { steps: string[]; until: string; lookup?: Lookup }> = {
  'Dial pad': { steps: ['Keypad', '2 ABC', '0 +', '8 TUV'], until: '.dial-pad' },
  'Dial pad, letters': { steps: ['Keypad', 'type:1-800-FLOWERS'], until: '.dial-pad' },
  'A name typed': { steps: ['type:courier'], until: '.person' },
  'A name typed, in ServiceNow too': { steps: ['type:osei'], until: '.there-foot', lookup: there },
  'A name typed, ServiceNow away': { steps: ['type:osei'], until: '.there-foot', lookup: thereAway },
  'Nobody of that name': { steps: ['type:zz'], until: '.directory-foot' },
  'The directory does not answer': { steps: ['type:zz'], until: '.directory-foot', lookup: failing },
};

/** Pages of the application, drawn whole. */
const pages = {
  Interactions: interactionStates,
  'My callbacks': callbackPageStates,
  Contacts: contactStates,
  Dashboard: dashboardStates,
  Options: optionsStates,
};

function Gallery() {
  return (
    <div class="sheet">
      {Object.entries(allGroups).map(([name, states]) => (
        <Group key={name} name={name}>
          {Object.entries(states).map(([state, drawn]) => (
            <State key={state} name={state}>
              <Widget {...own} session={drawn} />
            </State>
          ))}
        </Group>
      ))}
      <Group name="Reaching people">
        {Object.entries(reaching).map(([name, { steps, until, lookup: answers = lookup }]) => (
          <State key={name} name={name} steps={steps} until={until}>
            <Widget {...own} lookup={answers} session={talkingWell} />
          </State>
        ))}
        {Object.entries(dialling).map(([name, { steps, until, lookup: answers = lookup }]) => (
          <State key={name} name={name} steps={steps} until={until}>
            <Widget {...own} lookup={answers} session={session()} />
          </State>
        ))}
      </Group>
      <Group name="Wrap-up">
        {Object.entries(wrapUpStates).map(([name, { session: drawn, lookup: answers, steps, until }]) => (
          <State key={name} name={name} steps={steps} until={until}>
            <Widget {...own} lookup={answers} session={drawn} />
          </State>
        ))}
      </Group>
      <Group name="Callbacks">
        {Object.entries(callbackStates).map(
          ([name, { session: drawn, lookup: answers = lookup, steps, until }]) => (
            <State key={name} name={name} steps={steps} until={until}>
              <Widget {...own} lookup={answers} session={drawn} />
            </State>
          ),
        )}
        {['Callback offered', 'Callback preview, dials by itself'].map((name) => (
          <State key={name} name={`Popup: ${name}`} until=".callback">
            <Popup {...surface} onPopOut={nothing} session={callbackStates[name]?.session ?? talking} />
          </State>
        ))}
        <State name="Call bar: Callback preview, by hand" until=".callback">
          <CallBar
            {...surface}
            session={callbackStates['Callback preview, by hand']?.session ?? talking}
            onKeepAbove={nothing}
          />
        </State>
      </Group>
      <Group name="Work">
        {Object.entries({ ...workStates, ...chatStates }).map(
          ([name, { session: drawn, steps, until, ...its }]) => (
            <State key={name} name={name} steps={steps} until={until}>
              <Widget {...own} {...its} session={drawn} />
            </State>
          ),
        )}
        <State name="Popup: Chat offered" until=".work">
          <Popup {...surface} onPopOut={nothing} session={workStates['Chat offered']?.session ?? talking} />
        </State>
        <State name="Popup: Chat in hand" until=".chat-item">
          <Popup
            {...surface}
            {...chatStates['Chat, answered']}
            session={chatStates['Chat, answered']?.session ?? talking}
            onPopOut={nothing}
          />
        </State>
      </Group>
      <Group name="Open panels">
        <State name="Keypad" steps={['Keypad', '1', '2 ABC', '4 GHI', '4 GHI', 'Hash', '2 ABC']}>
          <Widget {...own} session={talkingWell} />
        </State>
        <State name="Why Hold is off" steps={['Hold']}>
          <Widget {...own} session={allSessions.Calling ?? talking} />
        </State>
        <State name="Page covers the controls">
          <Widget {...own} session={talking} isCovered />
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
              { label: 'Pop out', icon: 'app-window', onChoose: nothing },
              { label: 'Set-up…', icon: 'settings', onChoose: nothing },
              { label: 'Restart softphone', icon: 'refresh-cw', isOff: true, onChoose: nothing },
              { label: 'Sign out', icon: 'log-out', onChoose: nothing },
            ]}
          />
        </State>
        {['Talking', 'Ringing', 'Two calls', 'Open, no call'].map((name) => (
          <State key={name} name={`Call bar: ${name}`}>
            <CallBar {...surface} session={allSessions[name] ?? talking} onKeepAbove={nothing} />
          </State>
        ))}
      </Group>
      <Group name="Popup">
        {inPopup.map((name) => (
          <State key={name} name={`Popup: ${name}`}>
            <Popup {...surface} onPopOut={nothing} session={allSessions[name] ?? talking} />
          </State>
        ))}
        <State name="Popup: Transfer" steps={['Transfer']} until=".person">
          <Popup {...surface} onPopOut={nothing} session={talkingWell} />
        </State>
        <State name="Popup: All calls" steps={['All 4']} until=".past.rows">
          <Popup {...surface} onPopOut={nothing} session={allSessions['Missed and called last'] ?? talking} />
        </State>
      </Group>
      <PhoneGroup />
      <Group name="Setup">
        {Object.entries(setups).map(([name, { facts, step, fault }]) => (
          <State key={name} name={name}>
            <Setup facts={facts} step={step} fault={fault ?? null} actions={setupActions} />
          </State>
        ))}
      </Group>
      {Object.entries(pages).map(([group, states]) => (
        <Group key={group} name={group}>
          {Object.entries(states).map(([name, page]) => (
            <State key={name} name={name}>
              {page}
            </State>
          ))}
        </Group>
      ))}
    </div>
  );
}

await PhoneLine.fetch();
for (const panel of Object.values(panels)) if ('fetch' in panel) await panel.fetch();
render(<Gallery />, document.getElementById('root') as HTMLElement);
await Promise.all(drawing);
await nextFrame();
documentElement.dataset.ready = 'true';
