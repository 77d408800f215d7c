/** Closes callbacks: writes up, then lets the platform's contacts go. What was written is on record before anything else. */

import { closed, paused } from '../../../lib/callbacks/after-report.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { Reference } from '../../../lib/interactions/reference.ts';
import { log } from '../../../lib/log.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { RecordParts } from '../records/parts.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackHand } from './hand.ts';

export interface CallbackClosing {
  /** Submits the wrap-up as it was kept last, and closes. Throws what the writing throws: nothing is closed then. */
  close(id: string): Promise<void>;
  /** Closes what is due with the default code, and lets go of what is closed. */
  look(): void;
  moments(): number[];
}

export interface ClosingParts {
  store: SessionStore;
  hand: CallbackHand;
  platform: Pick<VoicePlatform, 'hangUp' | 'clear'>;
  records: Pick<RecordParts, 'recorder' | 'interactions' | 'wrapUps' | 'defaultCode'>;
  now: () => number;
}

export function createCallbackClosing(parts: ClosingParts): CallbackClosing {
  const { store, hand, platform, records, now } = parts;
  const busy = new Map<string, Promise<void>>();
  const letting = new Set<string>();

  async function interactionOf({ id, interaction }: Callback): Promise<string> {
    if (interaction !== null) return interaction;
    await records.recorder.flush();
    const found = await records.interactions.find(id);
    if (!found) throw new VoiceError('no-such-record');
    return found.sys_id;
  }

  async function closeNow(id: string, bySystem?: { code: Reference | null }): Promise<void> {
    await hand.alone(id, 'closeCallback', async (callback) => {
      // Nothing dials while it is being written up.
      hand.change(id, (one) => paused(one, now()));
      await writeUp(callback, bySystem).catch((error: unknown) => {
        // What happened waits in the journal, and notes beside the store: the agent is not kept by a contact for that (EX-12).
        if (!(error instanceof VoiceError) || !ofRecords.has(error.code)) throw error;
        log.warn('a callback is closed before it is written up', { why: String(error) });
      });
      hand.change(id, (one) => closed(one, now(), 'closed'));
    });
    const done = hand.find(id);
    if (done) await letGo(done);
  }

  async function writeUp(callback: Callback, bySystem?: { code: Reference | null }): Promise<void> {
    const interaction = await interactionOf(callback);
    // Whoever was spoken with before a last call that reached nobody was reached.
    const outcome = callback.answeredAt === null ? 'failed' : 'answered';
    const ends = [{ type: 'ended', outcome, detail: 'Closed', state: null }] as const;
    await records.recorder.flush();
    await records.wrapUps.submit(interaction, bySystem ? { ends, bySystem } : { ends });
  }

  function close(id: string, bySystem?: { code: Reference | null }): Promise<void> {
    const running = busy.get(id);
    if (running) return running;
    const work = closeNow(id, bySystem).finally(() => busy.delete(id));
    busy.set(id, work);
    return work;
  }

  /** Nothing of it stays at the platform, which sends the agent no work before. What it refuses is tried again. */
  async function letGo({ id, attempts, isGone }: Callback): Promise<void> {
    if (letting.has(id)) return;
    letting.add(id);
    const isCall = store.now().calls.some((call) => call.id === id);
    const calls = attempts.flatMap(({ callId }) => (callId === null ? [] : [callId]));
    try {
      for (const call of store.now().calls)
        if (
          (calls.includes(call.id) || call.id === id) &&
          (call.phase === 'wrap-up' || call.phase === 'ended')
        )
          await platform.clear(call.id);
      // What is a call itself is gone with it; what was turned away may have come once more.
      if (isGone || isCall || hand.find(id)?.phase !== 'closed') return;
      // One that is over already is only cleared.
      await platform.hangUp(id).catch(() => {});
      await platform.clear(id);
    } catch (error) {
      log.warn('a closed callback is still at the platform', { why: String(error) });
    } finally {
      setTimeout(() => letting.delete(id), againMs);
    }
  }

  const isLeft = ({ phase, isGone, acceptedAt, ending }: Callback) =>
    phase === 'closed' && !isGone && (acceptedAt !== null || ending === 'rejected');

  /** Its second countdown is over, and the agent did not keep it open. */
  const isOver = (callback: Callback | null): boolean => {
    const { phase, closesAt } = callback ?? {};
    return phase === 'wrap-up' && closesAt != null && closesAt <= now();
  };

  return {
    close: (id) => close(id),
    look() {
      for (const callback of hand.all()) {
        const { id } = callback;
        if (isLeft(callback) && store.now().connection.state === 'ready') void letGo(callback);
        if (!isOver(callback) || busy.has(id)) continue;
        void records
          .defaultCode()
          .then((code) => (isOver(hand.find(id)) ? close(id, { code }) : undefined))
          .catch((error: unknown) => log.warn('a callback did not close by itself', { why: String(error) }));
      }
    },
    moments: () => hand.all().flatMap(({ closesAt }) => closesAt ?? []),
  };
}

/** Nothing can be read or written, or the record was deleted meanwhile. */
const ofRecords = new Set<string>(['store-unreadable', 'store-full', 'no-such-record']);

const againMs = 5_000;
