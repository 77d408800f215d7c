/** People of the instance by what the agent types: newest question first, cached with their age, never in a call's way. */

import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import type { FeatureName } from '../../../lib/servicenow/features.ts';
import {
  askPeople,
  listedPerson,
  mostPages,
  pageSize,
  peopleTables,
} from '../../../lib/servicenow/people.ts';
import { type Ask, recordsOf } from '../../../lib/servicenow/request.ts';
import type { PeopleAnswer, ServiceNowView } from '../../../lib/servicenow/view.ts';
import type { StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';

export interface PeopleSearch {
  /** A page of those who match. `isAnew` asks the instance whatever is known. A newer search ends an older one. */
  search(text: string, page: number, isAnew: boolean): Promise<PeopleAnswer>;
  forget(): Promise<void>;
}

export interface PeopleSearchParts {
  /** Session storage: gone with the browser. */
  stored: StoredArea;
  ask: Ask;
  view(): ServiceNowView;
  region(): Promise<string>;
  now(): number;
}

type Known = Pick<PeopleAnswer, 'entries' | 'total' | 'isMore' | 'at'>;

/** How old what is known may be before it is asked anew. */
const freshMs = 5 * 60_000;
const mostKept = 40;
const nobody: PeopleAnswer = { entries: [], total: 0, isMore: false, at: null, trouble: null, without: [] };

export function createPeopleSearch({ stored, ask, view, region, now }: PeopleSearchParts): PeopleSearch {
  let newest = new AbortController();

  const kept = storedValue<Record<string, Known>>(stored, 'serviceNowPeople');

  /** What nobody wants any more is not kept either: it may be another agent's by now. */
  const keep = (name: string, found: Known, signal: AbortSignal) =>
    kept.change((all) => {
      if (signal.aborted) return all;
      const { [name]: _, ...others } = all ?? {};
      const entries = Object.entries(others).slice(1 - mostKept);
      return Object.fromEntries([...entries, [name, found]]);
    });

  /** Parts of the search that are closed to this agent. */
  function closed(): FeatureName[] {
    const { verdicts } = view();
    return [...new Set(peopleTables.map(({ feature }) => feature))].filter(
      (name) => verdicts !== null && !verdicts[name].works,
    );
  }

  async function look(
    text: string,
    page: number,
    signal: AbortSignal,
  ): Promise<Known | PeopleAnswer['trouble']> {
    const country = await region();
    const without = closed();
    const tables = peopleTables.filter(({ feature }) => !without.includes(feature));
    const answers = await Promise.all(tables.map((table) => ask(askPeople(table, text, page), signal)));
    const entries: DirectoryEntry[] = [];
    let total = 0;
    let isMore = false;
    for (const [at, answered] of answers.entries()) {
      if ('failure' in answered) return answered.failure.kind;
      const table = tables[at] as (typeof tables)[number];
      const rows = recordsOf(answered);
      const people = rows.flatMap((row) => listedPerson(table, row, country) ?? []);
      // An instance may count nothing: then a full page is taken for one of several.
      total += answered.total ?? (rows.length > 0 ? page * pageSize + people.length : 0);
      const isFull =
        answered.total === null ? rows.length === pageSize : answered.total > (page + 1) * pageSize;
      isMore ||= page + 1 < mostPages && isFull;
      entries.push(...people.map((one) => ({ ...one, isFavourite: false, lastUsedAt: null })));
    }
    entries.sort((a, b) => a.name.localeCompare(b.name));
    return { entries, total, isMore, at: now() };
  }

  return {
    async search(text, page, isAnew) {
      newest.abort();
      newest = new AbortController();
      const { signal } = newest;
      const { state, failure, verdicts } = view();
      if (state === 'off') return { ...nobody, trouble: 'off' };
      const without = closed();
      const name = `${text.trim().toLowerCase()} ${page}`;
      const known = (await kept.get())?.[name] ?? null;
      const answer = (trouble: PeopleAnswer['trouble']): PeopleAnswer => ({
        ...nobody,
        ...known,
        trouble,
        without,
      });
      if (state === 'signed-out') return answer('signed-out');
      if (state === 'failed') return answer(failure?.kind ?? 'no-answer');
      const verdict = verdicts?.people;
      if (without.length > 1) return answer(verdict && !verdict.works ? verdict.failure.kind : 'no-role');
      if (text.trim() === '' || page >= mostPages) return answer(null);
      if (known?.at && !isAnew && now() - known.at < freshMs) return answer(null);
      const found = await look(text, page, signal);
      if (found === null || typeof found === 'string') return answer(found);
      await keep(name, found, signal);
      return { ...nobody, ...found, without };
    },
    async forget() {
      newest.abort();
      await kept.change(() => null);
    },
  };
}
