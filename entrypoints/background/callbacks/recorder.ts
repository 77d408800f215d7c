/**
 * Keeps `sys_cs_callback` and its context in step with the callbacks in hand, from the accept on, or when its offer was
 * not taken. Each write says how things stand and may be repeated: what a dead worker did not write the next one does. A closed
 * callback stays in hand until then.
 */

import type { Callback } from '../../../lib/callbacks/callback.ts';
import type { CallbackContextRecord, CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { contextOf, recordAfter, recordOf, restored } from '../../../lib/callbacks/on-record.ts';
import { referenceOf } from '../../../lib/interactions/moves.ts';
import { log } from '../../../lib/log.ts';
import type { RecordParts } from '../records/parts.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackHand } from './hand.ts';
import type { CallbackStore } from './store.ts';

export interface CallbackRecorder {
  /** Writes what is owed; resolves when it is written or has failed. */
  flush(): Promise<void>;
}

export interface CallbackRecorderParts {
  store: SessionStore;
  hand: CallbackHand;
  callbacks: CallbackStore;
  records: Pick<RecordParts, 'recorder' | 'interactions' | 'changed' | 'onRecorded'>;
  newId?: () => string;
  now: () => number;
}

export function createCallbackRecorder(parts: CallbackRecorderParts): CallbackRecorder {
  const { store, hand, callbacks, records, now } = parts;
  const newId = parts.newId ?? (() => crypto.randomUUID().replaceAll('-', ''));
  /** As each was written last: most changes of a callback are of something else. */
  const written = new Map<string, string>();
  let turn: Promise<void> | null = null;
  let isAskedAgain = false;

  const agent = () => referenceOf(store.now().agent);

  /** The record it has, or gets now; after a restart of the browser it is known by its contact. */
  async function recordFor(callback: Callback): Promise<CallbackRecord> {
    if (callback.record !== null) {
      const kept = await callbacks.get(callback.record);
      if (kept) return kept;
    }
    const known = callback.carrier === 'own' ? null : await callbacks.find(callback.id);
    if (known) {
      hand.change(callback.id, (one) => restored(one, known));
      return known;
    }
    const record = recordOf(callback, newId(), agent(), now());
    const context: CallbackContextRecord = contextOf(callback, record.sys_id);
    const kept = await callbacks.add(record, context);
    hand.change(callback.id, (one) => ({ ...one, record: kept.sys_id }));
    return kept;
  }

  /** Both point at each other: the interaction at its callback, and the callback at where it is carried out. */
  async function link(callback: Callback, record: CallbackRecord): Promise<string> {
    await records.recorder.flush();
    const interaction = await records.interactions.find(callback.id);
    if (!interaction) return record.handledIn;
    if (interaction.callbackTask !== record.sys_id) {
      const learned = { type: 'learned', callbackTask: record.sys_id } as const;
      await records.interactions.append(interaction.sys_id, now(), [learned]);
      records.onRecorded();
    }
    hand.change(callback.id, (one) => ({ ...one, interaction: interaction.sys_id }));
    return interaction.sys_id;
  }

  function isOwed(callback: Callback): boolean {
    const { acceptedAt, ending, carrier } = callback;
    // An offer that was missed or turned away is kept too: it waits for the next agent, and says that it came here.
    const isPassed = ending === 'missed' || ending === 'rejected';
    const isOnRecord = acceptedAt !== null || (isPassed && carrier !== 'own');
    return isOnRecord && written.get(callback.id) !== JSON.stringify(callback);
  }

  /** What happened while it was written is written first: it is asked for again. */
  function isDone(id: string): boolean {
    const callback = hand.find(id);
    return callback !== null && callback.phase === 'closed' && callback.isGone && !isOwed(callback);
  }

  async function write(id: string): Promise<void> {
    const callback = hand.find(id);
    if (!callback) return;
    if (isOwed(callback)) {
      const record = await recordFor(callback);
      const handledIn = await link(callback, record);
      let latest = callback;
      await callbacks.change(record.sys_id, (kept) => {
        // As it is by then: what was edited just before is in hand as well.
        latest = hand.find(id) ?? latest;
        return recordAfter(kept, latest, handledIn, agent(), now());
      });
      written.set(id, JSON.stringify(latest));
      records.changed();
    }
    if (!isDone(id)) return;
    await records.recorder.flush();
    // It may have come once more by then.
    if (!isDone(id)) return;
    written.delete(id);
    hand.forget(id);
  }

  async function writeAll(): Promise<void> {
    do {
      isAskedAgain = false;
      for (const { id } of hand.all())
        await write(id).catch((error: unknown) => log.warn('callback not on record', { why: String(error) }));
    } while (isAskedAgain);
  }

  function flush(): Promise<void> {
    isAskedAgain = turn !== null;
    turn ??= writeAll().finally(() => {
      turn = null;
      if (isAskedAgain) void flush();
    });
    return turn;
  }

  store.onChange(({ callbacks: changed }) => {
    if (changed) void flush();
  });
  return { flush };
}
