/** Callbacks as tests and pictures show them. */

import type { Callback } from '../../lib/callbacks/callback.ts';
import { noDetails } from '../../lib/callbacks/callback-record.ts';
import { now } from './people.ts';

/** Amara’s callback, carried by a task and accepted ten seconds ago, changed as given. */
export const callback = (changed: Partial<Callback> = {}): Callback => ({
  ...{ id: 'task-1', carrier: 'task', phase: 'preview', phaseAt: now - 10_000, name: 'Amara Osei' },
  ...{ queue: 'Billing', type: 'asap', scheduledAt: null, reason: 'billing_issue', mode: 'manual' },
  numbers: [
    { e164: '+442079460958', text: '+44 20 7946 0958', label: 'Requested', last: null },
    { e164: '+447700900123', text: '+44 7700 900123', label: 'mobile', last: null },
  ],
  ...{
    chosen: '+442079460958',
    offerAt: null,
    told: '',
    offerEndsAt: null,
    dialsAt: null,
    pausedMs: null,
    doubt: null,
  },
  ...{ closesAt: null, attempts: [], mostAttempts: 0, callId: null, acceptedAt: now - 10_000 },
  ...{
    firstDialAt: null,
    previewMs: null,
    transfer: null,
    canDiscard: true,
    record: null,
    interaction: null,
  },
  ...{
    offeredAt: now - 20_000,
    askedAt: null,
    dialMs: 30_000,
    answeredAt: null,
    ending: null,
    isGone: false,
  },
  details: noDetails,
  ...changed,
});
