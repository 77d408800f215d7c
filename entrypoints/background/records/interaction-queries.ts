/** Questions about interactions (lib/queries.ts). What comes in is looked at before it is used. */

import { type CallbackRecord, isCallbackOpen } from '../../../lib/callbacks/callback-record.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { isStream } from '../../../lib/interactions/check-stream.ts';
import { codesFor, isDraft, isWrapUpCode, type WrapUpCode } from '../../../lib/interactions/wrap-up.ts';
import type { QueryHandlers } from '../handlers.ts';
import type { RecordParts } from './parts.ts';
import { unlessUnreadable } from './unreadable.ts';

type InteractionQuery =
  | 'interaction'
  | 'historyOfNumber'
  | 'interactionStretch'
  | 'interactionStreams'
  | 'presenceTimes'
  | 'importInteractions'
  | 'deleteInteractions'
  | 'deleteAllInteractions'
  | 'lostNotes'
  | 'forgetLostNotes'
  | 'wrapUpForm'
  | 'saveDraft'
  | 'recordDraft'
  | 'wrapUpCodes'
  | 'saveWrapUpCodes';

const most = { deleted: 1_000, stretch: 2_000, streams: 200, history: 100, codes: 1_000 };

export function interactionQueries(records: RecordParts): Pick<QueryHandlers, InteractionQuery> {
  const { interactions, wrapUpStore, wrapUps, callbacks } = records;

  async function page(id: string) {
    const found = await records.find(id);
    if (!found) return null;
    const [events, draft, callback] = await Promise.all([
      interactions.events(found.sys_id),
      wrapUps.draft(found),
      found.callbackId === null ? null : callbacks.get(found.callbackId),
    ]);
    return { record: found, events, draft, callback };
  }

  return {
    interaction: async (_, id) => page(textOf(id)),
    async historyOfNumber(_, e164, limit) {
      const number = textOf(e164);
      const [found, asked] = await Promise.all([
        interactions.ofNumber(number, countOf(limit, most.history)),
        callbacks.ofNumber(number),
      ]);
      return { records: found, callbacks: asked.filter(isAwaited) };
    },
    interactionStretch: async (_, after, limit) =>
      interactions.stretch(after === null ? null : textOf(after), countOf(limit, most.stretch)),
    interactionStreams: async (_, ids) =>
      Promise.all(listOf(ids, most.streams).map((id) => interactions.events(textOf(id)))),
    presenceTimes: async (_, from, to) => records.presenceTimes.between(timeOf(from), timeOf(to)),
    async importInteractions(_, streams) {
      const whole = listOf(streams, most.streams).filter(isStream);
      if (whole.length < streams.length) throw new VoiceError('refused', 'not a stream of events');
      return records.importStreams(whole);
    },
    deleteInteractions: async (_, ids) => records.delete(listOf(ids, most.deleted).map(textOf)),
    deleteAllInteractions: async () => records.deleteAll(),
    lostNotes: async () => wrapUps.lost(),
    forgetLostNotes: async () => wrapUps.forgetLost(),
    async wrapUpForm(_, callId) {
      const [found, settings] = [await records.find(textOf(callId)), await records.settings()];
      if (!found || !settings.asksWrapUp) return null;
      // Notes are written all the same; a code is chosen once there are any again.
      const codes = await wrapUpStore.codes().catch(unlessUnreadable<WrapUpCode[]>([]));
      const byDefault = codes.find(({ sys_id }) => sys_id === settings.wrapUpDefaultCode);
      return {
        record: found,
        draft: await wrapUps.draft(found),
        codes: codesFor(codes, found.queue),
        limitMs: settings.wrapUpSeconds * 1_000,
        closesWith: byDefault?.label ?? null,
      };
    },
    async saveDraft(_, draft) {
      if (!isDraft(draft)) throw new VoiceError('not-trusted');
      await wrapUps.save(draft);
    },
    recordDraft: async (_, id) => wrapUps.putOnRecord(textOf(id)),
    wrapUpCodes: async () => wrapUpStore.codes(),
    async saveWrapUpCodes(_, codes) {
      if (!listOf(codes, most.codes).every(isWrapUpCode)) throw new VoiceError('not-trusted');
      await wrapUpStore.changeCodes(() => codes);
    },
  };
}

/** Somebody here is still to call back; one that went on to the next agent is theirs to end. */
const isAwaited = (callback: CallbackRecord) => isCallbackOpen(callback) && callback.assigned_to !== null;

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > 200) throw new VoiceError('not-trusted');
  return value;
}

function timeOf(value: unknown): number {
  if (!Number.isFinite(value)) throw new VoiceError('not-trusted');
  return value as number;
}

function countOf(value: unknown, limit: number): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new VoiceError('not-trusted');
  return Math.min(value as number, limit);
}

function listOf(value: unknown, limit: number): unknown[] {
  if (!Array.isArray(value) || value.length > limit) throw new VoiceError('not-trusted');
  return value;
}
