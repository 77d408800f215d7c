/** The agent's presence and their state in work assignment settle in one, however both are changed and however the line fails. */

import { describe, expect, it } from 'vitest';
import { createServiceNowPresence } from '../../entrypoints/background/servicenow/presence.ts';
import { createSessionStore } from '../../entrypoints/background/session-store.ts';
import type { Presence } from '../../lib/agent.ts';
import { oursFor, type PresenceMapping, theirsFor } from '../../lib/presence/mapping.ts';
import type { Answered, Ask } from '../../lib/servicenow/request.ts';
import { noServiceNow } from '../../lib/servicenow/view.ts';
import { priya } from '../fakes/servicenow.ts';
import { storedArea } from '../fakes/stored-area.ts';
import { priya as signedIn } from '../gallery/people.ts';
import { chance } from './random.ts';

const mapping: PresenceMapping = [
  { ours: 'Available', theirs: 'On queue', isWayBack: true },
  { ours: 'Lunch', theirs: 'Away', isWayBack: true },
  { ours: 'Break', theirs: 'Away', isWayBack: false },
  { ours: 'Offline', theirs: 'Offline', isWayBack: true },
  { ours: 'On a call', theirs: 'Busy', isWayBack: false },
];
const states = {
  ours: ['Available', 'Lunch', 'Break', 'Offline', 'On a call', 'Training'],
  theirs: ['On queue', 'Away', 'Offline', 'Meeting'],
};
const kinds: Record<string, Presence['kind']> = {
  Available: 'routable',
  Offline: 'offline',
  'On a call': 'system',
};
const presence = (name: string): Presence => ({
  id: name,
  // As Connect calls it.
  name: name === 'On a call' ? 'Busy' : name,
  kind: kinds[name] ?? 'not-routable',
});

/** Lets everything that waits for nothing but its turn happen. */
const calm = () => new Promise<void>((done) => setImmediate(done));

/**
 * A worker that keeps Connect and an instance in step, both in memory. `failsPercent` of the writes are refused by Connect;
 * on the way to the instance as many are lost, half of them after they were done.
 */
async function desk(seed: number, failsPercent = 0) {
  const luck = chance(seed);
  const stored = storedArea();
  const store = createSessionStore(storedArea(), () => 0);
  await store.ready;
  const sides = { ours: 'Available', theirs: 'On queue' };
  const writes = { ours: [] as string[], theirs: [] as string[] };

  const show = () =>
    store.change({
      agent: {
        ...signedIn(),
        presence: { ...presence(sides.ours), since: 0 },
        choices: states.ours.map(presence),
      },
    });
  /** Some turns of the event loop: answers come late, and not in the order of the questions. */
  const late = async () => {
    for (let turns = luck.whole(4); turns > 0; turns--) await Promise.resolve();
  };
  const broken: Answered = { failure: { kind: 'cut', status: 0, detail: '', retryAfterMs: null } };
  const ask: Ask = async ({ method, path, body }) => {
    await late();
    const answer = (result: unknown): Answered => ({ result, total: null });
    if (path.endsWith('presence_states'))
      return answer({ presence_states: [...states.theirs, 'Busy'].map((name) => ({ sys_id: name, name })) });
    if (method === 'GET') return answer({ name: sides.theirs });
    const isLost = luck.percent(failsPercent);
    if (isLost && luck.percent(50)) return broken;
    sides.theirs = (body as { presence: { sys_id: string } }).presence.sys_id;
    writes.theirs.push(sides.theirs);
    await late();
    return isLost ? broken : answer({});
  };
  async function choose(id: string): Promise<void> {
    await late();
    if (luck.percent(failsPercent)) throw new Error('refused');
    writes.ours.push(id);
    sides.ours = id;
    show();
  }
  show();
  store.change({ serviceNow: { ...noServiceNow, state: 'ready' } });
  let life = 0;
  /** A worker; once the next one began nothing reaches it any more, not even an answer. */
  const begin = () => {
    const own = ++life;
    const alive = <T>(answer: Promise<T>) =>
      new Promise<T>((done, fail) => {
        answer.then(
          (value) => own === life && done(value),
          (error) => own === life && fail(error),
        );
      });
    return createServiceNowPresence({
      store: { ...store, onChange: (listener) => store.onChange((...it) => own === life && listener(...it)) },
      stored: { get: (keys) => alive(stored.get(keys)), set: (items) => alive(stored.set(items)) },
      ask: (request) => alive(ask(request)),
      me: async () => priya,
      mapping: async () => mapping,
      choose: (id) => alive(choose(id)),
    });
  };
  let worker = begin();
  /** What the minute's alarm does. */
  const minute = async () => {
    await calm();
    await worker.look();
    await calm();
  };
  await minute();
  return {
    ...{ luck, writes, minute },
    ours: () => sides.ours,
    theirs: () => sides.theirs,
    /** The agent, a supervisor, a call, or somebody on the instance. */
    ourBecomes(name: string) {
      sides.ours = name;
      show();
    },
    theirBecomes(name: string) {
      sides.theirs = name;
    },
    restart() {
      worker = begin();
    },
  };
}

/** Whether the two mean the same, as far as the table tells. */
const isInStep = (ours: string, theirs: string) => theirsFor(mapping, ours) === theirs;

describe('[AC-15][CC-06] two systems in step', () => {
  it('a change of one is carried to the other, once, and its echo goes no further', async () => {
    const { ours, theirs, writes, minute, ourBecomes, theirBecomes } = await desk(1);
    ourBecomes('Lunch');
    await calm();
    expect(theirs()).toBe('Away');
    for (const _ of [1, 2, 3]) await minute();
    expect(writes).toEqual({ ours: [], theirs: ['Away'] });
    theirBecomes('On queue');
    for (const _ of [1, 2, 3]) await minute();
    expect(ours()).toBe('Available');
    expect(writes).toEqual({ ours: ['Available'], theirs: ['Away'] });
  });

  it('what is chosen there right after a write, though it was so before, is a change', async () => {
    const { ours, theirs, minute, ourBecomes, theirBecomes } = await desk(1);
    ourBecomes('Lunch');
    await calm();
    expect(theirs()).toBe('Away');
    theirBecomes('On queue');
    await minute();
    expect(ours()).toBe('Available');
  });

  it('what means the same already is not written', async () => {
    const { writes, minute, ourBecomes } = await desk(2);
    ourBecomes('Lunch');
    await minute();
    ourBecomes('Break');
    await minute();
    expect(writes).toEqual({ ours: [], theirs: ['Away'] });
  });

  it('what the table does not have is left alone, and so is a call', async () => {
    const { theirs, writes, minute, ourBecomes, theirBecomes } = await desk(3);
    ourBecomes('Training');
    await minute();
    expect(theirs()).toBe('On queue');
    ourBecomes('On a call');
    await minute();
    expect(theirs()).toBe('Busy');
    theirBecomes('Offline');
    await minute();
    expect(theirs()).toBe('Busy');
    expect(writes.ours).toEqual([]);
  });

  it('[AC-15] both changed together: one state, the agent’s, with one write at most', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { luck, ours, theirs, writes, minute, ourBecomes, theirBecomes } = await desk(seed);
      const [a, b] = [
        luck.pick(['Available', 'Lunch', 'Break', 'Offline']) ?? '',
        luck.pick(['On queue', 'Away', 'Offline']) ?? '',
      ];
      theirBecomes(b);
      ourBecomes(a);
      for (const _ of [1, 2, 3]) await minute();
      const story = `seed ${seed}: ${a} and ${b} came to ${ours()} and ${theirs()}`;
      expect(isInStep(ours(), theirs()), story).toBe(true);
      expect(writes.ours.length + writes.theirs.length, story).toBeLessThanOrEqual(1);
    }
  });

  it('[AC-15] what the agent chooses while something is written is carried over too, and never undone', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { luck, ours, theirs, writes, minute, ourBecomes } = await desk(seed);
      ourBecomes('Lunch');
      for (let turns = luck.whole(40); turns > 0; turns--) await Promise.resolve();
      ourBecomes('Offline');
      // Without waiting for the minute: what changed during a look is looked at again.
      await calm();
      expect(`${ours()} ${theirs()}`, `seed ${seed}`).toBe('Offline Offline');
      await minute();
      expect(writes.ours, `seed ${seed}`).toEqual([]);
    }
  });

  it('[AC-15] any storm of changes, lost answers, refusals and deaths of the worker ends in one state', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { luck, ours, theirs, writes, minute, ...world } = await desk(seed, seed % 2 === 0 ? 20 : 0);
      const changes = 1 + luck.whole(12);
      for (let i = 0; i < changes; i++) {
        if (luck.percent(50)) world.ourBecomes(luck.pick(states.ours) ?? '');
        else world.theirBecomes(luck.pick(states.theirs) ?? '');
        if (luck.percent(15)) world.restart();
        if (luck.percent(60)) await minute();
      }
      for (let i = 0; i < 8; i++) await minute();
      if (seed % 2 === 1)
        expect(writes.ours.length + writes.theirs.length, `seed ${seed}`).toBeLessThanOrEqual(changes);
      // A change that the table knows is carried over, whatever was lost before.
      world.ourBecomes(ours() === 'Lunch' ? 'Offline' : 'Lunch');
      for (let i = 0; i < 8; i++) await minute();
      expect(isInStep(ours(), theirs()), `seed ${seed}: ${ours()}, ${theirs()}`).toBe(true);
      expect(oursFor(mapping, theirs(), ours()), `seed ${seed}`).not.toBe('On a call');
    }
  });
});
