/** The background's parts, put together. Made anew each time the worker wakes; what must last is in storage. */

import { browser } from '../../lib/browser.ts';
import { createDatabase } from '../../lib/database.ts';
import { originPattern } from '../../lib/host/instance-url.ts';
import { log } from '../../lib/log.ts';
import { checkNumber } from '../../lib/numbers/check-number.ts';
import type { OwnExtension } from '../../lib/sender.ts';
import { emptySession } from '../../lib/session.ts';
import { changeSettings, createKeptSettings, readSettings, watchSettings } from '../../lib/settings.ts';
import { createAgentParts } from './agent/parts.ts';
import { createPhone } from './agent/phone.ts';
import { createRingParts } from './agent/ring-parts.ts';
import { callbackDue, createCallbackParts } from './callbacks/parts.ts';
import { createCallHistory } from './calls/call-history.ts';
import { createTransfers } from './calls/transfers.ts';
import { commandHandlers } from './command-handlers.ts';
import { createCommandLock } from './command-lock.ts';
import { createDialParts } from './dialling/parts.ts';
import { createSiteRules } from './dialling/site-rules.ts';
import { createDirectoryParts } from './directory/parts.ts';
import { perform } from './gate.ts';
import type { CommandHandlers } from './handlers.ts';
import { createHostParts } from './host/parts.ts';
import { createUpdateWait } from './host/update-wait.ts';
import { queryHandlers } from './query-handlers.ts';
import { createAttachedRecords } from './records/attached-records.ts';
import { openInteraction } from './records/open-interaction.ts';
import { createRecordParts } from './records/parts.ts';
import type { OpenFrameParts } from './servicenow/open-frame.ts';
import { registerOpenFrame } from './servicenow/open-frame-scripts.ts';
import { createServiceNowParts } from './servicenow/parts.ts';
import { workAlarm } from './servicenow/work-alarm.ts';
import { createSessionStore } from './session-store.ts';
import { createAddressTabs } from './surfaces/address-tabs.ts';
import { createBadge } from './surfaces/draw-badge.ts';
import { instanceTabs } from './surfaces/instance-tabs.ts';
import { showRinging } from './surfaces/notifications.ts';
import { addContact, openOwnPage, openPhonePanel } from './surfaces/own-page-tabs.ts';
import { createPageList } from './surfaces/page-list.ts';
import { createScreenPop } from './surfaces/screen-pop.ts';
import { createStepTurns } from './surfaces/step-turns.ts';
import { createWidgetFrames } from './surfaces/widget-frames.ts';
import { createWidgetOpener } from './surfaces/widget-opener.ts';
import { createWorkParts } from './work/parts.ts';

/** As many as the product's own phone directory shows (servicenow, 7). */
const mostTargets = 25;

export function createParts() {
  const stored = browser.storage.session;
  const settings = createKeptSettings();
  const store = createSessionStore(stored);
  const frames = createWidgetFrames(stored);
  const hostParts = createHostParts(store, stored);
  const { host, recovery, windowHost } = hostParts;
  const { presence, failedCalls, leaving, activity, shift } = createAgentParts(store, host);
  const opener = createWidgetOpener(store);
  const drawBadge = createBadge();
  const updates = createUpdateWait(store);
  const ring = createRingParts(store, host, hostParts.tryBell);
  const transfers = createTransfers(store, host.platform);
  const history = createCallHistory(store, browser.storage.local);
  const database = createDatabase();
  const serviceNow = createServiceNowParts({
    ...{ store, stored, database, settings },
    redirectUri: () => browser.identity.getRedirectURL(),
    launch: (url, interactive) => browser.identity.launchWebAuthFlow({ url, interactive }),
    isAllowed: (origin) => browser.permissions.contains({ origins: [originPattern(origin)] }),
    send: (...request) => fetch(...request),
    callbacks: {
      isInHand: (id) => callbacks.isInHand(id),
      onTaken: (ids) => void callbacks.changedElsewhere(ids),
    },
    choosePresence: (id) => presence.choose(id),
    tabs: instanceTabs,
    workAlarm,
  });
  const { directory, contacts, quickConnects, names, noteUse } = createDirectoryParts(
    store,
    stored,
    database,
    host.platform,
    serviceNow.people,
  );
  const records = createRecordParts({
    ...{ store, database, stored, mirror: serviceNow, history, settings },
    kept: browser.storage.local,
  });
  createScreenPop(store, createAddressTabs(stored), settings);
  const attached = createAttachedRecords({
    ...{ store, stored, find: records.find, flush: records.recorder.flush, onRecorded: records.onRecorded },
    append: records.interactions.append,
    ...{ described: serviceNow.records.described, personOf: serviceNow.personOf },
  });
  const dialling = createDialParts(store, stored, host.platform, directory, {
    ...{ expect: attached.expect, recordOn: serviceNow.records.recordOn },
    described: serviceNow.records.described,
  });
  const callbacks = createCallbackParts({
    ...{ store, records, directory, checkNumber, gate: dialling.gate, platform: host.platform },
    alarm: {
      set: (when) => browser.alarms.create(callbackDue, { when }),
      clear: () => browser.alarms.clear(callbackDue),
    },
    asCall: { accept: (id) => commands.accept({}, id), reject: (id) => commands.reject({}, id) },
    openPage: (part) => openOwnPage('interactions', part),
    language: () => browser.i18n.getUILanguage(),
  });
  const { work, chats } = createWorkParts(store, stored, host.platform, serviceNow.work.door);
  const siteRules = createSiteRules({ settings: readSettings, changeSettings });
  const commands: CommandHandlers = commandHandlers({
    store,
    directory,
    quickConnects,
    names,
    noteUse,
    ...dialling,
    callbacks,
    work,
    siteRules,
    addContact,
    transfers,
    presence,
    history,
    records,
    serviceNow,
    lock: createCommandLock(store),
    platform: host.platform,
    phone: createPhone({
      ...{ store, platform: host.platform, checkNumber },
      ...{ settings: readSettings, changeSettings },
    }),
    openPanel: openPhonePanel,
    ...ring,
    openWidget: opener.open,
    openPage: openOwnPage,
    openInteraction: openInteraction({
      ...{ find: records.find, openThere: serviceNow.records.open },
      openHere: (id) => openOwnPage('interactions', id),
    }),
    ...hostParts.commands,
    leaving,
    stay: activity.stay,
  });
  const openFrame: OpenFrameParts = {
    ...{ store, origin: serviceNow.origin, me: serviceNow.me },
    interactionOf: async (callId) => (await records.find(callId))?.sys_id ?? null,
    search: async (text) => (await directory.search(text, null, mostTargets)).entries,
    perform: (name, sender, args) => perform({ store, commands }, name, sender, args),
  };
  const queries = queryHandlers({
    store,
    frames,
    probe: hostParts.probe,
    serviceNow,
    chats,
    checkNumber,
    siteRules,
    suggestions: dialling.suggestions,
    pageList: createPageList({ store, checkNumber, rules: siteRules.of }),
    stepTurns: createStepTurns(),
    directory,
    contacts,
    quickConnects,
    records,
    look: callbacks.lookBefore,
    settings: readSettings,
    changeSettings,
  });

  /** Brings everything in line with what is stored and set up; run once per worker life. */
  async function wake(): Promise<void> {
    await store.ready;
    const rules = await settings();
    const { ccpUrl: url, allowsTransfer, helpFrom } = rules;
    const instance = url ? new URL(url).host : null;
    if (instance !== store.now().instance) store.change({ ...emptySession, instance });
    store.change({ allowsTransfer, helpFrom });
    callbacks.rules(rules);
    await history.load();
    void records.wake();
    void serviceNow.wake();
    void followInstance();
    transfers.goOn();
    failedCalls.goOn();
    await shift.plan();
    dialling.extensions.goOn();
    attached.goOn();
    drawBadge(store.now());
    await showRinging(store.now());
    await hostParts.wake();
    await callbacks.goOn();
  }

  /** The bridge to OpenFrame stands where the instance is. */
  const followInstance = async () => registerOpenFrame(await serviceNow.origin());

  store.onChange((changed) => {
    const isNews = changed.calls || changed.callbacks || changed.work;
    if (changed.connection || changed.agent !== undefined || isNews || changed.readiness)
      drawBadge(store.now());
    if (isNews) void showRinging(store.now());
  });
  watchSettings((rules) => {
    store.change({ allowsTransfer: rules.allowsTransfer, helpFrom: rules.helpFrom });
    callbacks.rules(rules);
    void serviceNow.wake();
    void followInstance();
  });
  store.onCallEvent(({ type, call }) =>
    log.info(`call ${type}`, { callId: call.id, phase: call.phase, reason: call.endReason }),
  );

  /** Brings the browser to the front, with the widget where the agent was. */
  async function showAgent(): Promise<void> {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true, windowType: 'normal' });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    await opener.open().catch(() => browser.action.openPopup());
  }

  return {
    store,
    showAgent,
    frames,
    recovery,
    hostParts,
    activity,
    shift,
    opener,
    updates,
    records,
    callbacks,
    serviceNow,
    openFrame,
    suggestions: dialling.suggestions,
    windowHost,
    otherCcps: hostParts.otherCcps,
    commands,
    queries,
    wake,
    async own(): Promise<OwnExtension> {
      await Promise.all([frames.ready, windowHost.ready]);
      const origin = browser.runtime.getURL('').replace(/\/$/, '');
      const ccpWindow = windowHost.trusted();
      return { id: browser.runtime.id, origin, authorisedFrames: frames.authorised(), ccpWindow };
    },
  };
}
