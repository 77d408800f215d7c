/**
 * The outbox is killed at a thousand points of chance, while answers are dropped, doubled and delayed and the instance
 * fails: in the end the instance has every record once, as it is here.
 */

import { describe, expect, it, vi } from 'vitest';
import { createOutbox } from '../../entrypoints/background/servicenow/outbox.ts';
import { interactionSteps } from '../../lib/servicenow/record-steps.ts';
import { newHost } from '../../simulator/servicenow/server.ts';
import type { Row } from '../../simulator/servicenow/store.ts';
import { fakeDatabase } from '../fakes/database.ts';
import {
  askOf,
  callHappenings,
  fetchOf,
  mirroredStore,
  priya,
  signedInAs,
  unheard,
} from '../fakes/servicenow.ts';
import { lifeOf } from './life.ts';
import { type Chance, chance } from './random.ts';

const kills = 1_000;
const recordsEach = 3;
const own = (table: string, rows: Row[]) =>
  rows.filter((row) => row.sys_created_by === 'priya').map((row) => [table, row]);

/** A line on which everything can go wrong; `settle` brings what is still under way. */
function badLine(send: typeof fetch, random: Chance) {
  let underWay: (() => Promise<unknown>)[] = [];
  const cut = () => new TypeError('Failed to fetch');
  const answer = (status: number, body: string, type = 'application/json') =>
    new Response(body, { status, headers: { 'content-type': type, 'retry-after': '1' } });
  return {
    settle: async () => {
      for (const arrive of underWay.splice(0)) await arrive();
    },
    send: (async (url, init) => {
      const luck = random.whole(100);
      if (random.percent(20)) for (const arrive of underWay.splice(0)) await arrive();
      // The request carries a signal that is over by the time it arrives; the instance does not know of it.
      const arrive = () => send(url, { ...init, signal: null });
      if (luck < 6) throw cut();
      if (luck < 14) {
        await arrive();
        throw cut();
      }
      if (luck < 18) {
        underWay = [...underWay, arrive];
        throw cut();
      }
      if (luck < 24) await arrive();
      if (luck < 26) return answer(500, '{}');
      if (luck < 28) return answer(429, '{}');
      if (luck < 30) return answer(200, '<p>Sign in', 'text/html');
      return arrive();
    }) as typeof fetch,
  };
}

describe('an outbox that is killed at any point', () => {
  it(`[XX-04][CC-09][CC-10][CF-31][FT-21] loses nothing and doubles nothing, over ${kills} kills`, {
    timeout: 240_000,
  }, async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    let killed = 0;
    for (let seed = 1; killed < kills; seed++) {
      const random = chance(seed);
      let now = 1_800_000_000_000;
      const host = newHost({ now: () => now });
      const direct = fetchOf(host);
      const line = badLine(direct, random);
      const database = fakeDatabase();
      const ids = Array.from({ length: recordsEach }, (_, at) =>
        `${at}${seed.toString(16)}`.padStart(32, 'a'),
      );
      for (const id of ids) await mirroredStore(database).begin(id, now);
      const doings = callHappenings.flatMap((happening) => ids.map((id) => ({ id, happening })));
      let taken = 0;

      async function live(steps: number | null, send: typeof fetch): Promise<void> {
        const life = lifeOf(steps, random);
        const never = new Promise<never>(() => {});
        const mortal: typeof fetch = async (...request) => {
          if (life.isOver()) return never;
          const answer = await send(...request);
          return life.isOver() ? never : answer;
        };
        const work = async () => {
          const alive = life.database(database);
          const { interactions } = mirroredStore(alive);
          const outbox = createOutbox({
            agentNamed: async () => null,
            firstPart: async () => null,
            readCallback: async () => null,
            ...{ database: alive, ...signedInAs(askOf(mortal, () => now)) },
            ...{ now: () => now, chance: () => 0.5, ...unheard },
          });
          await outbox.flush();
          for (const { id, happening } of doings.slice(taken)) {
            await interactions.append(id, now, [happening]);
            taken++;
            now += random.whole(20_000);
            if (random.percent(50)) await outbox.flush();
          }
          await outbox.flush();
        };
        await Promise.race([work(), life.over]);
      }

      for (; taken < doings.length && killed < kills; killed++) await live(random.whole(60), line.send);
      await live(null, line.send);
      await line.settle();
      // What was doubtful is sent once more, and what failed tried again.
      const due = async () => (await database()).getAllFromIndex('outbox', 'byDue');
      for (let minutes = 0; minutes < 15 && (await due()).length > 0; minutes++) {
        now += 60_000;
        await live(null, direct);
      }

      const opened = await database();
      expect(await due(), `seed ${seed}`).toEqual([]);
      const rows = (table: string) => own(table, host.store.rows(table)).map(([, row]) => row as Row);
      const wanted = [];
      for (const id of ids) {
        const record = await opened.get('interactions', id);
        if (record) wanted.push(...(await interactionSteps(record, priya)));
      }
      for (const table of [
        'interaction',
        'sn_openframe_phone_log',
        'interaction_json_blob',
        'interaction_related_record',
      ]) {
        const ours = wanted.flatMap((step) => (step.kind === 'row' && step.table === table ? [step] : []));
        expect(rows(table), `seed ${seed}, ${table}`).toHaveLength(ours.length);
        for (const { sys_id, values } of ours)
          expect(host.store.find(table, sys_id), `seed ${seed}, ${table}`).toMatchObject(values);
      }
      const segments = rows('interaction_wrap_up_segment');
      expect(
        segments
          .map(({ external_segment_id, state, notes }) => [external_segment_id, state, notes])
          .toSorted(),
      ).toEqual(ids.map((id) => [id, 'closed', 'Arrived cracked.']).toSorted());
      opened.close();
    }
  });
});
