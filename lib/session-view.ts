/** A view's side of the session port: the session as a signal, kept in step while the view is on screen. */

import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { DirectoryAnswer, DirectoryTab } from './directory/entry.ts';
import { VoiceError } from './errors.ts';
import { queries } from './messaging.ts';
import type { CheckedNumber } from './numbers/checked-number.ts';
import { watchPress } from './pressed.ts';
import type { Session } from './session.ts';

export const sessionPort = 'session';

export type SessionMessage = { snapshot: Session } | { changed: Partial<Session> };

/** How long to wait after a port that closed without a word: nobody will serve us yet. */
const refusedMs = 1_000;

/**
 * Opens the session port while the page is visible and keeps the signal in step; null until the first
 * snapshot came. A port lost to a stopped worker is opened again at once; after a back/forward restore it
 * is silently dead, so it is made anew (reference: bfcache). Ends with `lifetime`. `above` is the window above all others that
 * shows it in this page's place, while there is one. What comes while the pointer is down there waits until it is up.
 */
export function watchSession(
  lifetime: AbortSignal,
  above: ReadonlySignal<Window | null> = signal(null),
): ReadonlySignal<Session | null> {
  const session = signal<Session | null>(null);
  let latest: Session | null = null;
  const show = () => {
    session.value = latest;
  };
  const isShown = () => above.value !== null || document.visibilityState === 'visible';
  let isPressed = () => false;
  let pressing = new AbortController();
  above.subscribe((shown) => {
    pressing.abort();
    pressing = new AbortController();
    isPressed = watchPress(show, pressing.signal, shown ?? window);
    show();
  });
  let port: chrome.runtime.Port | null = null;

  const take = (message: SessionMessage) => {
    if ('snapshot' in message) latest = message.snapshot;
    else if (latest) latest = { ...latest, ...message.changed };
    if (!isPressed()) show();
  };

  const close = () => {
    port?.disconnect();
    port = null;
  };
  const open = () => {
    if (port || !isShown() || lifetime.aborted) return;
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
  const follow = () => (isShown() ? open() : close());

  document.addEventListener('visibilitychange', follow, { signal: lifetime });
  addEventListener('pagehide', close, { signal: lifetime });
  addEventListener('pageshow', follow, { signal: lifetime });
  lifetime.addEventListener('abort', close);
  open();
  return session;
}

/** What views look up, answered by the background. */
export const lookup = {
  searchDirectory: (text: string, tab: DirectoryTab | null, limit: number): Promise<DirectoryAnswer> =>
    queries.searchDirectory(text, tab, limit),
  /** `text` as a number of the agent's own country. Throws when nobody answers. */
  async checkNumber(text: string): Promise<CheckedNumber> {
    const [checked] = await queries.checkNumbers([text], '');
    if (!checked) throw new VoiceError('no-answer', 'checkNumbers');
    return checked;
  },
  searchPeople: queries.searchPeople,
  wrapUpForm: queries.wrapUpForm,
  saveDraft: queries.saveDraft,
  /** All that a chat asks. */
  chat: queries,
  historyOfNumber: queries.historyOfNumber,
  callbackLook: queries.callbackLook,
};
