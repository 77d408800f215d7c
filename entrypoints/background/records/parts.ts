/** Interactions, wrap-up and what stands on them, put together. */

import { carriedBy } from '../../../lib/callbacks/moves.ts';
import type { Database } from '../../../lib/database.ts';
import type { InteractionEvent } from '../../../lib/interactions/events.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import type { Reference } from '../../../lib/interactions/reference.ts';
import { log } from '../../../lib/log.ts';
import type { Records } from '../../../lib/session.ts';
import type { Settings } from '../../../lib/settings-rules.ts';
import { takeTurns } from '../../../lib/turns.ts';
import { type CallbackMirror, createCallbackStore } from '../callbacks/store.ts';
import type { CallHistory } from '../calls/call-history.ts';
import { createKeptLists } from '../lists/kept-lists.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { createDraftsAside } from './drafts-aside.ts';
import { createInteractionRecorder } from './interaction-recorder.ts';
import { createInteractionStore } from './interaction-store.ts';
import { createPresenceTimes } from './presence-times.ts';
import { createRecordCare } from './record-care.ts';
import { createRecordWitness } from './record-witness.ts';
import { recordsInHand } from './unreadable.ts';
import { createWrapUpStore } from './wrap-up-store.ts';
import { createWrapUps } from './wrap-ups.ts';

export type RecordParts = ReturnType<typeof createRecordParts>;

export interface RecordNeeds {
  store: SessionStore;
  database(): Promise<Database>;
  /** Storage that outlives the browser and is not the database. */
  kept: StoredArea;
  /** Storage that ends with the browser. */
  stored: StoredArea;
  settings(): Promise<Settings>;
  /** Another system that is owed every record; none when left out. */
  mirror?: CallbackMirror;
  /** What is kept of calls besides their records; nothing when left out. */
  history?: Pick<CallHistory, 'forgetBefore'>;
  now?: () => number;
}

/** Calls of the session are put on record from now on. */
export function createRecordParts({
  store,
  database,
  kept,
  stored,
  settings,
  mirror,
  history,
  now = Date.now,
}: RecordNeeds) {
  const interactions = createInteractionStore(
    database,
    undefined,
    mirror?.owedTo,
    () => store.now().agent?.login ?? '',
  );
  const wrapUpStore = createWrapUpStore(database);
  const callbacks = createCallbackStore(database, mirror);
  const witness = createRecordWitness(kept);
  const presenceTimes = createPresenceTimes(store, database);

  const contactOf = (callId: string) => carriedBy(callId, store.now().callbacks)?.id ?? callId;
  const tell = (changed: Partial<Records> = {}) => {
    const { records } = store.now();
    store.change({ records: { ...records, version: records.version + 1, ...changed } });
  };
  const onRecorded = () => {
    tell();
    void mirror?.flush();
    void count().catch((error: unknown) => log.warn('records not counted', { why: String(error) }));
  };
  /** What is deleted on purpose while others are counted is no loss. */
  const inTurn = takeTurns();
  let last: { opened: Database | null; at: number } = { opened: null, at: 0 };
  /**
   * Keeps the witness in step, and notices what is gone. Once a minute, since the browser counts 100,000 one by one, and at
   * once in a database that was opened anew.
   */
  const count = () =>
    inTurn(async () => {
      const [opened, at] = [await database(), now()];
      if (opened === last.opened && at - last.at < 60_000) return;
      last = { opened, at };
      const missing = await witness.missing(await interactions.count());
      if (missing > 0) tell({ trouble: 'lost', missing });
    });
  let failing: 'full' | 'unreadable' | null = null;
  /** That records are gone is said until it was read. */
  function sayTrouble(): void {
    const { trouble, notesAside } = store.now().records;
    const found = failing ?? (notesAside > 0 ? 'full' : null);
    const said = found ?? (trouble === 'lost' ? 'lost' : null);
    if (said !== trouble) tell({ trouble: said });
  }
  const recorder = createInteractionRecorder({
    ...{ store, database, interactions },
    rules: settings,
    onRecorded,
    onTrouble(failure) {
      failing = failure && (failure.code === 'store-full' ? 'full' : 'unreadable');
      sayTrouble();
      const { notesAside } = store.now().records;
      if (!failing && notesAside > 0)
        void wrapUps.look().catch((error: unknown) => log.warn('notes wait', { why: String(error) }));
    },
  });
  /** The record while nothing can be written: as far as it waits in the journal, or where nothing can be read, is in hand. */
  async function owed(id: string): Promise<Interaction | null> {
    if (!failing) return null;
    const rules = await settings();
    const records =
      failing === 'full'
        ? await interactions.foresee(await store.unrecorded(), rules)
        : await recordsInHand(store.now(), rules, now());
    const contact = contactOf(id);
    return records.find(({ sys_id, phone_log }) => sys_id === id || phone_log.call_id === contact) ?? null;
  }
  const wrapUps = createWrapUps({
    interactions,
    store: wrapUpStore,
    aside: createDraftsAside([kept, stored]),
    callbacks,
    flush: () => recorder.flush(),
    owed,
    onRecorded,
    onDraft: () => tell(),
    onAside({ notesAside, notesLost }) {
      const { records } = store.now();
      if (notesAside !== records.notesAside || notesLost !== records.notesLost)
        tell({ notesAside, notesLost });
      sayTrouble();
    },
    now,
  });

  const remove = (sysIds: readonly string[]) =>
    inTurn(async () => {
      await witness.tell(Math.max(0, (await interactions.count()) - sysIds.length));
      await interactions.delete(sysIds);
      await wrapUps.forget(sysIds);
      await witness.tell(await interactions.count());
      tell();
    });

  const care = createRecordCare({
    ...{ store, recorder, interactions, codes: wrapUpStore, wrapUps, settings, onRecorded, delete: remove },
    ...{ presenceTimes, callbacks, history, now },
  });

  /** Notices what was lost since the last life of the worker, then puts on record what it owes. */
  async function wake(): Promise<void> {
    try {
      await count();
    } catch (error) {
      log.warn('records not read', { why: String(error) });
    }
    await care.look();
  }

  return {
    interactions,
    wrapUpStore,
    /** Queues, skills and codes that are kept here. */
    lists: createKeptLists({ kept, codes: wrapUpStore, now }),
    wrapUps,
    callbacks,
    recorder,
    settings,
    care,
    wake,
    onRecorded,
    /** By sys_id, by record number, or by the contact id of its call; null when there is none. */
    async find(id: string): Promise<Interaction | null> {
      const waiting = await owed(id);
      if (waiting) return waiting;
      const [record] = await interactions.get([id]);
      return record ?? interactions.find(contactOf(id));
    },
    /** The contact in whose record this call stands: the callback that it is made for, or itself. */
    contactOf,
    /** Tells views that records are to be asked for again. */
    changed: () => tell(),
    /** What closes a wrap-up that nobody closed; null where none is set. */
    async defaultCode(): Promise<Reference | null> {
      const { wrapUpDefaultCode } = await settings();
      const code = (await wrapUpStore.codes()).find(({ sys_id }) => sys_id === wrapUpDefaultCode);
      return code ? { value: code.sys_id, display_value: code.label } : null;
    },
    dismissLoss: () => tell({ trouble: null, missing: 0 }),
    presenceTimes,
    async importStreams(streams: readonly InteractionEvent[][]): Promise<number> {
      const added = await interactions.importStreams(streams);
      if (added.length > 0) onRecorded();
      return added.length;
    },
    delete: remove,
    async deleteAll(): Promise<void> {
      await inTurn(async () => {
        await witness.tell(0);
        await interactions.deleteAll();
      });
      await wrapUpStore.deleteDrafts();
      await wrapUps.forget();
      await callbacks.deleteAll();
      history?.forgetBefore(Number.POSITIVE_INFINITY);
      await presenceTimes.deleteBefore(Number.POSITIVE_INFINITY);
      tell();
    },
  };
}
