/** Looks callers up on the instance, each number once in a while. A ring waits for nobody: the name comes when it comes. */

import type { ListedEntry } from '../../../lib/directory/search.ts';
import { log } from '../../../lib/log.ts';
import { askWho, type FoundPerson, peopleTables, whoHas } from '../../../lib/servicenow/people.ts';
import { type Ask, listRequest, queryValue, recordsOf } from '../../../lib/servicenow/request.ts';
import type { ServiceNowView } from '../../../lib/servicenow/view.ts';

export interface ServiceNowPeople {
  /** Everybody there who has this number, E.164; nobody where the instance cannot be asked. */
  whoIs(e164: string): Promise<ListedEntry[]>;
  /** The one whose number it is; of several the one of that name; null when nobody can tell. */
  personOf(e164: string, name: string | null): Promise<FoundPerson | null>;
  forget(): void;
}

export interface PeopleParts {
  ask: Ask;
  view(): ServiceNowView;
  region(): Promise<string>;
  now(): number;
}

/** How old what is known of a number may be. */
const freshMs = 15 * 60_000;
const mostKept = 500;

export function createServiceNowPeople({ ask, view, region, now }: PeopleParts): ServiceNowPeople {
  let known = new Map<string, { at: number; people: FoundPerson[] }>();

  async function withNumber(e164: string): Promise<FoundPerson[]> {
    const { state, verdicts } = view();
    if (state !== 'ready') return [];
    // Forgotten meanwhile, it is not kept for whoever comes next.
    const here = known;
    const kept = here.get(e164);
    if (kept && now() - kept.at < freshMs) return kept.people;
    const country = await region();
    const people: FoundPerson[] = [];
    for (const table of peopleTables) {
      if (verdicts && !verdicts[table.feature].works) continue;
      const answered = await ask(askWho(table, e164));
      // What is not known for certain is asked again with the next call.
      if ('failure' in answered) {
        log.warn('caller not looked up at ServiceNow', { table: table.table, kind: answered.failure.kind });
        return people;
      }
      people.push(...whoHas(table, recordsOf(answered), e164, country));
    }
    if (here.size >= mostKept) here.clear();
    here.set(e164, { at: now(), people });
    return people;
  }

  return {
    whoIs: async (e164) => (await withNumber(e164)).map(({ entry }) => entry),
    async personOf(e164, name) {
      const people = await withNumber(e164);
      const meant = people.length > 1 ? people.filter(({ entry }) => entry.name === name) : people;
      return meant.length === 1 ? (meant[0] ?? null) : null;
    },
    forget() {
      known = new Map();
    },
  };
}

/** sys_id of the one active user of this name; null for none, several, or when it cannot be asked. */
export async function agentNamed(ask: Ask, name: string): Promise<string | null> {
  const query = `name=${queryValue(name)}^active=true^sys_class_name=sys_user`;
  const found = recordsOf(await ask(listRequest('sys_user', query, ['sys_id', 'name'], 2)));
  // A condition on a column that is kept from this agent is left out: then anybody comes.
  return found.length === 1 && found[0]?.name === name ? (found[0].sys_id ?? null) : null;
}
