/** The widget page. It stands in a frame on web pages and draws nothing until the background trusts it. */

import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { Warning } from '../../components/panels.ts';
import { Widget } from '../../components/Widget.tsx';
import { besideCalls } from '../../lib/callbacks/entries.ts';
import { commands, queries } from '../../lib/messaging.ts';
import type { Session } from '../../lib/session.ts';
import { lookup, watchSession } from '../../lib/session-view.ts';
import { offeredWork } from '../../lib/work/entries.ts';
import { gripHandlers } from './grip.ts';
import { watchGuard } from './guard.ts';
import { guardedAsk } from './guarded-ask.ts';
import { hostGreeting } from './host-channel.ts';
import { pillState } from './pill-state.ts';
import { watchTyping } from './typing.ts';
import './widget.css';

const lifetime = new AbortController();
const root = document.getElementById('root') as HTMLElement;
// Text dragged onto the page would hand it what the text says.
addEventListener('dragstart', (event) => event.preventDefault());

const { ticket, channel } = await hostGreeting();
const { tabId } = await queries.authenticate(ticket);

const session = watchSession(lifetime.signal);
const now = signal(Date.now());
const isKeyboardTaken = signal(false);
const guard = watchGuard(document.body, channel, lifetime.signal);
const { ask, isCovered, isBlind } = guardedAsk(guard, commands);
const grip = gripHandlers(channel.send);

setInterval(() => {
  now.value = Date.now();
}, 1000);
watchTyping(() => {
  isKeyboardTaken.value = true;
}, lifetime.signal);
new ResizeObserver(() =>
  channel.send({ type: 'height', height: root.getBoundingClientRect().height }),
).observe(root);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) channel.send({ type: 'leave' });
});

let ringing: string | undefined;
session.subscribe((current) => {
  if (!current) return;
  channel.send({ type: 'state', state: pillState(current, tabId) });
  const ring =
    current.calls.find(({ phase }) => phase === 'ringing')?.id ??
    besideCalls(current.callbacks).find(({ phase }) => phase === 'offered')?.id ??
    offeredWork(current.work)[0]?.id;
  if (ring && ring !== ringing) channel.send({ type: 'expand' });
  ringing = ring;
});

function drawn(whole: Session) {
  return (
    <>
      {isKeyboardTaken.value && (
        <Warning tone="hold" icon="triangle-alert" title="This page takes the keyboard">
          Something you typed may have gone to it. Press buttons instead, or use the toolbar button.
        </Warning>
      )}
      {isBlind.value && (
        <Warning tone="hold" icon="triangle-alert" title="Calls can't be controlled here">
          This browser can't tell whether a page covers the buttons. Use the toolbar button.
        </Warning>
      )}
      <Widget
        session={ownSession(whole)}
        now={now.value}
        ask={ask}
        lookup={lookup}
        isCovered={isCovered.value}
        grip={grip}
        onCollapse={() => channel.send({ type: 'collapse' })}
        onPopOut={popOut}
      />
    </>
  );
}

/** Few do it, and each page would carry it. */
const popOut = async () => (await import('../../lib/call-bar-window.ts')).openCallBar();

/** The session as this tab shows it: a number that another tab offered is none of its business. */
function ownSession(whole: Session): Session {
  return whole.suggestion?.tabId === tabId ? whole : { ...whole, suggestion: null };
}

effect(() => {
  if (session.value) render(drawn(session.value), root);
});
channel.send({ type: 'up' });
