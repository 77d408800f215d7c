/** Drafts and codes as they are kept in the browser's database. */

import type { Database } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { WrapUpCode, WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import { asked } from './record-writes.ts';

/** Every method fails with `store-unreadable` when the database does not open, writing ones with `store-full`. */
export interface WrapUpStore {
  draft(interaction: string): Promise<WrapUpDraft | null>;
  drafts(): Promise<WrapUpDraft[]>;
  /** Throws `no-such-record` when its record is not there, or not there any more: none stays behind a deletion. */
  saveDraft(draft: WrapUpDraft): Promise<void>;
  deleteDraft(interaction: string): Promise<void>;
  codes(): Promise<WrapUpCode[]>;
  /** Keeps what `work` makes of the whole list, in one write. */
  changeCodes(work: (held: WrapUpCode[]) => readonly WrapUpCode[]): Promise<void>;
  /** Codes are settings and stay. */
  deleteDrafts(): Promise<void>;
}

export function createWrapUpStore(database: () => Promise<Database>): WrapUpStore {
  const write = async (work: (database: Database) => Promise<unknown>): Promise<void> => {
    const opened = await database();
    await work(opened).catch((error: unknown) => {
      throw error instanceof VoiceError ? error : new VoiceError('store-full', String(error));
    });
  };
  return {
    draft: async (interaction) => (await (await database()).get('wrapUpDrafts', interaction)) ?? null,
    drafts: async () => (await database()).getAll('wrapUpDrafts'),
    saveDraft: (draft) =>
      write(async (opened) => {
        const transaction = opened.transaction(['interactions', 'wrapUpDrafts'], 'readwrite');
        const there = await transaction.objectStore('interactions').getKey(draft.interaction);
        if (there === undefined) throw new VoiceError('no-such-record');
        asked(transaction.objectStore('wrapUpDrafts').put(draft));
        await transaction.done;
      }),
    deleteDraft: (interaction) => write((opened) => opened.delete('wrapUpDrafts', interaction)),
    codes: async () => (await database()).getAll('wrapUpCodes'),
    changeCodes: (work) =>
      write(async (opened) => {
        const { store, done } = opened.transaction('wrapUpCodes', 'readwrite');
        const codes = work(await store.getAll());
        await Promise.all([store.clear(), ...codes.map((code) => store.put(code)), done]);
      }),
    deleteDrafts: () => write((opened) => opened.clear('wrapUpDrafts')),
  };
}
