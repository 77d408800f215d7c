/** The call bar's window. It draws the session here, or in a window above all others while there is one. */

import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { Button } from '../../components/Button.tsx';
import { CallBar } from '../../components/CallBar.tsx';
import { commands } from '../../lib/messaging.ts';
import { lookup, watchSession } from '../../lib/session-view.ts';
import { sendInOrder } from '../../lib/view-commands.ts';
import { canBeAbove, putAbove } from './above.ts';
import './call-bar.css';

/** What the card of a call takes, in CSS px; whatever is higher scrolls. */
const size = { width: 360, height: 262 };

const above = signal<Window | null>(null);
const now = signal(Date.now());
const session = watchSession(new AbortController().signal, above);
const send = sendInOrder(commands);
const bar = document.getElementById('root') as HTMLElement;
const elsewhere = document.createElement('div');
document.body.append(elsewhere);

// A window above all others is on the screen while this one may be hidden, where timers run once a minute.
effect(() => {
  const clock = above.value ?? window;
  const ticking = clock.setInterval(() => {
    now.value = Date.now();
  }, 1000);
  return () => clock.clearInterval(ticking);
});

async function keepAbove(): Promise<void> {
  above.value = await putAbove(bar, size, () => {
    above.value = null;
  });
}

effect(() => {
  if (!session.value) return;
  const drawn = (
    <CallBar
      session={session.value}
      now={now.value}
      ask={(_, name, ...args) => send(name, ...args)}
      lookup={lookup}
      onKeepAbove={canBeAbove && !above.value ? () => void keepAbove() : null}
    />
  );
  render(drawn, bar);
});

effect(() => {
  const open = above.value;
  const drawn = open && (
    <div class="elsewhere">
      <h1 class="name">The call bar stays above every window</h1>
      <p>Keep this window open; it may be minimised.</p>
      <Button onPress={() => open.close()}>Bring it back</Button>
    </div>
  );
  render(drawn, elsewhere);
});
