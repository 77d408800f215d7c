/** Adds to a callback what this browser knows: the customer's other numbers, their name, and how each was reached last (CF-05). */

import type { Callback } from '../../../lib/callbacks/callback.ts';
import type { PastCall } from '../../../lib/callbacks/look.ts';
import { mergeNumbers, numberOf } from '../../../lib/callbacks/request.ts';
import type { DirectoryEntry } from '../../../lib/directory/entry.ts';
import { log } from '../../../lib/log.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackHand } from './hand.ts';

export interface NumbersParts {
  store: Pick<SessionStore, 'onChange'>;
  hand: CallbackHand;
  whoIs(e164: string): Promise<DirectoryEntry[]>;
  pastCalls(callback: Callback, e164: string): Promise<PastCall[]>;
}

export function knowNumbers({ store, hand, whoIs, pastCalls }: NumbersParts): void {
  /** By callback, the numbers that were looked up. */
  const known = new Map<string, string>();

  async function lookUp({ id }: Callback): Promise<void> {
    const before = hand.find(id);
    if (!before) return;
    const found = await Promise.all(before.numbers.map(({ e164 }) => whoIs(e164)));
    const people = [...new Map(found.flat().map((entry) => [entry.id, entry])).values()];
    // Two people who share a number are not one customer: neither's other numbers are this one's.
    const [person] = people.length === 1 ? people : [];
    const theirs = (person?.numbers ?? []).map(({ e164, label }) => numberOf(e164, label));
    const numbers = await Promise.all(
      mergeNumbers(before.numbers, theirs).map(async (number) => {
        // That they called and nobody took it says nothing of how they are reached.
        const newest = (await pastCalls(before, number.e164)).find(
          ({ direction, outcome }) => direction === 'outbound' || outcome === 'answered',
        );
        return {
          ...number,
          last: number.last ?? (newest ? { outcome: newest.outcome, at: newest.at } : null),
        };
      }),
    );
    known.set(id, numbers.map(({ e164 }) => e164).join());
    hand.change(id, (one) => ({
      ...one,
      numbers: mergeNumbers(one.numbers, numbers),
      name: one.name ?? person?.name ?? null,
    }));
  }

  store.onChange(({ callbacks }) => {
    for (const callback of callbacks ?? []) {
      const numbers = callback.numbers.map(({ e164 }) => e164).join();
      if (callback.phase === 'closed' || known.get(callback.id) === numbers) continue;
      known.set(callback.id, numbers);
      void lookUp(callback).catch((error: unknown) => {
        known.delete(callback.id);
        log.warn('numbers of a callback not looked up', { why: String(error) });
      });
    }
  });
}
