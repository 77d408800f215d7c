/** The toolbar popup: draws the session and sends commands. It stays open while a window of ours is in front. */

import { computed, signal } from '@preact/signals';
import { render } from 'preact';
import type { Ask } from '../../components/ask.ts';
import { Popup } from '../../components/Popup.tsx';
import type { CommandName } from '../../lib/commands.ts';
import { commands } from '../../lib/messaging.ts';
import { emptySession, type Session, type SessionSlice } from '../../lib/session.ts';
import { watchSession } from '../../lib/session-view.ts';
import { readSettings } from '../../lib/settings.ts';
import './popup.css';

const view = watchSession(new AbortController().signal);
const slices = Object.keys(emptySession) as SessionSlice[];
const session = computed(
  () => Object.fromEntries(slices.map((slice) => [slice, view[slice].value])) as unknown as Session,
);
const now = signal(Date.now());
const recordingNotice = signal('');

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 1000);
readSettings().then((settings) => {
  recordingNotice.value = settings.recordingNotice;
}, reportError);

// What goes wrong comes back as the session's notice, in every view.
const ask: Ask = (_, name, ...args) => {
  const send = commands[name as CommandName] as (...args: unknown[]) => Promise<void>;
  send(...args).catch(() => {});
};

function App() {
  if (!view.isKnown.value) return null;
  return <Popup session={session.value} now={now.value} ask={ask} recordingNotice={recordingNotice.value} />;
}

render(<App />, document.getElementById('root') as HTMLElement);
