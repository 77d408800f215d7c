/**
 * What lists, searches and figures need of a record, a third of it. Kept beside the records and written with them, so that
 * 100,000 are read in a moment. Pure.
 */

import { fold } from '../directory/fold.ts';
import {
  type Interaction,
  type InteractionState,
  type InteractionType,
  isOpen,
  type Outcome,
  whoOf,
} from './interaction.ts';

/** Where a wrap-up stands: to be written, submitted by the agent, or closed at the end of its time. */
export type WrapUpStanding = 'owed' | 'submitted' | 'timedOut';

export interface Summary {
  /** sys_id of the record. */
  id: string;
  opened_at: number;
  number: string;
  /** Folded, as lists sort it. */
  who: string;
  /** Empty for none, as the code and the number. */
  queue: string;
  type: InteractionType;
  state: InteractionState;
  outcome: Outcome | null;
  direction: Interaction['direction'];
  kind: Interaction['kind'];
  /** Login. */
  agent: string;
  agentName: string;
  /** Label of the wrap-up code. */
  code: string;
  e164: string;
  wrapUp: WrapUpStanding | null;
  isOpen: boolean;
  isTransferred: boolean;
  ringMs: number | null;
  talkMs: number;
  holdMs: number;
  /** Null while the wrap-up goes on, and where none was asked for. */
  wrap_up_duration: number | null;
  /** ` word word digits`: folded, each thing to find after a space. */
  text: string;
}

export function summaryOf(record: Interaction): Summary {
  const { agent } = record.phone_log;
  const code = record.wrap_up_segment?.wrap_up_code?.display_value ?? '';
  const e164 = record.caller_phone_number ?? '';
  const words = [record.number, whoOf(record), record.name ?? '', record.queue ?? '', agent.display_value];
  const written = [code, record.short_description, record.work_notes];
  return {
    id: record.sys_id,
    opened_at: record.opened_at,
    number: record.number,
    who: fold(whoOf(record)),
    queue: record.queue ?? '',
    type: record.type,
    state: record.state,
    outcome: record.outcome,
    direction: record.direction,
    kind: record.kind,
    agent: agent.value,
    agentName: agent.display_value,
    code,
    e164,
    wrapUp: standingOf(record),
    isOpen: isOpen(record),
    isTransferred: record.transferredTo !== null,
    ringMs: record.ringMs,
    talkMs: record.talkMs ?? 0,
    holdMs: record.holdMs,
    wrap_up_duration: record.wrap_up_duration,
    text: ` ${fold([...words, ...written].join(' '))} ${e164.slice(1)}`,
  };
}

function standingOf({ state, wrap_up_segment: segment }: Interaction): WrapUpStanding | null {
  if (segment?.confirmed_on != null) return segment.system_wrap_up ? 'timedOut' : 'submitted';
  return state === 'wrap_up' ? 'owed' : null;
}
