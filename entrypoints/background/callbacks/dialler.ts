/**
 * Dials a callback, once. What is meant is stored before it is done: a worker that dies in between finds the attempt
 * without a call, waits until its call would show, and only then dials again. Late, or when something needs a look, it
 * asks instead.
 */

import { allowsInCallback } from '../../../lib/callbacks/allowed.ts';
import { dialled } from '../../../lib/callbacks/attempts.ts';
import { type Attempt, type Callback, type DialDoubt, moved } from '../../../lib/callbacks/callback.ts';
import type { CallbackLook } from '../../../lib/callbacks/look.ts';
import { errorWords } from '../../../lib/error-words.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { DialGate } from '../dialling/dial-gate.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackHand } from './hand.ts';

export interface CallbackDialler {
  /** Dials the chosen number. Throws a VoiceError when it may not be dialled, `confirm-first` when it needs a look. */
  dial(id: string, isConfirmed: boolean, by?: Attempt['by']): Promise<void>;
  /** Dials what is due, and settles attempts whose call never came. */
  look(): void;
  /** When there is something to look at again. */
  moments(): number[];
}

export interface DiallerParts {
  store: SessionStore;
  hand: CallbackHand;
  gate: Pick<DialGate, 'dial'>;
  platform: Pick<VoicePlatform, 'dial' | 'engage'>;
  checkNumber(text: string, region: string): CheckedNumber;
  look(callback: Callback, e164: string): Promise<CallbackLook>;
  now: () => number;
}

/** A call that is not reported by then was never placed: to wait for the line and the host's own limit for a verb take 15 s at most. */
export const settleMs = 20_000;

export function createCallbackDialler(parts: DiallerParts): CallbackDialler {
  const { store, hand, gate, platform, now } = parts;
  /** What this worker is dialling; of all others the outcome is not known. */
  const dialling = new Map<string, Promise<void>>();

  const openAttempt = ({ attempts, phase }: Callback): Attempt | null =>
    phase === 'dialing'
      ? (attempts.find(({ callId, outcome }) => callId === null && outcome === null) ?? null)
      : null;

  /** From here on it counts as dialled. Only one of two who come at once gets through. */
  async function begin(id: string, e164: string, by: Attempt['by']): Promise<void> {
    const callback = hand.guard(id, 'dialCallback');
    const at = now();
    // To look before takes a while. What was chosen, paused or extended meanwhile counts.
    if ((callback.chosen ?? '') !== e164)
      throw new VoiceError('not-now', 'Another number was chosen meanwhile.');
    if (by === 'countdown' && !isDue(callback, at)) throw new VoiceError('not-now', 'The countdown goes on.');
    const attempt: Attempt = { at, e164, by, callId: null, outcome: null, durationMs: null };
    hand.change(id, (one) => ({
      ...moved(one, 'dialing', at),
      ...dialled(one, at),
      attempts: [...callback.attempts, attempt],
      ...{ callId: null, dialsAt: null, pausedMs: null, doubt: null, closesAt: null },
      // Its contact is the talk that is cleared for this call: the agent has it without one from here on.
      ...(one.carrier === 'preview' && one.attempts.length > 0 ? { isGone: true } : {}),
    }));
    await store.stored();
  }

  /** As if it had never begun: nothing was dialled. With `dialsAt` the countdown is due as it was then. */
  function takeBack(id: string, doubt: DialDoubt | null, dialsAt: number | null = null): void {
    hand.change(id, (callback) => {
      const attempt = openAttempt(callback);
      if (!attempt) return callback;
      const attempts = callback.attempts.filter((one) => one !== attempt);
      const isFirst = callback.firstDialAt === attempt.at;
      const last = attempts.at(-1);
      const before = !last ? 'preview' : last.outcome === 'answered' ? 'wrap-up' : 'unanswered';
      return {
        ...moved(callback, before, now()),
        ...{ attempts, doubt, dialsAt, callId: last?.callId ?? null },
        ...(isFirst ? { firstDialAt: null, previewMs: null } : {}),
      };
    });
  }

  const place = ({ id, carrier, queue, attempts }: Callback) => {
    const queueId = store.now().agent?.queues.find(({ name }) => name === queue)?.id;
    return (e164: string) => {
      if (carrier === 'preview' && attempts.length === 0) return platform.engage(id);
      return platform.dial(e164, queueId, carrier === 'own' ? undefined : id);
    };
  };

  async function dialNow(id: string, isConfirmed: boolean, by: Attempt['by']): Promise<void> {
    const callback = hand.guard(id, 'dialCallback');
    const { chosen } = callback;
    // A campaign may keep the number to itself.
    if (chosen === null) {
      await begin(id, '', by);
      return platform.engage(id);
    }
    const { doubts } = await parts.look(callback, chosen);
    if (doubts.length > 0 && !isConfirmed) throw new VoiceError('confirm-first', doubts.join(' '));
    await gate.dial(parts.checkNumber(chosen, ''), isConfirmed, {
      way: { begin: () => begin(id, chosen, by), place: place(callback), over: callsOf(callback) },
    });
  }

  async function dial(id: string, isConfirmed: boolean, by: Attempt['by'] = 'agent'): Promise<void> {
    const running = dialling.get(id);
    if (running) return running;
    const work = dialNow(id, isConfirmed, by).catch((error: unknown) => {
      // Nobody knows whether the call was placed: it is waited for.
      const isUnknown =
        error instanceof VoiceError && (error.code === 'no-answer' || error.code === 'host-lost');
      if (!isUnknown) takeBack(id, by === 'countdown' ? doubtOf(error) : null);
      throw error;
    });
    dialling.set(id, work);
    return work.finally(() => dialling.delete(id));
  }

  /** The countdown is over: dials, or says why not. */
  async function dialByCountdown({ id, chosen }: Callback): Promise<void> {
    try {
      await dial(id, false, 'countdown');
    } catch (error) {
      log.warn('countdown did not dial', { why: String(error) });
      const callback = hand.find(id);
      if (callback !== null && isDue(callback, now())) {
        if (callback.chosen !== chosen) return dialByCountdown(callback);
        hand.change(id, (one) => ({ ...one, dialsAt: null, doubt: doubtOf(error) }));
      }
      if (hand.find(id)?.doubt === 'refused' && error instanceof VoiceError) say(error);
    }
  }

  const say = (error: VoiceError) => store.change({ notice: { ...errorWords(error), at: now() } });

  const lateMs = () => store.now().callbackRules.callbackLateSeconds * 1_000;

  /** A call that never showed: whoever was to dial it died before. What a countdown meant is due still, an agent is told. */
  function settleLost(callback: Callback, attempt: Attempt): void {
    takeBack(callback.id, null, attempt.by === 'countdown' ? attempt.at : null);
    if (attempt.by === 'agent') say(new VoiceError('call-lost'));
  }

  return {
    dial,
    look() {
      const { agent, connection } = store.now();
      for (const callback of hand.all()) {
        const { id, dialsAt } = callback;
        if (dialling.has(id)) continue;
        const attempt = openAttempt(callback);
        // Only a host that is there knows of no call. What is due again is seen in the next look, which this asks for.
        if (attempt && now() - attempt.at >= settleMs && connection.state === 'ready' && agent)
          settleLost(callback, attempt);
        if (dialsAt === null || !isDue(callback, now()) || !allowsInCallback(callback, 'dialCallback'))
          continue;
        if (now() - dialsAt > lateMs()) hand.change(id, (one) => ({ ...one, dialsAt: null, doubt: 'late' }));
        else void dialByCountdown(callback);
      }
    },
    moments: () =>
      hand.all().flatMap((callback) => {
        const attempt = openAttempt(callback);
        const moments = [callback.dialsAt ?? [], attempt ? attempt.at + settleMs : []].flat();
        // What is due already is being dialled.
        return dialling.has(callback.id) ? moments.filter((at) => at > now()) : moments;
      }),
  };
}

/** Its countdown is over. */
const isDue = ({ dialsAt }: Callback, at: number): boolean => dialsAt !== null && dialsAt <= at;

/** Calls that were made for it. */
const callsOf = ({ attempts }: Callback): string[] => attempts.flatMap(({ callId }) => callId ?? []);

function doubtOf(error: unknown): DialDoubt {
  if (!(error instanceof VoiceError)) return 'refused';
  const { code, detail } = error;
  if (code === 'on-a-call' || code === 'already-dialling') return 'on-a-call';
  if (code !== 'confirm-first') return 'refused';
  if (detail?.includes('called-before')) return 'called-before';
  return detail?.includes('quiet-hours') ? 'quiet-hours' : 'second-look';
}
