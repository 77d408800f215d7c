/** Brings the widget to where the agent is looking: the visible tab of every window. */

import { browser } from '../../../lib/browser.ts';
import { openCallBar } from '../../../lib/call-bar-window.ts';
import { besideCalls } from '../../../lib/callbacks/entries.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';
import type { Session } from '../../../lib/session.ts';
import { offeredWork } from '../../../lib/work/entries.ts';
import type { SessionStore } from '../session-store.ts';
import { askPage } from './page-script.ts';

export interface WidgetOpener {
  /** Shows the widget in the tab in front because the agent asked. Throws `no-widget-here` when the page cannot. */
  open(): Promise<void>;
  /** A tab came into view or finished loading. While it rings, one that holds no widget gets the popup over it. */
  tabInView(tabId: number): Promise<void>;
  /** A window came to the front. */
  windowInView(windowId: number): Promise<void>;
}

export function createWidgetOpener(store: SessionStore): WidgetOpener {
  store.onChange((changed, before) => {
    const reason = reasonToShow(store.now());
    if (reason !== '' && reason !== reasonToShow(before)) void showInView();
    const known = new Set(offersIn(before).map(({ id }) => id));
    const isNews = changed.callbacks || changed.work;
    if (isNews && offersIn(store.now()).some(({ id }) => !known.has(id))) void bringToFront();
    const { suggestion } = changed;
    if (suggestion && suggestion.tabId !== null) void showSuggestion(suggestion.tabId);
  });
  store.onCallEvent(({ type }) => void (type === 'rang' && bringToFront()));

  async function showInView(): Promise<void> {
    const inView = await browser.tabs.query({ active: true, windowType: 'normal' });
    await Promise.all(inView.map(({ id }) => (id === undefined ? false : showWidget(id, false))));
  }

  async function showSuggestion(tabId: number): Promise<void> {
    // Somebody just pressed a number and waits for its card: where no popup opens by itself, a window does.
    if (!(await showWidget(tabId, false)) && !(await openPopup())) await openCallBar();
  }

  /** A ring or an offer over a page that cannot hold the widget, such as a new tab: the popup instead. */
  async function bringToFront(): Promise<void> {
    const front = await tabInFront();
    if (front !== undefined && !(await showWidget(front, false))) await openPopup();
  }

  const isWantedIn = (tabId: number) =>
    reasonToShow(store.now()) !== '' || store.now().suggestion?.tabId === tabId;

  async function tabInView(tabId: number): Promise<void> {
    if (!isWantedIn(tabId) || (await showWidget(tabId, false))) return;
    const isRinging = store.now().calls.some(({ phase }) => phase === 'ringing');
    // One that still loads is in view again when it has.
    if (isRinging && (await browser.tabs.get(tabId)).status === 'complete') await openPopup();
  }

  return {
    tabInView,
    async windowInView(windowId) {
      const [tab] = await browser.tabs.query({ active: true, windowId });
      if (tab?.id !== undefined) await tabInView(tab.id);
    },
    async open() {
      const front = await tabInFront();
      if (front === undefined || !(await showWidget(front, true))) throw new VoiceError('no-widget-here');
    },
  };
}

/** What is offered beside the calls. */
const offersIn = ({ callbacks, work }: Session) => [
  ...callbacks.filter(({ phase }) => phase === 'offered'),
  ...offeredWork(work),
];

/** What there is to show everywhere, as a text that changes when there is something new; empty for nothing. */
function reasonToShow({ calls, callbacks, work, unanswered }: Session): string {
  const entries = [...calls, ...besideCalls(callbacks), ...work, ...(unanswered ? [unanswered] : [])];
  return entries
    .map(({ id }) => id)
    .sort()
    .join();
}

async function tabInFront(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true, windowType: 'normal' });
  return tab?.id;
}

/** Whether the tab's page has the widget now; false where no content script runs or the page forbids frames. */
async function showWidget(tabId: number, isAskedFor: boolean): Promise<boolean> {
  const request: PageRequest = { to: 'page', name: 'showWidget', args: [isAskedFor] };
  try {
    const reply = await askPage(tabId, request, { frameId: 0 });
    return (reply as { value?: unknown } | undefined)?.value === 'up';
  } catch {
    return false;
  }
}

/** Some browsers open the popup only for a click, or not while another is open: the notification is left. */
async function openPopup(): Promise<boolean> {
  return browser.action.openPopup().then(
    () => true,
    () => false,
  );
}
