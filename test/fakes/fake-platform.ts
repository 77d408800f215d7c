/** A telephone platform in memory. It keeps the contract of lib/voice-platform.ts; a test plays the customer. */

import type { Agent } from '../../lib/agent.ts';
import { type Call, isPresent, type Party } from '../../lib/call.ts';
import type { Devices } from '../../lib/devices.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { PlatformReport, QuickConnect, VoicePlatform } from '../../lib/voice-platform.ts';
import { call, presences, priya, session } from '../gallery/people.ts';

export interface FakePlatform extends VoicePlatform {
  readonly hostId: string;
  /** Verbs that were asked for, with their arguments, in order. */
  readonly asked: string[];
  /** A customer dials in and rings at the agent; answers the call's id. */
  customerCalls(changed?: Partial<Call>): string;
  customerAnswers(callId: string): void;
  customerHangsUp(callId: string): void;
  /** Whoever is being brought in picks up. */
  thirdAnswers(callId: string): void;
  /** Whoever is being brought in, or was, leaves. */
  thirdLeaves(callId: string): void;
  /** Verbs wait from now on until the answer is called. */
  stall(): () => void;
  /** The next verb fails with this. */
  refuseNext(error: Error): void;
}

export function fakePlatform(hostId = 'host'): FakePlatform {
  const listeners = new Set<(report: PlatformReport) => void>();
  const asked: string[] = [];
  const { connection, health } = session();
  let { devices } = session();
  let agent: Agent = priya();
  let calls: Call[] = [];
  let sequence = 1;
  let time = 0;
  let refusal: Error | null = null;
  let gate: Promise<void> = Promise.resolve();

  const report = (): PlatformReport => ({
    sequence,
    hostId,
    at: time,
    connection,
    health,
    agent,
    calls,
    devices,
  });
  const tell = () => {
    sequence++;
    for (const listener of listeners) listener(report());
  };
  const find = (id: string): Call => {
    const found = calls.find((known) => known.id === id);
    if (!found) throw new VoiceError('no-such-call');
    return found;
  };
  const change = (id: string, changed: Partial<Call>) => {
    const was = find(id);
    const isNewPhase = changed.phase !== undefined && changed.phase !== was.phase;
    time++;
    calls = calls.map((c) =>
      c === was ? { ...c, ...(isNewPhase ? { phaseAt: time } : {}), ...changed } : c,
    );
    tell();
  };
  const add = (changed: Partial<Call>): string => {
    time++;
    const id = `call-${time}`;
    const times = { phaseAt: time, offeredAt: time, answeredAt: null };
    const parties = [newParty('own', 'agent'), newParty('customer', 'customer')];
    calls = [...calls, call({ id, ...times, parties, ...changed })];
    tell();
    return id;
  };
  const verb = async (name: string, args: unknown[], work: () => void): Promise<void> => {
    asked.push([name, ...args].join(' '));
    const error = refusal;
    refusal = null;
    await gate;
    if (error) throw error;
    work();
  };
  const own = (changed: Partial<Devices>) => {
    devices = { ...devices, ...changed };
    tell();
  };
  const parties = (id: string, move: (party: Party) => Partial<Party>) => {
    const moved = find(id).parties.map((party) => ({ ...party, ...move(party) }));
    change(id, { parties: moved, phase: talkingPhase(moved) });
  };
  const party = (id: string, partyId: string, changed: Partial<Party>) =>
    parties(id, (it) => (it.id === partyId ? changed : {}));
  const newest = (id: string) => find(id).parties.findLast(({ role }) => role === 'third-party')?.id ?? '';
  const over = (id: string) => change(id, { phase: 'wrap-up', endReason: 'completed', endedAt: ++time });

  return {
    hostId,
    asked,
    onReport(listener) {
      listeners.add(listener);
      listener(report());
      return () => listeners.delete(listener);
    },
    dial: (number, queueId) =>
      verb(
        'dial',
        queueId === undefined ? [number] : [number, queueId],
        () => void add({ direction: 'outbound', phase: 'dialing', number }),
      ),
    accept: (id) => verb('accept', [id], () => change(id, { phase: 'connected', answeredAt: ++time })),
    reject: (id) => verb('reject', [id], () => change(id, { phase: 'ended', endReason: 'rejected' })),
    hangUp: (id) => verb('hangUp', [id], () => over(id)),
    hold: (id) =>
      verb('hold', [id], () => {
        parties(id, ({ role }) => (role === 'customer' ? { state: 'held' } : {}));
      }),
    resume: (id) =>
      verb('resume', [id], () => {
        parties(id, ({ state }) => (state === 'held' ? { state: 'connected' } : {}));
      }),
    mute: (id) => verb('mute', [id], () => change(id, { isMuted: true })),
    unmute: (id) => verb('unmute', [id], () => change(id, { isMuted: false })),
    sendDigits: (id, digits) => verb('sendDigits', [id, digits], () => void find(id)),
    clear: (id) =>
      verb('clear', [id], () => {
        find(id);
        calls = calls.filter((known) => known.id !== id);
        tell();
      }),
    quickConnects: async () => {
      asked.push('quickConnects');
      return [...quickConnects];
    },
    addParty: (id, target) =>
      verb('addParty', [id, target.kind === 'number' ? target.e164 : target.id], () => {
        const was = find(id);
        const held = was.parties.map((it) =>
          it.role !== 'agent' && isPresent(it) ? { ...it, state: 'held' as const } : it,
        );
        const added = { ...newParty(`third-${++time}`, 'third-party'), ...faceOf(target) };
        change(id, { parties: [...held, added], phase: 'consult-dialing' });
      }),
    swapParties: (id) =>
      verb('swapParties', [id], () =>
        parties(id, ({ role, state }) =>
          role === 'agent' || state === 'left' ? {} : { state: state === 'held' ? 'connected' : 'held' },
        ),
      ),
    merge: (id) =>
      verb('merge', [id], () => parties(id, ({ state }) => (state === 'held' ? { state: 'connected' } : {}))),
    holdParty: (id, partyId) => verb('holdParty', [id, partyId], () => party(id, partyId, { state: 'held' })),
    resumeParty: (id, partyId) =>
      verb('resumeParty', [id, partyId], () => party(id, partyId, { state: 'connected' })),
    muteParty: (id, partyId) => verb('muteParty', [id, partyId], () => party(id, partyId, { isMuted: true })),
    unmuteParty: (id, partyId) =>
      verb('unmuteParty', [id, partyId], () => party(id, partyId, { isMuted: false })),
    dropParty: (id, partyId) => verb('dropParty', [id, partyId], () => party(id, partyId, { state: 'left' })),
    setPresence: (id) =>
      verb('setPresence', [id], () => {
        const chosen = Object.values(presences).find((presence) => presence.id === id);
        if (!chosen) throw new VoiceError('not-now');
        agent = { ...agent, presence: { ...chosen, since: ++time } };
        tell();
      }),
    useDevices: (choice) => verb('useDevices', [JSON.stringify(choice)], () => own({ chosen: choice })),
    setEnhancement: (mode) => verb('setEnhancement', [mode], () => own({ enhancement: mode })),
    usePhone: (number) =>
      verb('usePhone', [number], () => {
        agent = { ...agent, phone: number === null ? { type: 'softphone' } : { type: 'desk', number } };
        tell();
      }),
    stay: () => verb('stay', [], () => {}),
    signOut: () =>
      verb('signOut', [], () => {
        agent = { ...agent, presence: { ...presences.offline, since: ++time } };
        tell();
      }),
    customerCalls: (changed) => add({ phase: 'ringing', ...changed }),
    customerAnswers: (id) => change(id, { phase: 'connected', answeredAt: ++time }),
    customerHangsUp: over,
    thirdAnswers: (id) => party(id, newest(id), { state: 'connected' }),
    thirdLeaves: (id) => party(id, newest(id), { state: 'left' }),
    stall: () => {
      const opened = Promise.withResolvers<void>();
      gate = opened.promise;
      return opened.resolve;
    },
    refuseNext: (error) => {
      refusal = error;
    },
  };
}

export const quickConnects: readonly QuickConnect[] = [
  { id: 'to-tomasz', name: 'Tomasz Zielinski', kind: 'agent', number: null },
  { id: 'to-billing', name: 'Billing', kind: 'queue', number: null },
  { id: 'to-haulier', name: 'Northgate Haulage', kind: 'external', number: '+441614960123' },
];

function newParty(id: string, role: Party['role']): Party {
  const state = role === 'third-party' ? 'connecting' : 'connected';
  return {
    id,
    role,
    number: null,
    numberText: null,
    name: null,
    state,
    stateAt: 0,
    isMuted: false,
    isColleague: false,
  };
}

const faceOf = (target: TransferTarget): Partial<Party> =>
  target.kind === 'number' ? { number: target.e164 } : { name: target.name };

/** The phase that Connect's connections come to, as lib/amazon-connect/phase.ts has it. */
function talkingPhase(parties: readonly Party[]): Call['phase'] {
  const others = parties.filter((party) => party.role !== 'agent' && isPresent(party));
  if (others.some(({ state }) => state === 'connecting')) return 'consult-dialing';
  if (others.every(({ state }) => state === 'held')) return 'held';
  if (others.length < 2) return 'connected';
  return others.some(({ state }) => state === 'held') ? 'consult' : 'conference';
}
