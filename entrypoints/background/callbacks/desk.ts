/** What an agent does with a callback in hand, besides dialling and closing it. */

import { accepted, closed, paused } from '../../../lib/callbacks/after-report.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import type { TransferTarget } from '../../../lib/directory/entry.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { CallbackHand } from './hand.ts';

export interface CallbackDesk {
  accept(id: string): Promise<void>;
  reject(id: string): Promise<void>;
  choose(id: string, e164: string): void;
  pause(id: string): void;
  resume(id: string): void;
  extend(id: string): void;
  keep(id: string): void;
  transfer(id: string, target: TransferTarget): Promise<void>;
  cancelTransfer(id: string): Promise<void>;
}

export interface DeskParts {
  hand: CallbackHand;
  platform: Pick<VoicePlatform, 'accept' | 'reject' | 'handOn' | 'cancelHandOn'>;
  /** Answers, or turns away, a callback that is a call. */
  asCall: Record<'accept' | 'reject', (callId: string) => Promise<void>>;
  /** Opens the page of one that was taken, where the settings want it (CF-18). */
  showPage(id: string): Promise<void>;
  now: () => number;
}

const moreMs = 30_000;
const isCall = ({ carrier }: Callback) => carrier === 'queue' || carrier === 'customer-first';

export function createCallbackDesk({ hand, platform, asCall, showPage, now }: DeskParts): CallbackDesk {
  return {
    async accept(id) {
      const callback = hand.guard(id, 'acceptCallback');
      if (isCall(callback)) return asCall.accept(id);
      if (callback.carrier === 'own') hand.change(id, (one) => accepted(one, now(), true));
      else await hand.alone(id, 'acceptCallback', () => platform.accept(id));
      await showPage(id);
    },
    async reject(id) {
      const callback = hand.guard(id, 'rejectCallback');
      if (isCall(callback)) return asCall.reject(id);
      const { offeredAt } = callback;
      /** This offer: nobody but this agent may be free, and then it comes once more before the answer does. */
      const change = (work: (one: Callback) => Callback) =>
        hand.change(id, (one) => (one.offeredAt === offeredAt && one.phase === 'offered' ? work(one) : one));
      // The platform only says that it is gone, and a miss looks the same.
      change((one) => ({ ...one, ending: 'rejected' }));
      await hand
        .alone(id, 'rejectCallback', () => platform.reject(id))
        .catch((error: unknown) => {
          change((one) => ({ ...one, ending: null }));
          throw error;
        });
      change((one) => closed(one, now(), 'rejected'));
    },
    choose(id, e164) {
      const { numbers } = hand.guard(id, 'chooseCallbackNumber');
      if (!numbers.some((number) => number.e164 === e164))
        throw new VoiceError('not-a-number', 'not of this callback');
      hand.change(id, (one) => ({ ...one, chosen: e164 }));
    },
    pause(id) {
      hand.guard(id, 'pauseCallback');
      hand.change(id, (one) => paused(one, now()));
    },
    resume(id) {
      hand.guard(id, 'resumeCallback');
      hand.change(id, (one) => ({
        ...one,
        dialsAt: now() + (one.pausedMs ?? 0),
        pausedMs: null,
        doubt: null,
      }));
    },
    extend(id) {
      hand.guard(id, 'extendCallback');
      hand.change(id, (one) => ({ ...one, dialsAt: Math.max(one.dialsAt ?? now(), now()) + moreMs }));
    },
    keep(id) {
      hand.guard(id, 'keepCallback');
      hand.change(id, (one) => ({ ...one, closesAt: null }));
    },
    async transfer(id, target) {
      await hand.alone(id, 'transferCallback', async (before) => {
        if (target.kind === 'number')
          throw new VoiceError('number-refused', 'a callback goes to a queue or an agent');
        // Nothing dials while it is on its way.
        const transfer = { to: target.name, since: now(), hasFailed: false };
        hand.change(id, (one) => ({ ...paused(one, now()), transfer }));
        await platform.handOn(id, target).catch((error: unknown) => {
          hand.change(id, (one) => ({ ...one, transfer: before.transfer }));
          throw error;
        });
      });
    },
    async cancelTransfer(id) {
      const { transfer } = hand.guard(id, 'cancelCallbackTransfer');
      await platform.cancelHandOn(id);
      // It may show as taken back before the answer comes, and be handed on anew by then.
      hand.change(id, (one) => (one.transfer?.since === transfer?.since ? { ...one, transfer: null } : one));
    },
  };
}
