/** A callback as it is first seen. Pure. */

import type { CallbackContact } from '../callback-contact.ts';
import type { Callback } from './callback.ts';
import { type CallbackRecord, noDetails } from './callback-record.ts';
import { numberOf, readRequest } from './request.ts';
import { type CallbackRules, modeOf } from './rules.ts';

const notBegun = {
  ...({ phase: 'offered' } as const),
  ...{ pausedMs: null, doubt: null, dialsAt: null, closesAt: null, callId: null },
  ...{ acceptedAt: null, firstDialAt: null, answeredAt: null, previewMs: null, transfer: null },
  ...{ ending: null, interaction: null, isGone: false },
};

/** A contact that the platform offers at `at`. */
export function offered(contact: CallbackContact, at: number, rules: CallbackRules): Callback {
  const asked = readRequest(contact.attributes, contact.description);
  const scheduledAt = contact.scheduledAt ?? asked.scheduledAt;
  const isCampaign = contact.carrier === 'preview';
  // A campaign dials by its own clock or not at all.
  const campaignMode = contact.autoDialMs === null ? 'manual' : 'automatic';
  return {
    ...notBegun,
    ...{ id: contact.id, carrier: contact.carrier, phaseAt: at, offeredAt: at, askedAt: asked.askedAt },
    ...{ name: asked.name ?? (isCampaign ? contact.name : null), queue: contact.queue },
    type: scheduledAt === null ? 'asap' : 'scheduled',
    ...{ scheduledAt, reason: asked.reason },
    mode: isCampaign ? campaignMode : (asked.mode ?? modeOf(rules, contact.queue)),
    dialMs: contact.autoDialMs ?? asked.dialMs ?? rules.callbackDialSeconds * 1_000,
    ...{ numbers: asked.numbers, chosen: asked.numbers[0]?.e164 ?? null },
    ...{
      offerAt: contact.stateAt,
      told: toldBy(contact),
      offerEndsAt: contact.offerEndsAt,
      attempts: [],
      mostAttempts: rules.callbackMostAttempts,
    },
    ...{ canDiscard: contact.canDiscard, record: null, details: asked.details },
  };
}

/** All that a contact says of itself, to be compared. */
export const toldBy = ({ attributes, description }: CallbackContact): string =>
  JSON.stringify([attributes, description]);

/** A follow-up of the agent's own whose time has come. What was tried before stays with it. */
export function due(record: CallbackRecord, at: number, rules: CallbackRules): Callback {
  const numbers = record.numbers.map(({ e164, label }) => numberOf(e164, label));
  const { sys_id, name, queue, attempts, firstDialAt, previewMs } = record;
  return {
    ...notBegun,
    ...{ id: sys_id, carrier: 'own', phaseAt: at, offeredAt: at, askedAt: record.opened_at, name, queue },
    ...{ type: 'scheduled', scheduledAt: record.scheduled_start_time, reason: record.reason_type },
    // A promise is kept by hand: nobody else chose the moment.
    ...{ mode: 'manual', dialMs: 0, numbers, chosen: record.phone_number || (numbers[0]?.e164 ?? null) },
    ...{
      offerAt: null,
      told: '',
      offerEndsAt: null,
      attempts,
      mostAttempts: rules.callbackMostAttempts,
      firstDialAt,
      previewMs,
    },
    ...{ canDiscard: true, record: sys_id, isGone: true },
    details: { ...noDetails, description: record.description },
  };
}
