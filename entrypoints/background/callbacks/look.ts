/** Looks before a customer is called: who called them when, what time it is there, and whether their country is new. */

import type { AttemptOutcome, Callback, DialDoubt } from '../../../lib/callbacks/callback.ts';
import type { CallbackLook, PastCall } from '../../../lib/callbacks/look.ts';
import { outcomeOf } from '../../../lib/callbacks/not-reached.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { log } from '../../../lib/log.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import { clockOfCustomer } from '../../../lib/numbers/number-clock.ts';
import type { DialGate } from '../dialling/dial-gate.ts';
import type { InteractionStore } from '../records/interaction-store.ts';
import type { SessionStore } from '../session-store.ts';
import type { CallbackStore } from './store.ts';

export interface LookParts {
  store: Pick<SessionStore, 'now'>;
  interactions: Pick<InteractionStore, 'ofNumber'>;
  callbacks: Pick<CallbackStore, 'all'>;
  gate: Pick<DialGate, 'look'>;
  checkNumber(text: string, region: string): CheckedNumber;
  language: () => string;
  now: () => number;
}

const shown = 5;
/** Of one number: whoever calls us again and again hides no call of ours. */
const mostRead = 50;
const minuteMs = 60_000;

/** Looks at one number, E.164, of a callback. */
export function createCallbackLook(parts: LookParts) {
  const { store, now } = parts;

  /** What other callbacks and calls had to do with this number, newest first; this one's own attempts are seen on its card. */
  async function pastCalls(callback: Callback, e164: string): Promise<PastCall[]> {
    const { record: own, interaction } = callback;
    const [records, callbacks] = await Promise.all([
      parts.interactions.ofNumber(e164, mostRead),
      parts.callbacks.all(),
    ]);
    const calls = records
      .filter(
        ({ sys_id, outcome, kind }) => sys_id !== interaction && outcome !== null && kind !== 'callback',
      )
      .map((record) => pastCall(record));
    const tries = callbacks
      .filter(({ sys_id }) => sys_id !== own)
      .flatMap(({ attempts, assigned_to }) =>
        attempts
          .filter((attempt) => attempt.e164 === e164 && attempt.outcome !== null)
          .map(({ at, outcome }): PastCall => {
            const agent = assigned_to?.display_value ?? '';
            return { at, outcome: outcome ?? 'failed', direction: 'outbound', agent };
          }),
      );
    return [...calls, ...tries].sort((a, b) => b.at - a.at);
  }

  return {
    pastCalls,
    async look(callback: Callback, e164: string): Promise<CallbackLook> {
      const { callbackAgainMinutes } = store.now().callbackRules;
      const checked = parts.checkNumber(e164, '');
      const { customer_timezone } = callback.details;
      const clock = clockOfCustomer(customer_timezone, e164, now(), parts.language());
      const [calls, { secondLook }] = await Promise.all([
        // A call does not wait for records that cannot be read: nothing is known then (EX-12).
        pastCalls(callback, e164).catch((error: unknown) => {
          log.warn('last calls not looked up', { why: String(error) });
          return [];
        }),
        parts.gate.look(checked),
      ]);
      const since = now() - callbackAgainMinutes * minuteMs;
      const isAgain = calls.some(({ at, direction }) => direction === 'outbound' && at > since);
      const doubts: DialDoubt[] = [];
      if (isAgain) doubts.push('called-before');
      if (clock?.isQuiet) doubts.push('quiet-hours');
      if (secondLook) doubts.push('second-look');
      const isQuiet = clock?.isQuiet ?? false;
      return { e164, lastCalls: calls.slice(0, shown), clock: clock?.clock ?? '', isQuiet, doubts };
    },
  };
}

function pastCall({ offeredAt, outcome, direction, phone_log, state_reason }: Interaction): PastCall {
  const missed = outcome === 'failed' ? outcomeOf(state_reason, null) : 'failed';
  const how: AttemptOutcome = outcome === 'answered' ? 'answered' : missed;
  return { at: offeredAt, outcome: how, direction, agent: phone_log.agent.display_value };
}
