/** A view's side of the session port: one signal per slice, kept in step while the view is on screen. */

import { batch, type Signal, signal } from '@preact/signals';
import { emptySession, type Session, type SessionSlice } from './session.ts';

export const sessionPort = 'session';

export type SessionMessage = { snapshot: Session } | { changed: Partial<Session> };

export type SessionSignals = { readonly [Slice in SessionSlice]: Signal<Session[Slice]> } & {
  /** False until the first snapshot came. */
  readonly isKnown: Signal<boolean>;
};

/** How long to wait after a port that closed without a word: nobody will serve us yet. */
const refusedMs = 1_000;

/**
 * Opens the session port while the page is visible and keeps the signals in step. A port lost to a
 * stopped worker is opened again at once; after a back/forward restore it is silently dead, so it is
 * made anew (reference: bfcache). Ends with `signal`.
 */
export function watchSession(lifetime: AbortSignal): SessionSignals {
  const slices = Object.fromEntries(
    Object.entries(emptySession).map(([slice, value]) => [slice, signal(value)]),
  );
  const view = { ...slices, isKnown: signal(false) } as unknown as SessionSignals;
  let port: chrome.runtime.Port | null = null;

  const take = (message: SessionMessage) =>
    batch(() => {
      const update = 'snapshot' in message ? message.snapshot : message.changed;
      for (const [slice, value] of Object.entries(update))
        (view[slice as SessionSlice] as Signal).value = value;
      if ('snapshot' in message) view.isKnown.value = true;
    });

  const close = () => {
    port?.disconnect();
    port = null;
  };
  const open = () => {
    if (port || document.visibilityState !== 'visible' || lifetime.aborted) return;
    const opened = chrome.runtime.connect({ name: sessionPort });
    port = opened;
    let wasServed = false;
    opened.onMessage.addListener((message: SessionMessage) => {
      wasServed = true;
      take(message);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      if (wasServed) open();
      else setTimeout(open, refusedMs);
    });
  };
  const follow = () => (document.visibilityState === 'visible' ? open() : close());

  document.addEventListener('visibilitychange', follow, { signal: lifetime });
  addEventListener('pagehide', close, { signal: lifetime });
  addEventListener('pageshow', follow, { signal: lifetime });
  lifetime.addEventListener('abort', close);
  open();
  return view;
}
