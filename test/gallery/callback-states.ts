/** States of a callback's card, by name. */

import type { Lookup } from '../../components/card-props.ts';
import type { Callback, DialDoubt } from '../../lib/callbacks/callback.ts';
import { noDetails } from '../../lib/callbacks/callback-record.ts';
import type { Session } from '../../lib/session.ts';
import { callback } from './callbacks.ts';
import { lookup } from './directory.ts';
import { ago, call, dialling, now, priya, session } from './people.ts';
import { withRecords, written } from './records.ts';

export interface CallbackState {
  session: Session;
  lookup?: Lookup;
  steps?: string[];
  until?: string;
}

const minute = 60_000;
const attempts: Callback['attempts'] = [
  {
    at: now - 267 * minute,
    e164: '+447700900412',
    callId: 'a',
    by: 'agent',
    outcome: 'no-answer',
    durationMs: 28_000,
  },
  {
    at: now - 112 * minute,
    e164: '+447700900412',
    callId: 'b',
    by: 'agent',
    outcome: 'busy',
    durationMs: 4_000,
  },
];
export const numbers: Callback['numbers'] = [
  {
    ...{ e164: '+447700900412', text: '+44 7700 900412', label: 'mobile' },
    last: { outcome: 'busy', at: now - 112 * minute },
  },
  { e164: '+442079460177', text: '+44 20 7946 0177', label: 'work', last: null },
  { e164: '+442079460958', text: '+44 20 7946 0958', label: 'home', last: null },
];
export const details: Callback['details'] = {
  ...noDetails,
  description: 'Second parcel has not come, tracking stopped in Leeds.',
  source_channel: 'ivr',
  ivr_path: 'Orders › Late delivery',
  taskNumber: 'TASK0020177',
  fields: { Order: '88 210 447', Language: 'English' },
};
/** Hassan's scheduled callback, changed as given. */
export const hassan = (changed: Partial<Callback> = {}): Callback =>
  callback({
    ...{
      id: 'task-hassan',
      name: 'Hassan Darwish',
      queue: 'Orders',
      type: 'scheduled',
      reason: 'order_issue',
    },
    ...{ scheduledAt: now - 2 * minute, numbers, chosen: '+447700900412', mostAttempts: 5, details },
    ...{ phaseAt: ago(22), acceptedAt: ago(22), interaction: 'i-hassan', record: 'c-hassan' },
    ...changed,
  });
const automatic = { mode: 'automatic', dialsAt: now + 18_000, acceptedAt: ago(12) } as const;
const unanswered: Partial<Callback> = {
  ...{ phase: 'unanswered', firstDialAt: ago(60), previewMs: 38_000, chosen: '+442079460177' },
  attempts: [
    ...attempts,
    {
      at: now + 2 * minute,
      e164: '+447700900412',
      callId: 'c',
      by: 'agent' as const,
      outcome: 'no-answer',
      durationMs: 24_000,
    },
  ],
};
const offer: Partial<Callback> = {
  ...{ phase: 'offered', phaseAt: ago(6), offerEndsAt: now + 24_000, acceptedAt: null },
};
const own: Partial<Callback> = {
  ...{ id: 'own-1', carrier: 'own', name: 'Ingrid Solberg', queue: null, mode: 'manual', record: 'own-1' },
  ...{ numbers: [{ e164: '+4721555018', text: '+47 21 55 50 18', label: '', last: null }], mostAttempts: 0 },
  ...{ chosen: '+4721555018', details: { ...noDetails, description: 'Ask whether the refund came' } },
};
const one = (changed: Partial<Callback>, more: Partial<Session> = {}): Session =>
  session({ callbacks: [hassan(changed)], ...more });
const ofTask = call({
  ...{ id: 'voice-1', direction: 'outbound', name: 'Hassan Darwish', number: '+447700900412' },
  ...{ numberText: '+44 7700 900412', queue: 'Orders', relatedCallId: 'task-hassan' },
});
const doubtful: Lookup = {
  ...lookup,
  callbackLook: async (_, e164) => ({
    ...{ e164, clock: '23:32 there', isQuiet: true, doubts: ['quiet-hours', 'called-before'] },
    lastCalls: [{ at: now - 6 * minute, outcome: 'no-answer', direction: 'outbound', agent: 'Tomasz Nowak' }],
  }),
};
const looked = (...doubts: DialDoubt[]): Lookup => ({
  ...lookup,
  callbackLook: async (_, e164) => ({ e164, clock: '', isQuiet: false, doubts, lastCalls: [] }),
});
const reached: Partial<Callback> = {
  ...{ phase: 'wrap-up', phaseAt: ago(18), firstDialAt: ago(400), answeredAt: ago(270) },
  attempts: [
    {
      ...{ at: ago(400), e164: '+447700900412', callId: 'v', by: 'agent', durationMs: 252_000 },
      outcome: 'answered',
    },
  ],
};
const until = '.callback';

export const callbackStates: Record<string, CallbackState> = {
  'Callback offered': { session: one(offer) },
  'Callback offered, as soon as possible': {
    session: one({ ...offer, type: 'asap', scheduledAt: null, reason: '', mode: 'automatic' }),
  },
  'Own follow-up due': { session: one({ ...offer, ...own, offerEndsAt: null }) },
  'Own follow-up, another time': {
    session: one({ ...offer, ...own, offerEndsAt: null }),
    steps: ['Later…'],
    until: '.time-choice',
  },
  'Own follow-up in hand': { session: one({ ...own, phase: 'preview' }), until: '.record-card' },
  'Own follow-up due, another in hand': {
    session: session({
      callbacks: [hassan({}), hassan({ ...offer, ...own, offerEndsAt: null })],
    }),
    until: '.record-card',
  },
  'Callback preview, by hand': { session: one({}), until: '.record-card' },
  'Callback preview, dials by itself': { session: one({ ...automatic, attempts }), until: '.record-card' },
  'Callback preview, paused': {
    session: one({ ...automatic, dialsAt: null, pausedMs: 18_000 }),
    until: '.paused',
  },
  'Callback preview, look first': { session: one({}), lookup: doubtful, until: '.notice' },
  'Callback did not dial, too late': {
    session: one({ mode: 'automatic', doubt: 'late' }),
    until: '.notice',
  },
  'Callback did not dial, another call is on': {
    session: session({ calls: [call()], callbacks: [hassan({ mode: 'automatic', doubt: 'on-a-call' })] }),
    until: '.notice',
  },
  'Callback did not dial, refused': {
    session: one({ mode: 'automatic', doubt: 'refused' }),
    until: '.notice',
  },
  'Callback to a new country': { session: one({}), lookup: looked('second-look'), until: '.notice' },
  'Callback without a number': { session: one({ numbers: [], chosen: null }), until },
  'Campaign preview': {
    session: one({ ...automatic, carrier: 'preview', canDiscard: false, numbers: numbers.slice(0, 1) }),
    until: '.record-card',
  },
  'Callback transfer': { session: one({}), steps: ['Transfer'], until: '.person' },
  'Callback transfer, queues': {
    session: one({}),
    steps: ['Transfer', 'Queues 3'],
    until: '#directory-row-2',
  },
  'Callback waits for transfer': {
    session: one({ phase: 'transferring', transfer: { to: 'Tier 2', since: ago(14), hasFailed: false } }),
    until,
  },
  'Callback was not taken': {
    session: one({ transfer: { to: 'Tier 2', since: ago(40), hasFailed: true } }),
    until: '.notice',
  },
  'Calling for a callback': {
    session: one(
      { phase: 'dialing', firstDialAt: ago(7), callId: 'voice-1', attempts },
      { calls: [dialling({ ...ofTask, phase: 'dialing', phaseAt: ago(7), answeredAt: null })] },
    ),
    until,
  },
  'Callback waits for the line': {
    session: one(
      { phase: 'dialing', firstDialAt: ago(90), callId: null, attempts: unanswered.attempts },
      { calls: [call({ ...ofTask, id: 'c', phase: 'ended', endReason: 'failed' })] },
    ),
    until,
  },
  'Talking in a callback': {
    session: one({ phase: 'talking', firstDialAt: ago(7), callId: 'voice-1', attempts }, { calls: [ofTask] }),
    until,
  },
  'Customer first, like any call': {
    session: session({
      calls: [call({ kind: 'callback' })],
      callbacks: [callback({ id: 'c-amara', carrier: 'customer-first', phase: 'talking' })],
    }),
  },
  'Callback not answered': { session: one(unanswered), until },
  'Callback called as often as allowed': {
    session: one({ ...unanswered, mostAttempts: 3 }),
    until: '.refusal',
  },
  'Closing a callback': {
    session: one(unanswered),
    lookup: withRecords({ draft: written }),
    steps: ['Close callback'],
    until: '.wrap-up-form',
  },
  'Callback closes by itself': {
    session: one({
      ...reached,
      ...{ closesAt: now + 42_000, mode: 'automatic' },
    }),
    lookup: withRecords(),
    until: '.wrap-up-form',
  },
  'Callback after its call': { session: one(reached), lookup: withRecords(), until: '.wrap-up-form' },
  'Callback that was ended elsewhere': {
    session: one({ phase: 'wrap-up', phaseAt: ago(18) }),
    lookup: withRecords(),
    until: '.wrap-up-form',
  },
  'Campaign, not answered': {
    session: one({
      ...{ ...unanswered, carrier: 'preview', canDiscard: false, numbers: numbers.slice(0, 1) },
      chosen: '+447700900412',
    }),
    until,
  },
  'A call and a callback': {
    session: session({ agent: priya('busy', 252), calls: [call()], callbacks: [hassan(offer)] }),
    until,
  },
};
