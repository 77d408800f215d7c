/**
 * The toolbar popup: draws the session and sends commands. With `?panel=` it is the window of one panel, which the
 * widget opens: a frame in a page may not hear the microphone.
 */

// The core alone: components hold no signals, so Preact needs no integration (docs/decisions.md).
import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import type { Ask } from '../../components/ask.ts';
import { Popup } from '../../components/Popup.tsx';
import { openCallBar } from '../../lib/call-bar-window.ts';
import type { PhonePanel } from '../../lib/commands.ts';
import { commands, queries } from '../../lib/messaging.ts';
import { lookup, watchSession } from '../../lib/session-view.ts';
import { sendInOrder } from '../../lib/view-commands.ts';
import './popup.css';

const session = watchSession(new AbortController().signal);
const now = signal(Date.now());
const send = sendInOrder(commands);
const panel = signal(new URLSearchParams(location.search).get('panel') as PhonePanel | null);
const isWindow = panel.value !== null;
const phone = signal<typeof import('./PhonePanels.tsx') | null>(null);
const ask: Ask = (_, name, ...args) => {
  if (name === 'openPanel') panel.value = args[0] as PhonePanel;
  else send(name, ...args);
};
const root = document.getElementById('root') as HTMLElement;

// The page behind the popup tells what can be called there; one of the browser's own tells nothing.
if (!isWindow) void queries.askPageNumbers().catch(() => {});

setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 1000);

effect(() => {
  if (!session.value) return;
  const surface = { session: session.value, now: now.value, ask, lookup };
  const { PhonePanels } = phone.value ?? {};
  if (!panel.value) return render(<Popup {...surface} onPopOut={() => void openCallBar()} />, root);
  if (!PhonePanels)
    return void import('./PhonePanels.tsx').then((part) => {
      phone.value = part;
    });
  const back = () => {
    panel.value = null;
  };
  render(
    <PhonePanels
      {...surface}
      panel={panel.value}
      onPanel={(next) => {
        panel.value = next;
      }}
      onBack={isWindow ? undefined : back}
      onClose={() => window.close()}
    />,
    root,
  );
});
