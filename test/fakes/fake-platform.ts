/** A telephone platform in memory. It keeps the contract of lib/voice-platform.ts; a test plays the customer. */

import type { Agent } from '../../lib/agent.ts';
import { type Call, isPresent, type Party } from '../../lib/call.ts';
import type { CallbackContact } from '../../lib/callback-contact.ts';
import type { Devices } from '../../lib/devices.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';
import { call, presences, priya, session } from '../gallery/people.ts';
import { fakeCallbacks } from './fake-callbacks.ts';
import { faceOf, newParty, quickConnects, talkingPhase } from './fake-parties.ts';

export interface FakePlatform extends VoicePlatform {
  readonly hostId: string;
  /** Verbs that were asked for, with their arguments, in order. */
  readonly asked: string[];
  /** A customer dials in and rings at the agent; answers the call's id. */
  customerCalls(changed?: Partial<Call>): string;
  customerAnswers(callId: string): void;
  customerHangsUp(callId: string): void;
  /** A callback is offered: a task unless changed to a preview; answers its id. */
  offersCallback(changed?: Partial<CallbackContact>): string;
  /** Whoever a task is being handed to takes it, or does not: then it is the agent's again. */
  transferSettles(contactId: string, isTaken: boolean): void;
  /** Nobody took the offer, or the callback ended on the platform. */
  callbackEnds(contactId: string): void;
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
  const callbacks = fakeCallbacks();
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
    callbacks: callbacks.all(),
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
  const moveCallback = (id: string, state: CallbackContact['state']) => {
    callbacks.move(id, state, ++time);
    tell();
  };
  const add = (changed: Partial<Call>): string => {
    time++;
    const id = changed.id ?? `call-${time}`;
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
    dial: (number, ...rest) =>
      verb('dial', [number, ...rest.filter((given) => given != null)], () => {
        const relatedCallId = rest[1] ?? null;
        add({ direction: 'outbound', phase: 'dialing', number, relatedCallId });
      }),
    accept: (id) =>
      verb('accept', [id], () => {
        if (callbacks.has(id)) moveCallback(id, 'accepted');
        else change(id, { phase: 'connected', answeredAt: ++time });
      }),
    reject: (id) =>
      verb('reject', [id], () => {
        if (callbacks.has(id)) moveCallback(id, 'over');
        else change(id, { phase: 'ended', endReason: 'rejected' });
      }),
    hangUp: (id) =>
      verb('hangUp', [id], () => {
        if (callbacks.has(id)) moveCallback(id, 'over');
        else over(id);
      }),
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
        if (callbacks.has(id)) callbacks.remove(id);
        else {
          find(id);
          calls = calls.filter((known) => known.id !== id);
        }
        tell();
      }),
    engage: (id) =>
      verb('engage', [id], () => {
        const { state, queue, attributes } = callbacks.find(id);
        if (state !== 'accepted') throw new VoiceError('not-now');
        callbacks.remove(id);
        const number = attributes.callbackNumber ?? null;
        add({ id, direction: 'outbound', kind: 'callback', phase: 'dialing', number, queue, attributes });
      }),
    transferTask: (id, target) =>
      verb('transferTask', [id, target.kind === 'number' ? target.e164 : target.id], () => {
        if (callbacks.find(id).state !== 'accepted') throw new VoiceError('not-now');
        if (target.kind === 'number') throw new VoiceError('number-refused');
        moveCallback(id, 'transferring');
      }),
    cancelTaskTransfer: (id) =>
      verb('cancelTaskTransfer', [id], () => {
        if (callbacks.find(id).state !== 'transferring') throw new VoiceError('not-now');
        moveCallback(id, 'accepted');
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
    offersCallback(changed) {
      const id = changed?.id ?? `callback-${++time}`;
      callbacks.offer(id, time, changed);
      tell();
      return id;
    },
    transferSettles: (id, isTaken) => moveCallback(id, isTaken ? 'over' : 'accepted'),
    callbackEnds: (id) => moveCallback(id, 'over'),
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
