/**
 * What the store of interactions does, over whatever database it stands on: the one in memory of the unit tests, and a
 * real browser's. Runs in both, so it asserts for itself.
 */

import {
  createInteractionStore,
  type InteractionStore,
} from '../../entrypoints/background/records/interaction-store.ts';
import type { JournalPart } from '../../entrypoints/background/records/take-moves.ts';
import { createDatabase } from '../../lib/database.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { MoveWhat } from '../../lib/interactions/move.ts';
import { defaultSettings } from '../../lib/settings-rules.ts';

function same(actual: unknown, expected: unknown): void {
  const [is, must] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== must) throw new Error(`${is} is not ${must}`);
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof VoiceError ? error.code : String(error)),
  );

const number = '+442079460958';
const opened = (contactId: string): MoveWhat => ({
  ...({ type: 'opened', by: 'offer', direction: 'inbound', kind: 'call', queue: 'Billing' } as const),
  ...{ contactId, caller_phone_number: number, name: null, transferredBy: null, context: {} },
  agent: { value: 'priya', display_value: 'Priya' },
});
const answered = { type: 'answered' } as const;
const ended = { type: 'ended', outcome: 'answered', detail: '', isWrapUp: true } as const;

const missed = { type: 'ended', outcome: 'missed', detail: '', state: null } as const;

/** Moves of the contacts in turn, one each second, of one journal. */
const journal = (...moves: [contact: string, what: MoveWhat][]): JournalPart => ({
  id: 'journal',
  moves: moves.map(([callId, what], at) => ({
    ...{ callId, agent: 'priya', at: (at + 1) * 1_000, what, sequence: at + 1 },
  })),
});
const three = journal(
  ...[['a', opened('a')] as [string, MoveWhat], ['a', answered] as [string, MoveWhat]],
  ...[['b', opened('b')] as [string, MoveWhat], ['a', ended] as [string, MoveWhat]],
  ['c', opened('c')],
);

const cases: Record<string, (store: InteractionStore, signIn: (login: string) => void) => Promise<void>> = {
  async 'a journal is written once, however often it is told'(store) {
    same((await store.record(three, defaultSettings)).length, 3);
    same((await store.record(three, defaultSettings)).length, 0);
    same(await store.count(), 3);
    const a = await store.find('a');
    same(
      (await store.events(a?.sys_id ?? '')).map(({ type, sequence }) => [type, sequence]),
      [...[['opened', 1] as const, ['answered', 2] as const], ['ended', 3]],
    );
    same([a?.state, a?.number], ['wrap_up', 'IMS0000001']);
  },
  async 'of a journal only what is new is written'(store) {
    await store.record({ ...three, moves: three.moves.slice(0, 2) }, defaultSettings);
    same((await store.record(three, defaultSettings)).length, 3);
    same((await store.find('a'))?.events, 3);
  },
  async 'records are found by number, by contact, by customer and by time'(store) {
    await store.record(three, defaultSettings);
    same((await store.find('IMS0000002'))?.phone_log.call_id, 'b');
    same(await store.find('nobody'), null);
    same(
      (await store.ofNumber(number, 2)).map((record) => record.number),
      ['IMS0000003', 'IMS0000002'],
    );
    same(await store.ofNumber('+4420', 9), []);
    same(
      (await store.unclosed()).map((record) => record.number),
      ['IMS0000001', 'IMS0000002', 'IMS0000003'],
    );
    await store.append((await store.find('b'))?.sys_id ?? '', 9_000, [missed, { type: 'cleared' }]);
    same(
      (await store.unclosed()).map((record) => record.number),
      ['IMS0000001', 'IMS0000003'],
    );
  },
  async 'of several agents’ parts of a contact each finds their own'(store, signIn) {
    const missedBy = (agent: string, sequence: number) => {
      const ofAgent = { ...opened('a'), agent: { value: agent, display_value: agent } } as MoveWhat;
      return { callId: 'a', agent, at: 1_000, what: ofAgent, sequence };
    };
    const moves = ['anna', 'priya', 'zoe'].map((agent, at) => missedBy(agent, at + 1));
    await store.record({ id: 'journal', moves }, defaultSettings);
    const whose = async () => (await store.find('a'))?.phone_log.agent.value;
    for (const agent of ['priya', 'zoe', 'anna']) {
      signIn(agent);
      same(await whose(), agent);
    }
    signIn('somebody else');
    same(await whose(), 'anna');
  },
  async 'all of them are gone through in stretches, each once'(store) {
    await store.record(three, defaultSettings);
    const first = await store.stretch(null, 2);
    const rest = await store.stretch(first.at(-1)?.sys_id ?? null, 2);
    same(new Set([...first, ...rest].map(({ sys_id }) => sys_id)).size, 3);
    same(rest.length, 1);
  },
  async 'what cannot be written leaves nothing behind'(store) {
    await store.record(three, defaultSettings);
    const id = (await store.find('a'))?.sys_id ?? '';
    const bad = { type: 'recordingCame', url: (() => '') as unknown as string } as const;
    same(await codeOf(store.append(id, 9, [{ type: 'muted' }, bad])), 'store-full');
    same([(await store.find('a'))?.events, (await store.events(id)).length], [3, 3]);
    same(await codeOf(store.append('nobody', 9, [])), 'no-such-record');
    await store.append(id, 9, [{ type: 'recordingCame', url: 'https://rec.example/1' }]);
    same((await store.events(id)).length, 4);
  },
  async 'streams come back whole, and once'(store) {
    await store.record(three, defaultSettings);
    const id = (await store.find('a'))?.sys_id ?? '';
    const stream = await store.events(id);
    same((await store.importStreams([stream])).length, 0);
    await store.delete([id]);
    same([await store.count(), (await store.events(id)).length, await store.find('a')], [2, 0, null]);
    same((await store.importStreams([stream])).length, 1);
    same((await store.events(id)).length, 3);
    // The same contact as another browser of the agent's has it: their part of it is here.
    const elsewhere = stream.map((event) => ({ ...event, interaction: 'e'.repeat(32) }));
    same((await store.importStreams([elsewhere])).length, 0);
    const far = { ...stream[0], interaction: 'f'.repeat(32), contactId: 'far', number: 'IMS999999999999' };
    await store.importStreams([[far as (typeof stream)[number]]]);
    await store.record({ id: 'another', moves: journal(['d', opened('d')]).moves }, defaultSettings);
    same((await store.find('d'))?.number, 'IMS0000004');
    await store.deleteAll();
    same([await store.count(), await store.find('b')], [0, null]);
  },
};

/** The names of all cases, with what was wrong in those that failed, each over a database of its own. */
export async function storeFaults(): Promise<Record<string, string | null>> {
  const results: Record<string, string | null> = {};
  for (const [title, run] of Object.entries(cases)) {
    const name = `contract ${title}`;
    const database = createDatabase(name);
    let agent = '';
    const store = createInteractionStore(database, undefined, undefined, () => agent);
    const signIn = (login: string) => {
      agent = login;
    };
    results[title] = await run(store, signIn).then(
      () => null,
      (error: unknown) => String(error),
    );
    (await database()).close();
    indexedDB.deleteDatabase(name);
  }
  return results;
}
