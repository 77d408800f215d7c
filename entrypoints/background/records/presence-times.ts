/** How long the agent was in each presence, kept for figures such as occupancy. Connect's own start times count. */

import type { Database } from '../../../lib/database.ts';
import { type PresenceTime, presenceTime } from '../../../lib/interactions/occupancy.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore } from '../session-store.ts';
import { asked } from './record-writes.ts';

export interface PresenceTimes {
  /** Those that reach into the stretch from, inclusive, to, exclusive. */
  between(from: number, to: number): Promise<PresenceTime[]>;
  /** Deletes what was over before `at`; everything at Infinity. */
  deleteBefore(at: number): Promise<void>;
  /** Resolves once what was seen is written. */
  settled(): Promise<void>;
}

export function createPresenceTimes(store: SessionStore, database: () => Promise<Database>): PresenceTimes {
  let turn = Promise.resolve();
  let lastSeen = '';

  /** Ends what lasted and begins what is new; the same sight twice changes nothing. */
  async function write(seen: PresenceTime): Promise<void> {
    const transaction = (await database()).transaction('presenceTimes', 'readwrite');
    const last = await transaction.store.index('byAgent').openCursor(ofAgent(seen.agent), 'prev');
    const isKnown = last !== null && last.value.from >= seen.from;
    if (last && !isKnown && last.value.to === null) asked(last.update({ ...last.value, to: seen.from }));
    if (!isKnown) asked(transaction.store.add(seen));
    await transaction.done;
  }

  store.onChange(({ agent }) => {
    if (!agent) return;
    const seen = presenceTime(agent);
    // Most changes of an agent are of something else, and a transaction for each would be for nothing.
    const sight = `${seen.agent} ${seen.from}`;
    if (sight === lastSeen) return;
    lastSeen = sight;
    turn = turn
      .then(() => write(seen))
      .catch((error: unknown) => {
        lastSeen = '';
        log.warn('presence time not kept', { why: String(error) });
      });
  });

  return {
    async between(from, to) {
      const all = await (await database()).getAllFromIndex(
        'presenceTimes',
        'byFrom',
        IDBKeyRange.upperBound(to, true),
      );
      return all.filter((time) => time.to === null || time.to > from);
    },
    async deleteBefore(at) {
      await turn;
      const transaction = (await database()).transaction('presenceTimes', 'readwrite');
      const begun = at === Number.POSITIVE_INFINITY ? null : IDBKeyRange.upperBound(at, true);
      for (
        let time = await transaction.store.index('byFrom').openCursor(begun);
        time;
        time = await time.continue()
      )
        if (begun === null || (time.value.to !== null && time.value.to <= at)) asked(time.delete());
      await transaction.done;
    },
    settled: () => turn,
  };
}

const ofAgent = (agent: string) =>
  IDBKeyRange.bound([agent, Number.NEGATIVE_INFINITY], [agent, Number.POSITIVE_INFINITY]);
