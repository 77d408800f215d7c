/** What every VoicePlatform keeps, whatever stands behind it: the fake in memory, and Connect. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../lib/call.ts';
import type { CallbackContact } from '../../lib/callback-contact.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import type { VoiceError } from '../../lib/errors.ts';
import type { PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';

/** A platform with an agent who is available and has no calls, and the customer's side of it. */
export interface ContractBench {
  platform: VoicePlatform;
  customer: {
    /** Rings at the agent. */
    calls(): Promise<void>;
    /** Answers the call that the agent placed. */
    answers(callId: string): Promise<void>;
    hangsUp(callId: string): Promise<void>;
    /** Wants to be called back: offered to the agent as this. */
    wantsCallback(carrier: CallbackContact['carrier']): Promise<void>;
  };
  /** A queue in which nobody takes tasks. */
  idleQueue: TransferTarget;
  /** A number that may be dialled and waits to be answered. */
  reachableNumber: string;
  close(): Promise<void>;
}

/** Defines the suite for one kind of platform. */
export function voicePlatformContract(name: string, open: () => Promise<ContractBench>): void {
  describe(`[CC-01][CC-32] ${name} is a voice platform`, () => {
    let bench: ContractBench;
    let reports: PlatformReport[];
    let stop: () => void;
    const waiting = new Set<() => void>();

    beforeEach(async () => {
      bench = await open();
      reports = [];
      stop = bench.platform.onReport((report) => {
        reports.push(report);
        for (const look of waiting) look();
      });
    });
    afterEach(async () => {
      stop();
      await bench.close();
    });

    const last = () => reports.at(-1) as PlatformReport;
    function until(holds: (report: PlatformReport) => boolean): Promise<PlatformReport> {
      return new Promise((done) => {
        const look = () => {
          if (!holds(last())) return;
          waiting.delete(look);
          done(last());
        };
        waiting.add(look);
        look();
      });
    }
    async function callIn(phase: Call['phase']): Promise<Call> {
      const report = await until(({ calls }) => calls[0]?.phase === phase);
      return report.calls[0] as Call;
    }
    async function callbackIn(state: CallbackContact['state']): Promise<CallbackContact> {
      const report = await until(({ callbacks }) => callbacks[0]?.state === state);
      return report.callbacks[0] as CallbackContact;
    }
    async function takeCallback(carrier: CallbackContact['carrier']): Promise<CallbackContact> {
      await bench.customer.wantsCallback(carrier);
      const { id } = await callbackIn('offered');
      await bench.platform.accept(id);
      return callbackIn('accepted');
    }
    const gone = () => until(({ calls }) => calls.length === 0);
    async function talk(): Promise<Call> {
      await bench.customer.calls();
      const { id } = await callIn('ringing');
      await bench.platform.accept(id);
      return callIn('connected');
    }

    it('tells the present report at once, and numbers what follows', async () => {
      expect(last()).toMatchObject({ connection: { state: 'ready' }, calls: [] });
      await talk();
      const numbers = reports.map(({ sequence }) => sequence);
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(new Set(reports.map(({ hostId }) => hostId)).size).toBe(1);
    });

    it('[AC-18][AC-25] takes an inbound call from ring to clear', async () => {
      const talking = await talk();
      expect(talking).toMatchObject({ direction: 'inbound', kind: 'call', endReason: null });
      expect(talking.answeredAt).not.toBeNull();
      await bench.platform.hangUp(talking.id);
      expect(await callIn('wrap-up')).toMatchObject({ id: talking.id, endReason: 'completed' });
      await bench.platform.clear(talking.id);
      await gone();
    });

    it('[AC-23] holds and resumes', async () => {
      const { id, phaseAt } = await talk();
      await bench.platform.hold(id);
      const held = await callIn('held');
      expect(held.phaseAt).toBeGreaterThanOrEqual(phaseAt);
      await bench.platform.resume(id);
      expect((await callIn('connected')).phaseAt).toBeGreaterThanOrEqual(held.phaseAt);
    });

    it('[AC-24] mutes and unmutes', async () => {
      const { id } = await talk();
      await bench.platform.mute(id);
      await until(({ calls }) => calls[0]?.isMuted === true);
      await bench.platform.unmute(id);
      await until(({ calls }) => calls[0]?.isMuted === false);
    });

    it('[AC-19] rejects, and says so', async () => {
      await bench.customer.calls();
      const { id } = await callIn('ringing');
      await bench.platform.reject(id);
      const report = await until(({ calls }) => calls[0]?.phase !== 'ringing');
      if (report.calls[0]) expect(report.calls[0]).toMatchObject({ phase: 'ended', endReason: 'rejected' });
    });

    it('[AC-33] dials, and connects when the customer answers', async () => {
      await bench.platform.dial(bench.reachableNumber);
      const dialling = await callIn('dialing');
      expect(dialling).toMatchObject({ direction: 'outbound', number: bench.reachableNumber });
      await bench.customer.answers(dialling.id);
      expect(await callIn('connected')).toMatchObject({ id: dialling.id });
      await bench.customer.hangsUp(dialling.id);
      await callIn('wrap-up');
    });

    it('[CB-17][CB-27] takes a task, dials for it, and ends it', async () => {
      const task = await takeCallback('task');
      expect(task).toMatchObject({ carrier: 'task', autoDialMs: null });
      expect(last().calls).toEqual([]);
      await bench.platform.dial(bench.reachableNumber, undefined, task.id);
      const call = await callIn('dialing');
      expect(call).toMatchObject({ relatedCallId: task.id, number: bench.reachableNumber });
      await bench.customer.answers(call.id);
      await callIn('connected');
      await bench.platform.hangUp(call.id);
      await callIn('wrap-up');
      await bench.platform.clear(call.id);
      await gone();
      expect(await callbackIn('accepted')).toMatchObject({ id: task.id });
      await bench.platform.hangUp(task.id);
      await callbackIn('over');
      await bench.platform.clear(task.id);
      await until(({ callbacks }) => callbacks.length === 0);
    });

    it('[EX-02][CB-27] rejects a task', async () => {
      await bench.customer.wantsCallback('task');
      await bench.platform.reject((await callbackIn('offered')).id);
      await until(({ callbacks }) => callbacks.every(({ state }) => state === 'over'));
    });

    it('[CB-27] hands a task on, and takes it back while nobody has it', async () => {
      const { id } = await takeCallback('task');
      await bench.platform.handOn(id, bench.idleQueue);
      await callbackIn('transferring');
      await bench.platform.cancelHandOn(id);
      await callbackIn('accepted');
      const late = await bench.platform.cancelHandOn(id).catch((error: VoiceError) => error);
      expect(late).toMatchObject({ code: 'not-now' });
      const outside = { kind: 'number', e164: bench.reachableNumber } as const;
      const refused = await bench.platform.handOn(id, outside).catch((error: VoiceError) => error);
      expect(refused).toMatchObject({ code: 'number-refused' });
    });

    it('[CB-20][CB-27] shows a preview before it is a call of the same id', async () => {
      const { id } = await takeCallback('preview');
      expect(last().calls).toEqual([]);
      await bench.platform.engage(id);
      expect(await callIn('dialing')).toMatchObject({ id, kind: 'callback', direction: 'outbound' });
      await until(({ callbacks }) => callbacks.length === 0);
      await bench.customer.answers(id);
      await callIn('connected');
      await bench.platform.hangUp(id);
      await callIn('wrap-up');
    });

    it('[AC-08] changes presence to each choice', async () => {
      const away = last().agent?.choices.find(({ kind }) => kind === 'not-routable');
      await bench.platform.setPresence(away?.id ?? '');
      await until(({ agent }) => agent?.presence.id === away?.id);
    });

    it('says no-such-call for every verb of a call it does not know', async () => {
      const verbs = ['accept', 'reject', 'hangUp', 'hold', 'resume', 'mute', 'unmute', 'clear'] as const;
      for (const verb of [...verbs, 'engage', 'cancelHandOn'] as const) {
        const failure = await bench.platform[verb]('nobody').catch((error: VoiceError) => error);
        expect(failure, verb).toMatchObject({ code: 'no-such-call' });
      }
    });
  });
}
