/** Views on screen hold a port: a snapshot first, then the slices that changed. */

import type { Runtime } from 'webextension-polyfill';
import type { OwnExtension, SenderStamps } from '../../../lib/sender.ts';
import { senderKind } from '../../../lib/sender.ts';
import { changedSlices, type Session } from '../../../lib/session.ts';
import { type SessionMessage, sessionPort } from '../../../lib/session-view.ts';
import type { SessionStore } from '../session-store.ts';

/** Shows the session on `port` until it closes; a stranger's port is closed at once. */
export async function serveView(
  port: Runtime.Port,
  store: SessionStore,
  own: () => Promise<OwnExtension>,
): Promise<void> {
  let isOpen = true;
  const closed = [() => (isOpen = false)] as (() => unknown)[];
  port.onDisconnect.addListener(() => {
    for (const end of closed) end();
  });
  const sender = (port.sender ?? {}) as SenderStamps;
  const kind = port.name === sessionPort ? senderKind(sender, await own()) : null;
  if (kind !== 'widget' && kind !== 'own') return port.disconnect();
  await store.ready;
  if (!isOpen) return;

  const tabId = kind === 'widget' ? (sender.tab?.id ?? null) : null;
  const seen = (session: Session): Session => (kind === 'own' ? session : forTab(session, tabId));
  const say = (message: SessionMessage) => port.postMessage(message);
  let shown = seen(store.now());
  closed.push(
    store.onChange(() => {
      const next = seen(store.now());
      const changed = changedSlices(shown, next);
      shown = next;
      if (changed) say({ changed });
    }),
  );
  say({ snapshot: shown });
}

/** A number offered by one tab is no other tab's business. */
function forTab(whole: Session, tabId: number | null): Session {
  // What the popup asked a page is the popup's.
  const session = whole.page ? { ...whole, page: null } : whole;
  return session.suggestion && session.suggestion.tabId !== tabId
    ? { ...session, suggestion: null }
    : session;
}
