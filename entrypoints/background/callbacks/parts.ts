/** Callbacks, put together. */

import { closed } from '../../../lib/callbacks/after-report.ts';
import { isCallbackOpen } from '../../../lib/callbacks/callback-record.ts';
import { asOnRecord } from '../../../lib/callbacks/on-record.ts';
import { type CallbackRules, callbackRulesOf } from '../../../lib/callbacks/rules.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { DialGate } from '../dialling/dial-gate.ts';
import type { Directory } from '../directory/directory.ts';
import type { RecordParts } from '../records/parts.ts';
import type { SessionStore } from '../session-store.ts';
import { createCallbackClosing } from './closing.ts';
import { createCallbackDesk } from './desk.ts';
import { createCallbackDialler } from './dialler.ts';
import { createDueTimes } from './due-times.ts';
import { createFollowUps } from './follow-ups.ts';
import { createCallbackHand } from './hand.ts';
import { createCallbackLook } from './look.ts';
import { knowNumbers } from './numbers.ts';
import { createCallbackRecorder } from './recorder.ts';
import { createCallbackReminders } from './reminders.ts';

/** The alarm at which something of a callback is due. */
export const callbackDue = 'callback-due';

export interface CallbackNeeds {
  store: SessionStore;
  records: RecordParts;
  gate: DialGate;
  platform: Omit<VoicePlatform, 'onReport'>;
  directory: Pick<Directory, 'whoIs'>;
  checkNumber(text: string, region: string): CheckedNumber;
  alarm: { set(at: number): unknown; clear(): unknown };
  asCall: Record<'accept' | 'reject', (callId: string) => Promise<void>>;
  /** Opens the page of an interaction or a callback. */
  openPage(part: string): Promise<void>;
  language: () => string;
  now?: () => number;
}

export type CallbackParts = ReturnType<typeof createCallbackParts>;

export function createCallbackParts(needs: CallbackNeeds) {
  const { store, records, gate, platform, checkNumber, now = Date.now } = needs;
  const { callbacks, interactions } = records;
  const hand = createCallbackHand(store);
  const looks = createCallbackLook({
    ...{ store, interactions, callbacks, gate, checkNumber, language: needs.language, now },
  });
  const reminders = createCallbackReminders({ store, hand, callbacks, onChanged: records.changed, now });
  const followUps = createFollowUps({
    ...{ store, callbacks, checkNumber, now },
    region: async () => (await records.settings()).defaultRegion,
    onChanged() {
      records.changed();
      void reminders.read().then(look);
    },
  });
  const dialler = createCallbackDialler({ store, hand, gate, platform, checkNumber, look: looks.look, now });
  const closing = createCallbackClosing({ store, hand, platform, records, now });
  const desk = createCallbackDesk({
    ...{ hand, platform, asCall: needs.asCall, now },
    async showPage(id) {
      if (store.now().callbackRules.callbackOpensPage) await needs.openPage(id);
    },
  });
  const recorder = createCallbackRecorder({ store, hand, callbacks, records, now });
  const times = createDueTimes(needs.alarm, look, now);
  knowNumbers({ store, hand, whoIs: needs.directory.whoIs, pastCalls: looks.pastCalls });

  let isAwake = false;
  let isLooking = false;
  /** Does what is due, and sets the clock for what is due next. */
  function look(): void {
    if (!isAwake || isLooking) return;
    isLooking = true;
    // After whatever is being written now, since looking changes the session as well.
    queueMicrotask(() => {
      isLooking = false;
      for (const part of [reminders, dialler, closing]) part.look();
      times.plan([reminders, dialler, closing].flatMap((part) => part.moments()));
    });
  }

  let isSet: CallbackRules | null = null;
  /** Roles that the instance tells win over those that are set. */
  function tellRules(): void {
    if (isSet)
      store.change({ callbackRules: { ...isSet, roles: store.now().serviceNow.roles ?? isSet.roles } });
  }

  store.onChange(
    ({ callbacks: changed, connection, agent, callbackRules, records: kept, serviceNow }, before) => {
      if (serviceNow && String(serviceNow.roles) !== String(before.serviceNow.roles)) tellRules();
      const isSomebodyElse = agent !== undefined && agent?.login !== before.agent?.login;
      // A follow-up may have been promised in a wrap-up.
      if (isSomebodyElse || callbackRules || kept) void reminders.read().then(look);
      if (changed || connection || isSomebodyElse) look();
    },
  );

  return {
    hand,
    desk,
    dialler,
    closing,
    followUps,
    recorder,
    now,
    /**
     * Goes on with what an earlier worker has left, and does what came due meanwhile. Nothing is looked at before: what the
     * session knows of calls may be old until the host has told.
     */
    async goOn(): Promise<void> {
      isAwake = true;
      await reminders.read();
      void recorder.flush();
      look();
    },
    /** An alarm went off. */
    look,
    /** Whether an agent works on the callback with this record. */
    isInHand: (recordId: string): boolean =>
      hand.all().some(({ record, phase }) => record === recordId && phase !== 'offered'),
    /** Records were changed elsewhere: what is in hand shows it, and an offer that was ended there goes. */
    async changedElsewhere(recordIds: readonly string[]): Promise<void> {
      for (const { id, record: recordId } of hand.all()) {
        if (recordId === null || !recordIds.includes(recordId)) continue;
        const context = await callbacks.context(recordId);
        // Last, so that nothing is edited between the reading of it and the hand.
        const record = await callbacks.get(recordId);
        if (!record) continue;
        hand.change(id, (one) =>
          isCallbackOpen(record) || one.phase !== 'offered'
            ? asOnRecord(one, { record, context })
            : closed(one, now(), 'cancelled'),
        );
      }
      records.changed();
    },
    async lookBefore(callbackId: string, e164: string) {
      const callback = hand.find(callbackId);
      if (!callback) throw new VoiceError('no-such-callback');
      return looks.look(callback, e164);
    },
    /** What is set about callbacks stands in the session, where reports and views read it. */
    rules(settings: Settings): void {
      isSet = callbackRulesOf(settings);
      tellRules();
    },
  };
}
