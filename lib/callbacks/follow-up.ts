/** Follow-ups: callbacks that the agent promised, kept by this browser alone (EX-14). Pure. */

import type { Reference } from '../interactions/reference.ts';
import type { CallbackRecord } from './callback-record.ts';

export interface Promised {
  sys_id: string;
  /** E.164. */
  phone_number: string;
  /** When, epoch ms. */
  at: number;
  /** Raw value of reasons.ts; empty for none. */
  reason_type: string;
  description: string;
  name: string | null;
  queue: string | null;
  /** Who promised it and is reminded. */
  agent: Reference;
  /** sys_id of the interaction in which it was promised; empty for none. */
  interaction: string;
}

/** The record of a promise; its number is given by the store. */
export function followUp(promised: Promised, now: number): CallbackRecord {
  const { sys_id, phone_number, at, reason_type, description, name, queue, agent, interaction } = promised;
  return {
    ...{ sys_id, number: '', external_callback_id: '', state: 1, callback_type: 'scheduled', reason_type },
    ...{ reason: '', phone_number, short_description: '', description, scheduled_start_time: at },
    ...{ expire_time: null, opened_by: agent, assigned_to: agent, opened_at: now, closed_at: null },
    ...{ sys_updated_on: now, carrier: 'own', name, queue, interaction, handledIn: '' },
    ...{ numbers: [{ e164: phone_number, label: '' }], attempts: [], offeredAt: null, acceptedAt: null },
    ...{ firstDialAt: null, answeredAt: null, previewMs: null },
  };
}

/** As the third version of the database kept a follow-up. */
export interface OldFollowUp {
  sys_id: string;
  number: string;
  interaction: string;
  state: 'open' | 'closed_complete' | 'cancelled';
  phone_number: string;
  name: string | null;
  queue: string | null;
  description: string;
  scheduled_start_time: number;
  opened_by: Reference;
  opened_at: number;
}

const oldStates = { open: 1, closed_complete: 3, cancelled: 7 } as const;

/** The record that an old one becomes. */
export function fromOld(old: OldFollowUp): CallbackRecord {
  const { sys_id, phone_number, description, name, queue, opened_by: agent, interaction } = old;
  const promised = { sys_id, phone_number, description, name, queue, agent, interaction };
  return {
    ...followUp({ ...promised, at: old.scheduled_start_time, reason_type: '' }, old.opened_at),
    number: old.number,
    state: oldStates[old.state],
  };
}
