/** A telephone platform in memory. It keeps the contract of lib/voice-platform.ts; a test plays the customer. */

import type { Agent, Presence } from '../../lib/agent.ts';
import { type Call, isPresent, type Party } from '../../lib/call.ts';
import type { CallbackContact } from '../../lib/callback-contact.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { Devices } from '../../lib/sound/devices.ts';
import type { PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';
import type { WorkPhase, WorkSighting } from '../../lib/work/work-item.ts';
import { call, presences, priya, session } from '../gallery/people.ts';
import { fakeCallbacks } from './fake-callbacks.ts';
import { faceOf, newParty, quickConnects, talkingPhase } from './fake-parties.ts';
import { fakeChatVerbs, fakeWork } from './fake-work.ts';

export interface FakePlatform extends VoicePlatform {
  readonly hostId: string;
  /** Verbs that were asked for, with their arguments, in order. */
  readonly asked: string[];
  /** A customer dials in and rings at the agent; answers the call's id. */
  customerCalls(changed?: Partial<Call>): string;
  customerAnswers(callId: string): void;
  customerHangsUp(callId: string): void;
  /** A callback is offered: a task unless changed to a preview, or what was work under its id before; answers its id. */
  offersCallback(changed?: Partial<CallbackContact>): string;
  /** Work is offered: a chat unless changed; answers its id. */
  offersWork(changed?: Partial<WorkSighting>): string;
  workMoves(id: string, phase: WorkPhase): void;
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
  const work = fakeWork();
  let [sequence, time] = [1, 0];
  let refusal: Error | null = null;
  let gate: Promise<void> = Promise.resolve();

  const report = (): PlatformReport => ({
    ...{ sequence, hostId, at: time, connection, health, agent, calls, devices },
    ...{ callbacks: callbacks.all(), work: work.all() },
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
    const next = { ...was, ...(isNewPhase ? { phaseAt: time } : {}), ...changed };
    calls = calls.map((c) => (c === was ? next : c));
    tell();
  };
  const moveWork = (id: string, phase: WorkPhase) => {
    work.move(id, phase, ++time);
    tell();
  };
  /** Moves what is no call; whether it was none. */
  const moveSilent = (id: string, phase: WorkPhase, state: CallbackContact['state']): boolean => {
    if (work.has(id)) moveWork(id, phase);
    else if (callbacks.has(id)) moveCallback(id, state);
    return work.has(id) || callbacks.has(id);
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
  const stand = (presence: Presence) => {
    agent = { ...agent, presence: { ...presence, since: ++time } };
    tell();
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
  const heardAgain = ({ state }: Party): Partial<Party> => (state === 'held' ? { state: 'connected' } : {});
  const onParty = (name: string, changed: Partial<Party>) => (id: string, partyId: string) =>
    verb(name, [id, partyId], () => party(id, partyId, changed));
  const newest = (id: string) => find(id).parties.findLast(({ role }) => role === 'third-party')?.id ?? '';
  const answered = (id: string) => change(id, { phase: 'connected', answeredAt: ++time });
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
    accept: (id) => verb('accept', [id], () => void (moveSilent(id, 'open', 'accepted') || answered(id))),
    reject: (id) =>
      verb('reject', [id], () => {
        if (!moveSilent(id, 'missed', 'over')) change(id, { phase: 'ended', endReason: 'rejected' });
      }),
    hangUp: (id) => verb('hangUp', [id], () => void (moveSilent(id, 'wrap-up', 'over') || over(id))),
    hold: (id) =>
      verb('hold', [id], () => parties(id, ({ role }) => (role === 'customer' ? { state: 'held' } : {}))),
    resume: (id) => verb('resume', [id], () => parties(id, heardAgain)),
    mute: (id) => verb('mute', [id], () => change(id, { isMuted: true })),
    unmute: (id) => verb('unmute', [id], () => change(id, { isMuted: false })),
    sendDigits: (id, digits) => verb('sendDigits', [id, digits], () => void find(id)),
    clear: (id) =>
      verb('clear', [id], () => {
        if (callbacks.has(id)) callbacks.remove(id);
        else if (!work.remove(id)) calls = calls.toSpliced(calls.indexOf(find(id)), 1);
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
    handOn: (id, target) =>
      verb('handOn', [id, target.kind === 'number' ? target.e164 : target.id], () => {
        if (target.kind === 'number') throw new VoiceError('number-refused');
        if (work.has(id)) return moveWork(id, 'transferring');
        if (callbacks.find(id).state !== 'accepted') throw new VoiceError('not-now');
        moveCallback(id, 'transferring');
      }),
    cancelHandOn: (id) =>
      verb('cancelHandOn', [id], () => {
        if (work.has(id)) return moveWork(id, 'open');
        if (callbacks.find(id).state !== 'transferring') throw new VoiceError('not-now');
        moveCallback(id, 'accepted');
      }),
    ...fakeChatVerbs(work, verb, asked),
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
    merge: (id) => verb('merge', [id], () => parties(id, heardAgain)),
    holdParty: onParty('holdParty', { state: 'held' }),
    resumeParty: onParty('resumeParty', { state: 'connected' }),
    muteParty: onParty('muteParty', { isMuted: true }),
    unmuteParty: onParty('unmuteParty', { isMuted: false }),
    dropParty: onParty('dropParty', { state: 'left' }),
    setPresence: (id) =>
      verb('setPresence', [id], () => {
        const chosen = Object.values(presences).find((presence) => presence.id === id);
        if (!chosen) throw new VoiceError('not-now');
        stand(chosen);
      }),
    useDevices: (choice) => verb('useDevices', [JSON.stringify(choice)], () => own({ chosen: choice })),
    setEnhancement: (mode) => verb('setEnhancement', [mode], () => own({ enhancement: mode })),
    usePhone: (number) =>
      verb('usePhone', [number], () => {
        agent = { ...agent, phone: number === null ? { type: 'softphone' } : { type: 'desk', number } };
        tell();
      }),
    stay: () => verb('stay', [], () => {}),
    signOut: () => verb('signOut', [], () => stand(presences.offline)),
    customerCalls: (changed) => add({ phase: 'ringing', ...changed }),
    customerAnswers: answered,
    customerHangsUp: over,
    offersCallback(changed) {
      const id = changed?.id ?? `callback-${++time}`;
      work.remove(id);
      callbacks.offer(id, time, changed);
      tell();
      return id;
    },
    offersWork(changed = {}) {
      const id = work.offer(changed.id ?? `work-${++time}`, time, changed);
      tell();
      return id;
    },
    workMoves: moveWork,
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
