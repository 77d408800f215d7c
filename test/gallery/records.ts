/** Invented records: Amara's call and what was before it. */

import type { Lookup } from '../../components/card-props.ts';
import { followUp } from '../../lib/callbacks/follow-up.ts';
import type { Happening, InteractionEvent } from '../../lib/interactions/events.ts';
import { foldInteraction } from '../../lib/interactions/fold.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import { emptyDraft, type WrapUpCode, type WrapUpDraft } from '../../lib/interactions/wrap-up.ts';
import type { WrapUpForm } from '../../lib/queries.ts';
import { lookup } from './directory.ts';
import { now } from './people.ts';

const agent = { value: 'pnair', display_value: 'Priya Nair' };

type Happened = [afterSeconds: number, Happening][];
type Changed = Partial<Extract<Happening, { type: 'opened' }>>;

/** The stream of one call to or from Amara, `secondsAgo` ago, with what happened to it. */
export function stream(
  contactId: string,
  secondsAgo: number,
  happened: Happened = [],
  changed: Changed = {},
): InteractionEvent[] {
  const at = now - secondsAgo * 1_000;
  const opened: Happening = {
    type: 'opened',
    by: 'offer',
    number: 'IMS0041287',
    contactId,
    ...{ direction: 'inbound', kind: 'call', queue: 'Billing', caller_phone_number: '+442079460958' },
    ...{ name: 'Amara Osei', agent, context: {}, transferredBy: null, conversation: '' },
    ...changed,
  };
  const interaction = contactId.padEnd(32, '0').replace(/[^0-9a-f]/g, '0');
  return [[0, opened] as const, ...happened].map(
    ([after, happening], i): InteractionEvent => ({
      interaction,
      sequence: i + 1,
      at: at + after * 1_000,
      ...happening,
    }),
  );
}

/** The record that it tells. */
export function record(...told: Parameters<typeof stream>): Interaction {
  const found = foldInteraction(stream(...told));
  if (!found) throw new Error('no record');
  return found;
}

const ended = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;
const wrappedUp = (label: string, work_notes: string): Happening => ({
  type: 'wrappedUp',
  wrap_up_code: { value: label, display_value: label },
  short_description: '',
  work_notes,
  related_records: [],
  isBySystem: false,
});

const earlier = [
  record('e1', 72_000, [
    [6, { type: 'answered' }],
    [248, ended],
    [290, wrappedUp('Invoice explained', 'Asked for the July invoice again.')],
  ]),
  record('e2', 96_000, [[20, { type: 'ended', outcome: 'missed', detail: 'MissedCallAgent', state: null }]]),
  record(
    'e3',
    345_600,
    [
      [9, { type: 'answered' }],
      [416, ended],
      [430, wrappedUp('Refund agreed', '')],
    ],
    {
      direction: 'outbound',
    },
  ),
];

const code = (sys_id: string, label: string, order: number): WrapUpCode => ({
  sys_id,
  label,
  queues: [],
  order,
  isActive: true,
});
export const codes = [
  code('replaced', 'Order issue: replaced', 1),
  code('invoice', 'Invoice explained', 2),
  code('refund', 'Refund agreed', 3),
];

const present = record('c-amara', 625, [
  [6, { type: 'answered' }],
  [577, ended],
]);

export const written: WrapUpDraft = {
  ...emptyDraft(present.sys_id),
  work_notes: 'Kettle arrived cracked. Replacement sent by express, refund of £4.99 delivery agreed.',
  wrap_up_code: { value: 'replaced', display_value: 'Order issue: replaced' },
  followUp: { phone_number: '+442079460958', dueAt: now + 156_480_000, reason: '' },
  savedAt: now - 30_000,
};

export const form: WrapUpForm = { record: present, draft: null, codes, limitMs: 60_000, closesWith: null };

/** Answers for Amara's call, with the form changed as given. */
export const withRecords = (changed: Partial<WrapUpForm> = {}): Lookup => ({
  ...lookup,
  wrapUpForm: async () => ({ ...form, ...changed }),
  historyOfNumber: async () => ({ records: earlier, callbacks: [] }),
});

/** The same with a callback that was promised. */
export const withPromise: Lookup = {
  ...withRecords(),
  historyOfNumber: async () => ({
    records: earlier.slice(0, 1),
    callbacks: [
      followUp(
        {
          ...{ sys_id: 'promised', interaction: 'e1', phone_number: '+442079460958', name: 'Amara Osei' },
          ...{ queue: 'Billing', reason_type: 'order_issue', agent, at: now + 70_080_000 },
          description: 'Check that the replacement came',
        },
        now - 71_000_000,
      ),
    ],
  }),
};

/** Nothing that is written is kept. */
export const storeFull: Lookup = {
  ...withRecords({ limitMs: 0 }),
  saveDraft: () => Promise.reject(new Error('full')),
};
