/** Brings the agent's own follow-ups into hand when their time has come, and gives up what waited too long. */

import { isCallbackOpen } from '../../../lib/callbacks/callback-record.ts';
import { due } from '../../../lib/callbacks/offered.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackHand } from './hand.ts';
import type { CallbackStore } from './store.ts';

export interface CallbackReminders {
  /** Reads the follow-ups anew: at the start, and when they have changed. */
  read(): Promise<void>;
  look(): void;
  moments(): number[];
}

export interface ReminderParts {
  store: SessionStore;
  hand: CallbackHand;
  callbacks: CallbackStore;
  onChanged(): void;
  now: () => number;
}

const minuteMs = 60_000;
/** Offered at a time: who comes back to more of them finds the rest in My callbacks, and in hand as these are done. */
const mostAtOnce = 5;

export function createCallbackReminders(parts: ReminderParts): CallbackReminders {
  const { store, hand, callbacks, now } = parts;
  let waiting: { id: string; at: number; expiresAt: number | null }[] = [];
  let turn: Promise<void> = Promise.resolve();

  async function readNow(): Promise<void> {
    const { agent, callbackRules } = store.now();
    if (!agent) {
      waiting = [];
      return;
    }
    const { callbackExpireMinutes } = callbackRules;
    waiting = (await callbacks.all())
      .filter((one) => one.carrier === 'own' && isCallbackOpen(one) && one.assigned_to?.value === agent.login)
      .map(({ sys_id, scheduled_start_time, acceptedAt }) => {
        const at = scheduled_start_time ?? 0;
        const isKept = callbackExpireMinutes === 0 || acceptedAt !== null;
        return { id: sys_id, at, expiresAt: isKept ? null : at + callbackExpireMinutes * minuteMs };
      })
      .toSorted((a, b) => a.at - b.at);
  }

  const room = () =>
    mostAtOnce - hand.all().filter(({ carrier, phase }) => carrier === 'own' && phase === 'offered').length;

  /** As it is kept now, since it may have been moved or closed. */
  async function remind(id: string): Promise<void> {
    const record = await callbacks.get(id);
    const isDue = record && isCallbackOpen(record) && (record.scheduled_start_time ?? 0) <= now();
    const isMine = record?.assigned_to?.value === store.now().agent?.login;
    if (isDue && isMine && !hand.find(id)) hand.add(due(record, now(), store.now().callbackRules));
  }

  async function giveUp(id: string): Promise<void> {
    await callbacks.change(id, (record) =>
      isCallbackOpen(record) && record.acceptedAt === null
        ? { ...record, state: 4, reason: 'Closed', closed_at: now(), sys_updated_on: now() }
        : record,
    );
    if (hand.find(id)?.phase === 'offered') hand.forget(id);
    waiting = waiting.filter((one) => one.id !== id);
    parts.onChanged();
  }

  return {
    read() {
      turn = turn
        .then(readNow)
        .catch((error: unknown) => log.warn('follow-ups not read', { why: String(error) }));
      return turn;
    },
    look() {
      if (!store.now().agent) return;
      let left = room();
      for (const { id, at, expiresAt } of waiting) {
        const isOver = expiresAt !== null && expiresAt <= now();
        const isDue = at <= now() && !hand.find(id) && left > 0;
        if (isDue && !isOver) left -= 1;
        const work = isOver ? giveUp : isDue ? remind : null;
        work?.(id).catch((error: unknown) => log.warn('follow-up not brought', { why: String(error) }));
      }
    },
    moments: () =>
      waiting.flatMap(({ id, at, expiresAt }) => {
        // While there is no room, the next to leave the hand is what is waited for.
        const isWaitedFor = !hand.find(id) && (at > now() || room() > 0);
        return [isWaitedFor ? at : [], expiresAt ?? []].flat();
      }),
  };
}
