/**
 * The table of phase and command, proven whole: real adapter, session and command handlers against the simulated
 * instance. Each pair it allows is carried out, and what the instance then holds is told here; each other pair is refused
 * in words and reaches nobody. An entry of the table without its line here fails.
 */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  allowedCommands,
  allows,
  allowsParty,
  type Call,
  type CallCommand,
  type CallPhase,
  type PartyCommand,
} from '../../lib/call.ts';
import { errorWords } from '../../lib/error-words.ts';
import { VoiceError } from '../../lib/errors.ts';
import {
  answers,
  callOf,
  command,
  held,
  type Line,
  lines,
  openBench,
  outside,
  reach,
  target,
} from './call-bench.ts';
import { contradictions } from './truth.ts';

const phases = Object.keys(allowedCommands) as CallPhase[];
const commands = [...new Set(Object.values(allowedCommands).flat())];

/** Entries that a line does not offer: by command, or by phase and command. */
const withheld: Record<Line, readonly string[]> = {
  // One added party may be dropped; nobody is held or muted alone, and three are all there may be.
  'three parties': ['holdParty', 'resumeParty', 'muteParty', 'unmuteParty', 'conference consult'],
  'six parties': [],
  'desk phone': [
    ...['accept', 'mute', 'unmute', 'sendDigits'],
    ...['holdParty', 'resumeParty', 'muteParty', 'unmuteParty', 'conference consult'],
  ],
};

const together = 'customer connected, third-party connected';
const reaching = 'connected, customer hold, third-party connecting';
const consulting = 'customer hold, third-party connected';

/** What the instance holds when each pair was carried out: the agent's contact, then who else is there. */
const outcomes: Record<CallPhase, Partial<Record<CallCommand, string>>> = {
  ringing: {
    accept: 'connected, customer connected',
    reject: 'rejected, customer connected',
  },
  dialing: {
    mute: 'connecting muted, customer connecting',
    unmute: 'connecting, customer connecting',
    hangUp: 'ended',
  },
  connected: {
    hold: 'connected, customer hold',
    mute: 'connected muted, customer connected',
    unmute: 'connected, customer connected',
    sendDigits: 'connected, customer connected heard 5',
    transfer: `ended, ${together}`,
    consult: reaching,
    flagQuality: 'connected, customer connected',
    hangUp: 'ended',
  },
  held: {
    resume: 'connected, customer connected',
    mute: 'connected muted, customer hold',
    unmute: 'connected, customer hold',
    transfer: `ended, ${together}`,
    consult: reaching,
    flagQuality: 'connected, customer hold',
    hangUp: 'ended',
  },
  'consult-dialing': {
    mute: 'connected muted, customer hold, third-party connecting',
    unmute: reaching,
    cancelTransfer: 'connected, customer connected',
    flagQuality: reaching,
  },
  consult: {
    mute: `connected muted, ${consulting}`,
    unmute: `connected, ${consulting}`,
    sendDigits: `connected, ${consulting} heard 5`,
    swapParties: 'connected, customer connected, third-party hold',
    merge: `connected, ${together}`,
    leave: `ended, ${together}`,
    cancelTransfer: 'connected, customer connected',
    holdParty: 'connected, customer hold, third-party hold',
    resumeParty: `connected, ${together}`,
    muteParty: `connected, ${consulting} muted`,
    unmuteParty: `connected, ${consulting}`,
    dropParty: 'connected, customer hold',
    flagQuality: `connected, ${consulting}`,
  },
  conference: {
    mute: `connected muted, ${together}`,
    unmute: `connected, ${together}`,
    sendDigits: 'connected, customer connected heard 5, third-party connected',
    consult: 'connected, customer hold, third-party hold, third-party connecting',
    leave: `ended, ${together}`,
    holdParty: 'connected, customer connected, third-party hold',
    muteParty: `connected, ${together} muted`,
    unmuteParty: `connected, ${together}`,
    dropParty: 'connected, customer connected',
    flagQuality: `connected, ${together}`,
  },
  'wrap-up': { clear: 'gone' },
  // Who missed it is free again, and the customer still waits.
  ended: { clear: 'connecting, customer connected' },
};

let lifetime: AbortController;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_764_000_000_000 });
  lifetime = new AbortController();
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

const isPartyCommand = (name: CallCommand): name is PartyCommand => name.endsWith('Party');

/** Whom a command about one party is about: whoever it may be about, who was brought in first. */
function aimOf(call: Call, name: PartyCommand): string | undefined {
  const fitting = call.parties.filter((party) => allowsParty(call, name, party));
  return (fitting.find(({ role }) => role === 'third-party') ?? fitting[0])?.id;
}

const isAllowed = (call: Call, name: CallCommand): boolean =>
  allows(call, name) && (!isPartyCommand(name) || aimOf(call, name) !== undefined);

test('[AC-02][AC-04] every entry of the table has its proof here', () => {
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
    const isWithheld = [name, `${phase} ${name}`].some((entry) => withheld[line].includes(entry));
    expect(isAllowed(callOf(bench), name)).toBe(!isWithheld);
    if (isWithheld) return;
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
