/** The toolbar popup: draws the session and sends commands. It stays open while a window of ours is in front. */

import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Ask } from '../../components/ask.ts';
import { Popup } from '../../components/Popup.tsx';
import type { CommandName } from '../../lib/commands.ts';
import { commands } from '../../lib/messaging.ts';
import { watchSession } from '../../lib/session-view.ts';
import './popup.css';

const session = watchSession(new AbortController().signal);
const now = signal(Date.now());

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 1000);

// What goes wrong comes back as the session's notice, in every view.
const ask: Ask = (_, name, ...args) => {
  const send = commands[name as CommandName] as (...args: unknown[]) => Promise<void>;
  send(...args).catch(() => {});
};

function App() {
  return session.value && <Popup session={session.value} now={now.value} ask={ask} />;
}

render(<App />, document.getElementById('root') as HTMLElement);
