/** Drafts and codes as they are kept in the browser's database. */

import type { Database } from '../../../lib/database.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { WrapUpCode, WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';

/** Every method fails with `store-unreadable` when the database does not open, writing ones with `store-full`. */
export interface WrapUpStore {
  draft(interaction: string): Promise<WrapUpDraft | null>;
  drafts(): Promise<WrapUpDraft[]>;
  saveDraft(draft: WrapUpDraft): Promise<void>;
  deleteDraft(interaction: string): Promise<void>;
  codes(): Promise<WrapUpCode[]>;
  /** Replaces the whole list. */
  saveCodes(codes: readonly WrapUpCode[]): Promise<void>;
  /** Codes are settings and stay. */
  deleteDrafts(): Promise<void>;
}

export function createWrapUpStore(database: () => Promise<Database>): WrapUpStore {
  const write = async (work: (database: Database) => Promise<unknown>): Promise<void> => {
    const opened = await database();
    await work(opened).catch((error: unknown) => {
      throw new VoiceError('store-full', String(error));
    });
  };
  return {
    draft: async (interaction) => (await (await database()).get('wrapUpDrafts', interaction)) ?? null,
    drafts: async () => (await database()).getAll('wrapUpDrafts'),
    saveDraft: (draft) => write((opened) => opened.put('wrapUpDrafts', draft)),
    deleteDraft: (interaction) => write((opened) => opened.delete('wrapUpDrafts', interaction)),
    codes: async () => (await database()).getAll('wrapUpCodes'),
    saveCodes: (codes) =>
      write(async (opened) => {
        const { store, done } = opened.transaction('wrapUpCodes', 'readwrite');
        await Promise.all([store.clear(), ...codes.map((code) => store.put(code)), done]);
      }),
    deleteDrafts: () => write((opened) => opened.clear('wrapUpDrafts')),
  };
}
