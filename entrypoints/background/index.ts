import { defineBackground } from 'wxt/utils/define-background';
import { isRequest, reply } from '../../lib/answering.ts';
import { browser } from '../../lib/browser.ts';
import { hostLine } from '../../lib/host/host-line.ts';
import type { SenderStamps } from '../../lib/sender.ts';
import { openFramePort } from '../../lib/servicenow/openframe.ts';
import { readSettings, watchSettings } from '../../lib/settings.ts';
import { shiftEnd } from './agent/parts.ts';
import { ringWarning } from './agent/ring-warning.ts';
import { callbackDue } from './callbacks/parts.ts';
import { makeSelectionMenu, selectionChosen } from './dialling/selection-menu.ts';
import { followRules } from './dialling/site-rules.ts';
import { answer, perform } from './gate.ts';
import { createParts } from './parts.ts';
import { type OpenFramePort, serveOpenFrame } from './servicenow/open-frame.ts';
import { workLook } from './servicenow/work-alarm.ts';
import { pressed } from './surfaces/keyboard-commands.ts';
import { contactOf, pressedIn } from './surfaces/notifications.ts';
import { openOwnPage } from './surfaces/own-page-tabs.ts';
import { bringToOpenPages } from './surfaces/page-script.ts';
import { serveView } from './surfaces/views.ts';

/** What wakes the background. Every listener is in place before the first event can come. */
export default defineBackground(() => {
  const parts = createParts();
  const { store, opener, suggestions, frames, recovery, hostParts, activity, shift, callbacks } = parts;
  const minutely = 'host-check';

  browser.runtime.onMessage.addListener((message: unknown, sender: SenderStamps) =>
    isRequest(message, 'background') ? reply(() => answer(parts, message, sender)) : undefined,
  );
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === openFramePort) return void serveOpenFrame(port as OpenFramePort, parts.openFrame);
    if (port.name === hostLine) return port.onDisconnect.addListener(() => void hostParts.lost());
    void serveView(port, store, parts.own);
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    makeSelectionMenu();
    void bringToOpenPages();
    if (reason === 'install') void openOwnPage('setup');
  });
  browser.runtime.onUpdateAvailable.addListener(({ version }) => void parts.updates.available(version));
  // Nothing to do but to wake: a browser that starts again has no host.
  browser.runtime.onStartup.addListener(() => {});
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name === shiftEnd)
      void store.ready.then(() => shift.shiftEnds(scheduledTime)).then(() => shift.plan());
    if (name === workLook) void store.ready.then(parts.serviceNow.work.look);
    if (name === callbackDue) void store.ready.then(callbacks.look);
    if (name === minutely)
      void store.ready.then(() =>
        Promise.allSettled([
          recovery.check(),
          activity.check(),
          shift.seen(),
          parts.records.care.look(),
          parts.serviceNow.flush(),
        ]),
      );
  });

  // Who comes back to the keyboard while a sign-in is about to end keeps it.
  browser.idle.onStateChanged.addListener(() => void store.ready.then(activity.check).catch(() => {}));

  browser.tabs.onActivated.addListener(({ tabId }) => void store.ready.then(() => opener.tabInView(tabId)));
  browser.windows.onRemoved.addListener(() => void store.ready.then(shift.windowClosed));
  browser.windows.onFocusChanged.addListener((windowId) => {
    if (windowId !== browser.windows.WINDOW_ID_NONE)
      void store.ready.then(() => opener.windowInView(windowId));
  });
  browser.tabs.onUpdated.addListener((tabId, { status }, { active }) => {
    if (status !== 'complete') return;
    void store.ready.then(() => hostParts.tabLoaded(tabId));
    if (active) void store.ready.then(() => opener.tabInView(tabId));
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void store.ready.then(() => suggestions.forgetTab(tabId));
    void frames.ready.then(() => frames.forgetTab(tabId));
    void store.ready.then(() => hostParts.tabClosed(tabId));
  });

  browser.notifications.onButtonClicked.addListener((id, button) => {
    if (id === ringWarning) void store.ready.then(() => shift.standDown());
    if (contactOf(id) !== null)
      void store.ready.then(() => {
        const pressedOne = pressedIn(id, button, store.now());
        // A failure stands in the session's notice.
        if (pressedOne) return perform(parts, pressedOne.command, {}, [pressedOne.contactId]).catch(() => {});
      });
  });
  browser.notifications.onClicked.addListener((id) => {
    if (contactOf(id) !== null || id === ringWarning) void store.ready.then(parts.showAgent);
  });

  browser.commands.onCommand.addListener((name) => void pressed(parts, name));
  browser.contextMenus.onClicked.addListener((chosen, tab) => void selectionChosen(parts, chosen, tab?.id));
  followRules({ watch: watchSettings, settings: readSettings });

  // Content scripts are parts of pages: they may not read what is stored. Firefox has no such switch.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  void browser.alarms.create(minutely, { periodInMinutes: 1 });
  void parts.wake();
});
