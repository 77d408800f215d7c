/** The background's core over a fake platform and storage in memory: what a command meets, and nothing of a browser. */

import { createPhone } from '../../entrypoints/background/agent/phone.ts';
import { createPresence } from '../../entrypoints/background/agent/presence.ts';
import { createCallbackDesk } from '../../entrypoints/background/callbacks/desk.ts';
import { createFollowUps } from '../../entrypoints/background/callbacks/follow-ups.ts';
import { createCallbackHand } from '../../entrypoints/background/callbacks/hand.ts';
import { createCallbackStore } from '../../entrypoints/background/callbacks/store.ts';
import { createCallHistory } from '../../entrypoints/background/calls/call-history.ts';
import { makeRoom } from '../../entrypoints/background/calls/failed-calls.ts';
import { createTransfers } from '../../entrypoints/background/calls/transfers.ts';
import { commandHandlers } from '../../entrypoints/background/command-handlers.ts';
import { createCommandLock } from '../../entrypoints/background/command-lock.ts';
import { createDialGate } from '../../entrypoints/background/dialling/dial-gate.ts';
import { createDialLimit } from '../../entrypoints/background/dialling/dial-limit.ts';
import { createExtensionDigits } from '../../entrypoints/background/dialling/extension-digits.ts';
import { createSiteRules } from '../../entrypoints/background/dialling/site-rules.ts';
import { createSuggestions } from '../../entrypoints/background/dialling/suggestions.ts';
import { nameCallers } from '../../entrypoints/background/directory/caller-names.ts';
import type { CommandHandlers } from '../../entrypoints/background/handlers.ts';
import { createSessionStore } from '../../entrypoints/background/session-store.ts';
import { createChatDesk } from '../../entrypoints/background/work/chats.ts';
import { connectDoor } from '../../entrypoints/background/work/desk.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import { checkNumber } from '../../lib/numbers/check-number.ts';
import { defaultSettings, type Settings } from '../../lib/settings-rules.ts';
import { fakeDatabase } from './database.ts';
import { fakePlatform } from './fake-platform.ts';
import { storedArea } from './stored-area.ts';

export const pageSender = {
  id: 'ours',
  origin: 'https://shop.example',
  url: 'https://shop.example/case',
  tab: { id: 7 },
  frameId: 0,
  documentId: 'page',
};

/** `done` lists what was asked of the parts that open windows and tabs. */
export async function fakeBackground(
  stored = storedArea(),
  now: () => number = Date.now,
  platform = fakePlatform(crypto.randomUUID()),
) {
  const store = createSessionStore(stored, now);
  await store.ready;
  store.believeHost(platform.hostId);
  /** Hears no more of the platform, as a worker that was stopped. */
  const stop = platform.onReport(store.take);
  const rules: Settings = { ...defaultSettings, defaultRegion: 'GB' };
  const settings = async () => rules;
  const extensions = createExtensionDigits(store, stored, platform, now);
  const gate = createDialGate({
    store,
    limit: createDialLimit(store, stored, now),
    kept: storedArea(),
    settings,
    checkNumber,
    expect: extensions.expect,
    makeRoom: (over) => makeRoom(store, platform, over),
    platformDial: platform.dial,
    now,
  });
  const suggestions = createSuggestions({
    ...{ store, gate, checkNumber, whoIs: async () => [], settings, now },
    recordOn: async () => null,
    described: async (record) => record,
  });
  const transfers = createTransfers(store, platform, now);
  const history = createCallHistory(store, storedArea(), now);
  const done: string[] = [];
  const note =
    (name: string) =>
    async (...args: string[]) =>
      void done.push([name, ...args].join(' '));
  const directory = {
    setFavourite: async (entryId: string, isFavourite: boolean) =>
      void done.push(`setFavourite ${entryId} ${isFavourite}`),
  };
  const siteRules = createSiteRules({
    settings,
    changeSettings: async (change) => Object.assign(rules, change(rules)),
  });
  const callbacks = createCallbackStore(fakeDatabase());
  const hand = createCallbackHand(store);
  const chats = createChatDesk({
    store,
    stored,
    platform,
    openTab: async (url) => void done.push(`openTab ${url}`),
  });
  const commands: CommandHandlers = commandHandlers({
    callbacks: {
      hand,
      desk: createCallbackDesk({
        ...{ hand, platform, now },
        showPage: async (id) => void done.push(`showPage ${id}`),
        asCall: { accept: (id) => commands.accept({}, id), reject: (id) => commands.reject({}, id) },
      }),
      dialler: { dial: async (id, isConfirmed) => void done.push(`dialCallback ${id} ${isConfirmed}`) },
      closing: { close: async (id) => void done.push(`closeCallback ${id}`) },
      followUps: createFollowUps({
        store,
        callbacks,
        checkNumber,
        region: async () => 'GB',
        onChanged: () => {},
        now,
      }),
      now,
    },
    work: {
      ...{ store, chats },
      doors: { connect: connectDoor(platform), servicenow: connectDoor(platform) },
      now,
    },
    store,
    directory,
    names: nameCallers(store, async () => []),
    noteUse: (target: TransferTarget) =>
      void done.push(`used ${target.kind === 'number' ? target.e164 : target.id}`),
    quickConnects: { refresh: note('refreshDirectory') },
    suggestions,
    transfers,
    presence: createPresence(store, platform, now),
    extensions,
    history,
    phone: createPhone({
      store,
      platform,
      settings,
      changeSettings: async (change) => Object.assign(rules, change(rules)),
      checkNumber,
    }),
    openPanel: note('openPanel'),
    checkRing: note('checkRing'),
    selfTest: note('selfTest'),
    records: {
      dismissLoss: () => void done.push('dismissLostRecords'),
      wrapUps: {
        settled: async () => {},
        submit: async (id) => {
          done.push(`submitWrapUp ${id}`);
          const { calls, work } = store.now();
          return [...calls, ...work].at(0)?.id ?? '';
        },
      },
    },
    platform,
    lock: createCommandLock(store),
    checkTarget: gate.checkTarget,
    openWidget: note('openWidget'),
    openPage: async (...asked) => void done.push(['openPage', ...asked].filter(Boolean).join(' ')),
    openInteraction: note('openInteraction'),
    signIn: note('signIn'),
    leaving: { signOut: async (afterCall) => void done.push(`signOut ${afterCall}`), stayIn: note('stayIn') },
    stay: note('stay'),
    useInstance: note('useInstance'),
    useHost: note('useHost'),
    closeOtherCcps: note('closeOtherCcps'),
    useOtherCcp: note('useOtherCcp'),
    showSoftphone: note('showSoftphone'),
    restartHost: note('restartHost'),
    serviceNow: {
      commands: {
        signInToServiceNow: async (_, user) => void done.push(`signInToServiceNow ${user}`),
        checkServiceNow: note('checkServiceNow'),
        sendToServiceNow: note('sendToServiceNow'),
        leaveServiceNow: note('leaveServiceNow'),
        forgetOwed: async (_, agent) => void done.push(`forgetOwed ${agent}`),
      },
    },
    siteRules,
    addContact: note('addContact'),
  });
  return {
    chats,
    platform,
    stop,
    store,
    stored,
    rules,
    siteRules,
    gate,
    extensions,
    suggestions,
    transfers,
    history,
    commands,
    done,
  };
}
