/**
 * Drafts that the database does not take, kept beside it until it does: on the disk, and where that takes nothing either,
 * for as long as the browser is open.
 */

import type { WrapUpDraft } from '../../../lib/interactions/wrap-up.ts';
import { log } from '../../../lib/log.ts';
import type { StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';

export interface DraftsAside {
  /** The newest of each interaction. */
  all(): Promise<WrapUpDraft[]>;
  /** Fails when no place takes it. */
  keep(draft: WrapUpDraft): Promise<void>;
  forget(which: (draft: WrapUpDraft) => boolean): Promise<void>;
}

/** By the interaction that they are of: its sys_id, or the contact id of a call that has no record yet. */
type Drafts = Record<string, WrapUpDraft>;

/** `areas` in the order in which they are tried. */
export function createDraftsAside(areas: readonly StoredArea[]): DraftsAside {
  const places = areas.map((area) => storedValue<Drafts>(area, 'draftsAside'));
  return {
    async all() {
      const found = (await Promise.all(places.map((place) => place.get()))).flatMap((drafts) =>
        Object.values(drafts ?? {}),
      );
      const oldestFirst = found.toSorted((a, b) => a.savedAt - b.savedAt);
      return [...new Map(oldestFirst.map((draft) => [draft.interaction, draft])).values()];
    },
    async keep(draft) {
      let failure: unknown;
      for (const place of places)
        try {
          await place.change((drafts) => ({ ...drafts, [draft.interaction]: draft }));
          return;
        } catch (error) {
          log.warn('a draft was not kept in one place', { why: String(error) });
          failure = error;
        }
      throw failure;
    },
    async forget(which) {
      const without = (drafts: Drafts | null) => {
        const left = Object.entries(drafts ?? {}).filter(([, draft]) => !which(draft));
        return left.length === Object.keys(drafts ?? {}).length ? drafts : Object.fromEntries(left);
      };
      await Promise.all(places.map((place) => place.change(without)));
    },
  };
}
