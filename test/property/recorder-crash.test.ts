/**
 * The recorder is killed at a thousand points of chance, over calls and other work of chance: its memory is gone, an open transaction is
 * undone, and what was on its way to session storage may have arrived or not. A new one goes on with what is stored, and
 * the host sends again what nobody said to have taken.
 */

import { describe, expect, it, vi } from 'vitest';
import { createInteractionRecorder } from '../../entrypoints/background/records/interaction-recorder.ts';
import { createInteractionStore } from '../../entrypoints/background/records/interaction-store.ts';
import { createSessionStore } from '../../entrypoints/background/session-store.ts';
import { isTalking } from '../../lib/call.ts';
import { eventsOf } from '../../lib/database.ts';
import { foldInteraction } from '../../lib/interactions/fold.ts';
import { defaultSettings } from '../../lib/settings-rules.ts';
import type { PlatformReport } from '../../lib/voice-platform.ts';
import { fakeDatabase } from '../fakes/database.ts';
import { storedArea } from '../fakes/stored-area.ts';
import { callStory } from './call-story.ts';
import { lifeOf } from './life.ts';
import { chance } from './random.ts';

const kills = 1_000;

/** Every contact's stream as the reports show it: a look at each pair of neighbours, and no more. */
function truthOf(reports: readonly PlatformReport[]): Map<string, string[]> {
  const truth = new Map<string, string[]>();
  const tell = (id: string, ...types: string[]) => truth.set(id, [...(truth.get(id) ?? []), ...types]);
  const isOver = (phase: string) => phase === 'ended' || phase === 'wrap-up';
  const isHeld = (call: PlatformReport['calls'][number] | undefined) =>
    call !== undefined &&
    isTalking(call.phase) &&
    (call.phase === 'held' ||
      call.parties.some(({ role, state }) => role === 'customer' && state === 'held'));
  for (const [at, { calls, work }] of reports.entries()) {
    tellWork(reports[at - 1]?.work ?? [], work, tell);
    const before = reports[at - 1]?.calls ?? [];
    for (const call of calls) {
      const was = before.find(({ id }) => id === call.id);
      if (!was) tell(call.id, 'opened');
      if (isTalking(call.phase) && !(was && isTalking(was.phase))) tell(call.id, 'answered');
      if (isHeld(call) && !isHeld(was)) tell(call.id, 'held');
      if (isHeld(was) && !isHeld(call) && isTalking(call.phase)) tell(call.id, 'resumed');
      if (call.isMuted !== (was?.isMuted ?? false) && !isOver(call.phase))
        tell(call.id, call.isMuted ? 'muted' : 'unmuted');
      if (isOver(call.phase) && !(was && isOver(was.phase))) {
        tell(call.id, 'ended');
        if (call.phase === 'wrap-up') tell(call.id, 'wrapUpStarted');
      }
    }
    for (const call of before)
      if (call.phase === 'wrap-up' && !calls.some(({ id }) => id === call.id)) tell(call.id, 'cleared');
  }
  return truth;
}

/** The same of chats, e-mails and tasks. */
function tellWork(
  before: PlatformReport['work'],
  work: PlatformReport['work'],
  tell: (id: string, ...types: string[]) => void,
): void {
  for (const { id, phase } of work) {
    const was = before.find((item) => item.id === id)?.phase;
    if (!was) tell(id, 'opened');
    if (was === phase) continue;
    if (phase === 'open' && was !== 'transferring') tell(id, 'answered');
    if (phase === 'missed') tell(id, 'ended');
    if (phase === 'wrap-up') tell(id, 'ended', 'wrapUpStarted');
  }
  for (const { id, phase } of before.filter((item) => !work.some(({ id }) => id === item.id)))
    if (phase !== 'missed') tell(id, phase === 'wrap-up' ? 'cleared' : 'ended');
}

const compared = new Set([
  ...['opened', 'answered', 'held', 'resumed', 'muted', 'unmuted', 'ended', 'wrapUpStarted', 'cleared'],
]);

describe('a recorder that is killed at any point', () => {
  it(`[XX-02][VO-13][CC-42] loses nothing and doubles nothing, over ${kills} kills`, {
    timeout: 240_000,
  }, async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    let killed = 0;
    for (let seed = 1; killed < kills; seed++) {
      const random = chance(seed);
      const reports = await callStory(random);
      const session = storedArea();
      const database = fakeDatabase();
      let taken = 0;

      async function live(steps: number | null): Promise<void> {
        const life = lifeOf(steps, random);
        const work = async () => {
          const store = createSessionStore(life.area(session));
          await store.ready;
          store.believeHost('host');
          const recorder = createInteractionRecorder({
            store,
            database,
            interactions: createInteractionStore(life.database(database)),
            rules: async () => defaultSettings,
            onRecorded: () => {},
            onTrouble: () => {},
          });
          await recorder.flush();
          for (const report of reports.slice(taken)) {
            store.take(report);
            await store.stored();
            taken++;
            if (random.percent(30)) await recorder.flush();
          }
          await recorder.flush();
        };
        await Promise.race([work(), life.over]);
      }

      for (; taken < reports.length && killed < kills; killed++) await live(random.whole(30));
      await live(null);

      const opened = await database();
      const records = await opened.getAll('interactions');
      const truth = truthOf(reports);
      const channels = new Map(reports.flatMap(({ work }) => work.map(({ id, channel }) => [id, channel])));
      expect(records.map(({ phone_log }) => phone_log.call_id).toSorted(), `seed ${seed}`).toEqual(
        [...truth.keys()].toSorted(),
      );
      for (const { segment, unclosedSince: _, ...record } of records) {
        const range = IDBKeyRange.bound([record.sys_id, 0], [record.sys_id, 1e9]);
        const events = eventsOf(await opened.getAll('interactionEvents', range));
        const types = events.map(({ type }) => type).filter((type) => compared.has(type));
        expect(types, `seed ${seed}, ${segment}`).toEqual(truth.get(record.phone_log.call_id));
        expect(foldInteraction(events)).toEqual(record);
        expect(record.type).toBe(channels.get(record.phone_log.call_id) ?? 'phone');
      }
      expect(new Set(records.map(({ number }) => number)).size).toBe(records.length);
      opened.close();
    }
  });
});
