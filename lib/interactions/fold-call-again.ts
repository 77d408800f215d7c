/** Calls that are made again for a callback after its customer was spoken with: a part of the fold. Pure. */

import type { InteractionEvent } from './events.ts';
import type { FurtherCall, Interaction } from './interaction.ts';

/** Whether a call made at `at` is one more of this record, and none that was told late or by another life of ours. */
export const mayCallAgain = ({ kind, answeredAt, endedAt }: Interaction, at: number): boolean =>
  kind === 'callback' && answeredAt !== null && endedAt !== null && at >= endedAt;

/**
 * One more call begins: the record is worked on again, with a phone log more. One that was closed with its call, since nothing is
 * wrapped up, opens again; what was written up stays closed.
 */
export function calledAgain(
  record: Interaction,
  { at, e164, callId = '' }: Extract<InteractionEvent, { type: 'attempted' }>,
): Partial<Interaction> {
  if (!mayCallAgain(record, at)) return {};
  const { phone_log, furtherCalls = [] } = record;
  const call: FurtherCall = {
    ...{ call_id: callId, agent: phone_log.agent, phone_number: e164, call_type: 'outbound' },
    ...{ start_time: at, end_time: null, duration: null, answeredAt: null },
    ...{ recordingUrl: null, transcriptLines: 0 },
  };
  const isWrittenUp = record.wrap_up_segment?.confirmed_on != null;
  return {
    ...(isWrittenUp ? {} : reopened),
    ...{ furtherCalls: [...furtherCalls, call], phase: 'dialing', endedAt: null, outcome: null },
    state_reason: '',
  };
}

const reopened = {
  ...({ state: 'work_in_progress', wrap_up_segment: null } as const),
  ...{ closed_at: null, duration: null },
};

/** The newest of the further calls with `change`; null when there is none. */
function toLastCall(
  { furtherCalls = [] }: Interaction,
  change: (call: FurtherCall) => Partial<FurtherCall>,
): Pick<Interaction, 'furtherCalls'> | null {
  const last = furtherCalls.at(-1);
  return last ? { furtherCalls: furtherCalls.with(-1, { ...last, ...change(last) }) } : null;
}

/** It was answered; the first answer stays that of the record. */
export const answeredAgain = (record: Interaction, at: number): Partial<Interaction> => {
  if (!record.furtherCalls?.some((call) => call.end_time === null && call.answeredAt === null)) return {};
  return { ...toLastCall(record, () => ({ answeredAt: at })), phase: 'connected' };
};

/** It is over: the talk of the record is that of all its calls, and the first phone log stays as it was. */
export function endedAgain(record: Interaction, at: number, holdMs: number): Partial<Interaction> {
  const ended = toLastCall(record, ({ answeredAt }) => ({
    end_time: at,
    duration: answeredAt === null ? null : Math.max(0, at - answeredAt),
  }));
  if (!ended) return {};
  const { phone_log } = record;
  const spoken = [phone_log, ...ended.furtherCalls].reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  return { ...ended, phone_log, talkMs: Math.max(0, spoken - holdMs) };
}

/** Of the call that was on last, since the ones before were cleared. */
export const recordingCame = (record: Interaction, recordingUrl: string): Partial<Interaction> =>
  toLastCall(record, () => ({ recordingUrl })) ?? { recordingUrl };

export const transcriptCame = (record: Interaction, lines: number): Partial<Interaction> => ({
  transcriptLines: record.transcriptLines + lines,
  ...toLastCall(record, ({ transcriptLines }) => ({ transcriptLines: transcriptLines + lines })),
});
