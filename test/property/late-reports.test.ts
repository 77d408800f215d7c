/** Reports of one host may be delivered twice, late and in any order: the session ends in what the newest says (FT-16). */

import { expect, it } from 'vitest';
import { createSessionStore, type SessionStore } from '../../entrypoints/background/session-store.ts';
import type { Call } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import type { PlatformReport } from '../../lib/voice-platform.ts';
import { forgetfulArea } from '../fakes/stored-area.ts';
import { call, type presences, priya, ringing, session } from '../gallery/people.ts';

const rung = ringing(20, { id: 'c' });
const talking = call({
  ...rung,
  phase: 'connected',
  answerBy: null,
  answeredAt: rung.phaseAt + 1,
  media: 'live',
});
const held = { ...talking, phase: 'held' as const };
const over = {
  ...talking,
  phase: 'wrap-up' as const,
  endedAt: rung.phaseAt + 9,
  endReason: 'completed' as const,
};
const missed = { ...rung, phase: 'ended' as const, answerBy: null, endReason: 'missed' as const };

type Step = [presence: keyof typeof presences, calls: Call[]];

/** Each is a story of eight snapshots; every beginning of it is a story too. */
const stories: Record<string, Step[]> = {
  'a call that is answered': [
    ['available', []],
    ['busy', [rung]],
    ['busy', [talking]],
    ['busy', [held]],
    ['busy', [talking]],
    ['wrapUp', [over]],
    ['wrapUp', [{ ...over, isMuted: false }]],
    ['lunch', []],
  ],
  'a miss, and one more ring of the same call': [
    ['available', []],
    ['busy', [rung]],
    ['missed', [missed]],
    ['available', []],
    ['busy', [rung]],
    ['missed', [missed]],
    ['offline', []],
    ['available', []],
  ],
};

const reportsOf = (steps: Step[]): PlatformReport[] =>
  steps.map(([presence, calls], i) => ({
    ...session(),
    callbacks: [],
    work: [],
    sequence: i + 1,
    hostId: 'host',
    at: i,
    agent: priya(presence),
    calls,
  }));

/** What people see. How long ago something was answered can only be told by a report that came. */
const shown = ({ connection, agent, calls, health }: Session) => ({
  connection,
  health,
  agent,
  calls: calls.map(({ id, phase, isMuted, number }) => ({ id, phase, isMuted, number })),
});

async function openStore(): Promise<SessionStore> {
  const store = createSessionStore(forgetfulArea);
  await store.ready;
  store.believeHost('host');
  return store;
}

/** The chains of reports that some order leaves standing: any that grow and end with the newest. */
const chainsOf = (reports: PlatformReport[]): PlatformReport[][] =>
  Array.from({ length: 2 ** (reports.length - 1) }, (_, bits) =>
    reports.filter((_, at) => at === reports.length - 1 || bits & (2 ** at)),
  );

/**
 * What an order of reports does is what its growing ones do, if all others change nothing. Both are looked at: after
 * each report of each chain, every older one and the same again leave the session as it is. That is all 8! orders.
 */
it.each(Object.entries(stories))(
  '[FT-16][AC-11][AC-12] any order of up to eight reports of %s, doubled and late: one end state',
  async (_, steps) => {
    for (let length = 1; length <= steps.length; length++) {
      const reports = reportsOf(steps.slice(0, length));
      const wanted = shown({ ...session(), ...reports.at(-1), callbacks: [], work: [] });
      for (const chain of chainsOf(reports)) {
        const store = await openStore();
        let rings = 0;
        store.onCallEvent(({ type }) => {
          if (type === 'rang') rings += 1;
        });
        for (const report of chain) {
          store.take(report);
          const taken = store.now();
          for (const old of reports.slice(0, report.sequence)) store.take(old);
          expect(store.now()).toBe(taken);
        }
        expect(shown(store.now())).toEqual(wanted);
        const rung = chain.filter(({ calls: [first] }) => first?.phase === 'ringing').length;
        // A call first seen when it is over has rung too.
        expect(rings).toBeLessThanOrEqual(Math.max(1, rung) + 1);
      }
    }
  },
);
