/** Interactions, wrap-up and what stands on them, put together. */

import type { InteractionEvent } from '../../lib/interactions/events.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import type { RecordRules } from '../../lib/interactions/settle.ts';
import type { Database } from './database.ts';
import { createInteractionIndex } from './interaction-index.ts';
import { createInteractionRecorder } from './interaction-recorder.ts';
import { createInteractionStore } from './interaction-store.ts';
import type { SessionStore } from './session-store.ts';
import { createWrapUpStore } from './wrap-up-store.ts';
import { createWrapUps } from './wrap-ups.ts';

export type RecordParts = ReturnType<typeof createRecordParts>;

/** Calls of `store` are put on record from now on. */
export function createRecordParts(
  store: SessionStore,
  database: () => Promise<Database>,
  rules: () => Promise<RecordRules>,
) {
  const interactions = createInteractionStore(database);
  const wrapUpStore = createWrapUpStore(database);
  const index = createInteractionIndex(interactions);

  const tell = (changed: Partial<ReturnType<SessionStore['now']>['records']> = {}) => {
    const { records } = store.now();
    store.change({ records: { ...records, version: records.version + 1, ...changed } });
  };
  const onRecorded = (records: readonly Interaction[]) => {
    index.changed(records);
    tell();
  };
  const recorder = createInteractionRecorder({
    store,
    interactions,
    rules,
    onRecorded,
    onTrouble(failure) {
      const { trouble } = store.now().records;
      const now = failure && (failure.code === 'store-full' ? 'full' : 'unreadable');
      if (now === null ? trouble === 'full' || trouble === 'unreadable' : trouble !== now)
        tell({ trouble: now });
    },
  });
  const wrapUps = createWrapUps({ interactions, store: wrapUpStore, onRecorded });

  return {
    interactions,
    wrapUpStore,
    wrapUps,
    index,
    recorder,
    async importStreams(streams: readonly InteractionEvent[][]): Promise<number> {
      const added = await interactions.importStreams(streams);
      if (added.length > 0) onRecorded(added);
      return added.length;
    },
    async delete(sysIds: readonly string[]): Promise<void> {
      await interactions.delete(sysIds);
      index.removed(sysIds);
      tell();
    },
    async deleteAll(): Promise<void> {
      await interactions.deleteAll();
      await wrapUpStore.deleteAll();
      index.forget();
      tell();
    },
  };
}
