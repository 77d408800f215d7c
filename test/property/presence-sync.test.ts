/** Two systems that tell each other the agent's state settle in one, however they are changed and however late their words come. */

import { describe, expect, it } from 'vitest';
import { oursFor, type PresenceMapping, theirsFor } from '../../lib/presence/mapping.ts';
import { keepInStep, type PresenceSide } from '../../lib/presence/sync.ts';
import { type Chance, chance } from './random.ts';

const mapping: PresenceMapping = [
  { ours: 'Available', theirs: 'On queue', isWayBack: true },
  { ours: 'Lunch', theirs: 'Away', isWayBack: true },
  { ours: 'Break', theirs: 'Away', isWayBack: false },
  { ours: 'Offline', theirs: 'Offline', isWayBack: true },
  { ours: 'On contact', theirs: 'Busy', isWayBack: false },
];
const states = {
  ours: ['Available', 'Lunch', 'Break', 'Offline', 'On contact', 'Training'],
  theirs: ['On queue', 'Away', 'Offline', 'Meeting'],
};

/** Time that passes only when told to, in order. */
function clock() {
  let now = 1_000;
  const due: { at: number; work: () => void; isOff: boolean }[] = [];
  const after = (spanMs: number, work: () => void) => {
    const one = { at: now + spanMs, work, isOff: false };
    due.push(one);
    return () => {
      one.isOff = true;
    };
  };
  return {
    now: () => now,
    after,
    async pass(spanMs: number) {
      const until = now + spanMs;
      for (;;) {
        for (let i = 0; i < 6; i++) await Promise.resolve();
        const next = due.filter((it) => !it.isOff && it.at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.splice(due.indexOf(next), 1);
        now = Math.max(now, next.at);
        next.work();
      }
      now = until;
    },
  };
}

type Clock = ReturnType<typeof clock>;

/** A system in memory: it takes writes late, tells changes later still, sometimes twice, and sometimes refuses. */
function system(first: string, time: Clock, luck: Chance, refusesPercent: number, latestMs: number) {
  let state = first;
  const writes: string[] = [];
  const listeners = new Set<(state: string) => void>();
  let told = 0;
  const tell = () => {
    const said = state;
    // In order, as any one line is.
    told = Math.max(told, time.now() + luck.whole(latestMs)) + 1;
    for (let times = luck.percent(20) ? 2 : 1; times > 0; times--)
      time.after(told - time.now(), () => {
        for (const listener of listeners) listener(said);
      });
  };
  const side: PresenceSide = {
    get: async () => state,
    set: (wanted) =>
      new Promise((done, failed) => {
        writes.push(wanted);
        time.after(luck.whole(120), () => {
          if (luck.percent(refusesPercent)) return failed(new Error('refused'));
          const isNew = state !== wanted;
          state = wanted;
          if (isNew) tell();
          time.after(luck.whole(40), done as () => void);
        });
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    side,
    writes,
    state: () => state,
    /** A person, a supervisor or the system itself changes it. */
    becomes(wanted: string) {
      if (state === wanted) return;
      state = wanted;
      tell();
    },
  };
}

/** `latestMs`: how late a change is told at most. */
async function desk(seed: number, refusesPercent = 0, latestMs = 150) {
  const time = clock();
  const luck = chance(seed);
  const ours = system('Available', time, luck, refusesPercent, latestMs);
  const theirs = system('On queue', time, luck, refusesPercent, latestMs);
  const lifetime = new AbortController();
  keepInStep({ ours: ours.side, theirs: theirs.side }, () => mapping, time, lifetime.signal);
  await time.pass(4_000);
  return { time, luck, ours, theirs, stop: () => lifetime.abort() };
}

/** Whether the two mean the same, as far as the table tells. */
const isInStep = (ours: string, theirs: string) => theirsFor(mapping, ours) === theirs;

describe('[AC-15][CC-06] two systems in step', () => {
  it('a change of one is carried to the other, once, and its echo goes no further', async () => {
    const { time, ours, theirs } = await desk(1);
    ours.becomes('Lunch');
    await time.pass(3_000);
    expect(theirs.state()).toBe('Away');
    expect([ours.writes, theirs.writes]).toEqual([[], ['Away']]);
    theirs.becomes('On queue');
    await time.pass(3_000);
    expect(ours.state()).toBe('Available');
    expect([ours.writes, theirs.writes]).toEqual([['Available'], ['Away']]);
  });

  it('what means the same already is not written', async () => {
    const { time, ours, theirs } = await desk(2);
    ours.becomes('Lunch');
    await time.pass(3_000);
    ours.becomes('Break');
    await time.pass(3_000);
    expect([ours.writes, theirs.writes]).toEqual([[], ['Away']]);
  });

  it('what the table does not have is left alone, and so is a call', async () => {
    const { time, ours, theirs } = await desk(3);
    ours.becomes('Training');
    await time.pass(3_000);
    expect(theirs.state()).toBe('On queue');
    ours.becomes('On contact');
    await time.pass(3_000);
    expect(theirs.state()).toBe('Busy');
    theirs.becomes('Offline');
    await time.pass(3_000);
    expect(ours.writes).toEqual([]);
    expect(theirs.state()).toBe('Busy');
  });

  it('nothing is written any more once it has ended', async () => {
    const { time, ours, theirs, stop } = await desk(4);
    stop();
    ours.becomes('Lunch');
    await time.pass(3_000);
    expect([ours.writes, theirs.writes]).toEqual([[], []]);
  });

  it('[AC-15] both changed together: one state, at most one write to either, whatever the delays', async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { time, luck, ours, theirs } = await desk(seed);
      const [a, b] = [
        luck.pick(['Available', 'Lunch', 'Break', 'Offline']) ?? '',
        luck.pick(['On queue', 'Away', 'Offline']) ?? '',
      ];
      ours.becomes(a);
      theirs.becomes(b);
      await time.pass(10_000);
      const story = `seed ${seed}: ${a} and ${b} came to ${ours.state()} and ${theirs.state()}`;
      expect(isInStep(ours.state(), theirs.state()), story).toBe(true);
      expect(ours.writes.length, story).toBeLessThanOrEqual(1);
      expect(theirs.writes.length, story).toBeLessThanOrEqual(1);
      expect(ours.writes.length + theirs.writes.length, story).toBeLessThanOrEqual(1);
    }
  });

  it('[AC-15] the echo of a write never undoes what was chosen meanwhile', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { time, luck, ours, theirs } = await desk(seed);
      ours.becomes('Lunch');
      // The write goes out after some 400 ms; its echo is heard up to 300 ms later.
      await time.pass(400 + luck.whole(300));
      ours.becomes('Offline');
      await time.pass(10_000);
      expect(`${ours.state()} ${theirs.state()}`, `seed ${seed}`).toBe('Offline Offline');
      expect(ours.writes, `seed ${seed}`).toEqual([]);
    }
  });

  it('[AC-15] over slow lines they settle too, with at most one write to either', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { time, luck, ours, theirs } = await desk(seed, 0, 1_500);
      ours.becomes(luck.pick(['Lunch', 'Break', 'Offline']) ?? '');
      theirs.becomes(luck.pick(['Away', 'Offline']) ?? '');
      await time.pass(20_000);
      expect(isInStep(ours.state(), theirs.state()), `seed ${seed}`).toBe(true);
      expect(ours.writes.length, `seed ${seed}`).toBeLessThanOrEqual(1);
      expect(theirs.writes.length, `seed ${seed}`).toBeLessThanOrEqual(1);
    }
  });

  it('[AC-15] any storm of changes ends, and no more is written than was changed', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { time, luck, ours, theirs } = await desk(seed, seed % 4 === 0 ? 20 : 0);
      const changes = 1 + luck.whole(12);
      for (let i = 0; i < changes; i++) {
        const side = luck.percent(50) ? 'ours' : 'theirs';
        (side === 'ours' ? ours : theirs).becomes(luck.pick(states[side]) ?? '');
        await time.pass(luck.whole(900));
      }
      await time.pass(20_000);
      const writes = ours.writes.length + theirs.writes.length;
      expect(writes, `seed ${seed}`).toBeLessThanOrEqual(changes + 1);
      // A last change that both sides know, and that nobody refuses, is carried over.
      ours.becomes(ours.state() === 'Lunch' ? 'Offline' : 'Lunch');
      await time.pass(20_000);
      const isRefused = seed % 4 === 0;
      if (!isRefused) expect(isInStep(ours.state(), theirs.state()), `seed ${seed}`).toBe(true);
      expect(oursFor(mapping, theirs.state(), ours.state()), `seed ${seed}`).not.toBe('On contact');
    }
  });
});
