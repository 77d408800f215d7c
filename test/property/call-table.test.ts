/**
 * The table of phase and command, proven whole: real adapter, session and command handlers against the simulated
 * instance. Each pair it allows is carried out, and what the instance then holds stands in call-outcomes.ts; each other pair is refused
 * in words and reaches nobody. An entry of the table without its line there fails.
 */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allowedCommands } from '../../lib/call.ts';
import { errorWords } from '../../lib/error-words.ts';
import { VoiceError } from '../../lib/errors.ts';
import { answers, callOf, command, held, openBench, outside, reach, target } from './call-bench.ts';
import {
  aimOf,
  commands,
  isAllowed,
  isPartyCommand,
  isWithheld,
  lines,
  outcomes,
  phases,
} from './call-outcomes.ts';
import { contradictions } from './truth.ts';

let lifetime: AbortController;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_764_000_000_000 });
  lifetime = new AbortController();
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

test('[AC-02][AC-04] every entry of the table has its proof', () => {
  for (const phase of phases)
    expect(Object.keys(outcomes[phase]).sort(), phase).toEqual([...allowedCommands[phase]].sort());
});

describe.each(lines)('[AC-02][AC-04] with %s', (line) => {
  const pairs = phases.flatMap((phase) => allowedCommands[phase].map((name) => [phase, name] as const));

  test.each(pairs)('%s: %s is carried out, where this line offers it', async (phase, name) => {
    const bench = await openBench(line, lifetime.signal);
    await reach(bench, phase, line);
    expect(callOf(bench).phase).toBe(phase);
    if (name === 'unmute' && isAllowed(callOf(bench), 'mute')) await command(bench, 'mute');
    if (name === 'unmuteParty' && isAllowed(callOf(bench), 'muteParty'))
      await command(bench, 'muteParty', aimOf(callOf(bench), 'muteParty'));
    const isOffered = !isWithheld(line, phase, name);
    expect(isAllowed(callOf(bench), name)).toBe(isOffered);
    if (!isOffered) return;
    const extra = isPartyCommand(name) ? aimOf(callOf(bench), name) : name === 'sendDigits' ? '5' : target;
    await command(bench, name, extra);
    if (name === 'transfer') await answers(bench, outside);
    expect(held(bench)).toBe(outcomes[phase][name]);
    const { desk, instance } = bench;
    expect(contradictions(instance.state, 'priya', desk.store.now(), desk.line.seenLegs)).toEqual([]);
  });

  test.each(phases)('%s: everything else is refused in words, and reaches nobody', async (phase) => {
    const bench = await openBench(line, lifetime.signal);
    await reach(bench, phase, line);
    const before = held(bench);
    const { reached, refused } = bench.desk.line;
    const standing = [reached.length, refused.length];
    for (const name of commands) {
      if (isAllowed(callOf(bench), name)) continue;
      for (const aim of isPartyCommand(name) ? callOf(bench).parties.map(({ id }) => id) : [target]) {
        const refusal = await command(bench, name, aim).catch((error: unknown) => error);
        expect(refusal, name).toBeInstanceOf(VoiceError);
        expect(errorWords(refusal).remedy, name).toBe('Look at the call: it has moved on.');
      }
    }
    expect([reached.length, refused.length]).toEqual(standing);
    expect(held(bench)).toBe(before);
  });
});

test('[AC-47] everybody is held in one press: two commands about two people are two things', async () => {
  const bench = await openBench('six parties', lifetime.signal);
  await reach(bench, 'conference', 'six parties');
  const others = callOf(bench).parties.filter(({ role }) => role !== 'agent');
  const hold = ({ id }: (typeof others)[number]) => command(bench, 'holdParty', id);
  expect(await Promise.allSettled(others.map(hold))).toMatchObject([
    { status: 'fulfilled' },
    { status: 'fulfilled' },
  ]);
  expect(held(bench)).toBe('connected, customer hold, third-party hold');
  expect(callOf(bench).phase).toBe('held');
  // And one of them alone is taken back.
  await command(bench, 'resumeParty', aimOf(callOf(bench), 'resumeParty'));
  expect(held(bench)).toBe('connected, customer hold, third-party connected');
});
