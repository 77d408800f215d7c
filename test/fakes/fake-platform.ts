/** A telephone platform in memory. It keeps the contract of lib/voice-platform.ts; a test plays the customer. */

import type { Agent } from '../../lib/agent.ts';
import type { Call } from '../../lib/call.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';
import { call, presences, priya, session } from '../gallery/people.ts';

export interface FakePlatform extends VoicePlatform {
  /** Verbs that were asked for, with their arguments, in order. */
  readonly asked: string[];
  /** A customer dials in and rings at the agent; answers the call's id. */
  customerCalls(changed?: Partial<Call>): string;
  customerAnswers(callId: string): void;
  customerHangsUp(callId: string): void;
  /** Verbs wait from now on until the answer is called. */
  stall(): () => void;
  /** The next verb fails with this. */
  refuseNext(error: Error): void;
}

export function fakePlatform(hostId = 'host'): FakePlatform {
  const listeners = new Set<(report: PlatformReport) => void>();
  const asked: string[] = [];
  const { connection, health } = session();
  let agent: Agent = priya();
  let calls: Call[] = [];
  let sequence = 1;
  let time = 0;
  let refusal: Error | null = null;
  let gate: Promise<void> = Promise.resolve();

  const report = (): PlatformReport => ({ sequence, hostId, at: time, connection, health, agent, calls });
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
    calls = [...calls, call({ id, ...times, ...changed })];
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
  const over = (id: string) => change(id, { phase: 'wrap-up', endReason: 'completed', endedAt: ++time });

  return {
    asked,
    onReport(listener) {
      listeners.add(listener);
      listener(report());
      return () => listeners.delete(listener);
    },
    dial: (number) =>
      verb('dial', [number], () => void add({ direction: 'outbound', phase: 'dialing', number })),
    accept: (id) => verb('accept', [id], () => change(id, { phase: 'connected', answeredAt: ++time })),
    reject: (id) => verb('reject', [id], () => change(id, { phase: 'ended', endReason: 'rejected' })),
    hangUp: (id) => verb('hangUp', [id], () => over(id)),
    hold: (id) => verb('hold', [id], () => change(id, { phase: 'held' })),
    resume: (id) => verb('resume', [id], () => change(id, { phase: 'connected' })),
    mute: (id) => verb('mute', [id], () => change(id, { isMuted: true })),
    unmute: (id) => verb('unmute', [id], () => change(id, { isMuted: false })),
    sendDigits: (id, digits) => verb('sendDigits', [id, digits], () => void find(id)),
    clear: (id) =>
      verb('clear', [id], () => {
        find(id);
        calls = calls.filter((known) => known.id !== id);
        tell();
      }),
    setPresence: (id) =>
      verb('setPresence', [id], () => {
        const chosen = Object.values(presences).find((presence) => presence.id === id);
        if (!chosen) throw new VoiceError('not-now');
        agent = { ...agent, presence: { ...chosen, since: ++time } };
        tell();
      }),
    signOut: () => verb('signOut', [], () => {}),
    customerCalls: (changed) => add({ phase: 'ringing', ...changed }),
    customerAnswers: (id) => change(id, { phase: 'connected', answeredAt: ++time }),
    customerHangsUp: over,
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
