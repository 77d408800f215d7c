/**
 * Every state on one page. `?theme=light|dark` forces a theme, `?dir=rtl` the direction, `?group=` shows one group.
 * Presses do nothing but to write the command to the console.
 */

import { render } from 'preact';
import type { Ask } from '../../components/ask.ts';
import { Popup } from '../../components/Popup.tsx';
import { Widget } from '../../components/Widget.tsx';
import { now } from './people.ts';
import { groups } from './sessions.ts';
import './gallery.css';

const asked = new URLSearchParams(location.search);
document.documentElement.dataset.theme = asked.get('theme') ?? undefined;
document.documentElement.dir = asked.get('dir') ?? 'ltr';
const group = asked.get('group');

const ask: Ask = (_, name, ...args) => console.log(name, ...args);
const recordingNotice = 'This call will be recorded.';

function State({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <figure data-state={name}>
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  );
}

function Gallery() {
  return (
    <main class="sheet">
      {Object.entries(groups)
        .filter(([name]) => !group || name === group)
        .map(([name, states]) => (
          <section key={name} data-group={name}>
            <h1>{name}</h1>
            <div class="states">
              {Object.entries(states).map(([state, session]) => (
                <State key={state} name={state}>
                  <Widget
                    session={session}
                    now={now}
                    ask={ask}
                    onCollapse={() => {}}
                    recordingNotice={recordingNotice}
                  />
                </State>
              ))}
            </div>
          </section>
        ))}
      {(!group || group === 'Popup') && (
        <section data-group="Popup">
          <h1>Popup</h1>
          <div class="states popup-group">
            {[
              'Open, no call',
              'Talking',
              'Two calls',
              'Missed call',
              'Signed out',
              'Service not reached',
              'Microphone blocked',
              'Before dialling',
            ].map((name) => {
              const session = Object.values(groups)
                .map((states) => states[name])
                .find(Boolean);
              return (
                session && (
                  <State key={name} name={`Popup: ${name}`}>
                    <Popup session={session} now={now} ask={ask} recordingNotice={recordingNotice} />
                  </State>
                )
              );
            })}
          </div>
        </section>
      )}
    </main>
  );
}

render(<Gallery />, document.getElementById('root') as HTMLElement);
