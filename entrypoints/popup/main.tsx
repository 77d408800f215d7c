/** The toolbar popup: draws the session and sends commands. It stays open while a window of ours is in front. */

// The core alone: components hold no signals, so Preact needs no integration (docs/decisions.md).
import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { Popup } from '../../components/Popup.tsx';
import { openCallBar } from '../../lib/call-bar-window.ts';
import { commands } from '../../lib/messaging.ts';
import { lookup, watchSession } from '../../lib/session-view.ts';
import { sendInOrder } from '../../lib/view-commands.ts';
import './popup.css';

const session = watchSession(new AbortController().signal);
const now = signal(Date.now());
const send = sendInOrder(commands);
const root = document.getElementById('root') as HTMLElement;

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 1000);

effect(() => {
  if (!session.value) return;
  const popup = (
    <Popup
      session={session.value}
      now={now.value}
      ask={(_, name, ...args) => send(name, ...args)}
      lookup={lookup}
      onPopOut={() => void openCallBar()}
    />
  );
  render(popup, root);
});
