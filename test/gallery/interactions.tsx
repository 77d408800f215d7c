/** States of the interactions page, by name. */

import type { VNode } from 'preact';
import { InteractionsPage } from '../../components/interactions/InteractionsPage.tsx';
import {
  type InteractionsActions,
  type InteractionsView,
  myWrapUps,
  type RecordView,
} from '../../components/interactions/interactions-view.ts';
import { followUp } from '../../lib/callbacks/follow-up.ts';
import type { Happening, InteractionEvent } from '../../lib/interactions/events.ts';
import { foldInteraction } from '../../lib/interactions/fold.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import type { WorkChannel } from '../../lib/work/work-item.ts';
import { lookup } from './directory.ts';
import { call, now, session } from './people.ts';
import { openWork, workItem } from './work.ts';

const actions = new Proxy({} as InteractionsActions, { get: (_, name) => () => console.log(String(name)) });
const priya = { value: 'priya', display_value: 'Priya Nair' };
const minute = 60_000;

type Told = [agoMs: number, happening: Happening];

/** The stream of one call that began `ago` ms before now. */
function stream(id: number, told: readonly Told[]): InteractionEvent[] {
  const interaction = String(id).padStart(32, '0');
  return told.map(([ago, happening], at) => ({ interaction, sequence: at + 1, at: now - ago, ...happening }));
}

interface Who {
  name: string | null;
  number: string | null;
  queue: string;
  direction?: 'inbound' | 'outbound';
  kind?: 'call' | 'callback' | 'transfer';
  channel?: WorkChannel;
}

const opened = (
  id: number,
  { name, number, queue, direction = 'inbound', kind = 'call', channel }: Who,
): Happening => ({
  type: 'opened',
  by: direction === 'outbound' ? 'dial' : 'offer',
  ...{ number: `IMS${String(41_200 + id).padStart(7, '0')}`, contactId: `7c1e9a52-40d2-4b11-9e0f-${id}` },
  ...{ direction, kind, queue, caller_phone_number: number, name, agent: priya, channel },
  context:
    id === 1 ? { Language: 'English', Order: '88 210 447', Verified: 'Yes, by order and postcode' } : {},
  ...{ transferredBy: kind === 'transfer' ? 'Jonas Weber' : null, conversation: '' },
});
const ended = (outcome: Interaction['outcome'] & string, state: Interaction['state'] | null): Happening => ({
  ...{ type: 'ended', outcome, detail: outcome === 'missed' ? 'Missed' : '', state },
});
const wrappedUp = (label: string): Happening => ({
  ...{ type: 'wrappedUp', wrap_up_code: { value: label, display_value: label }, related_records: [] },
  ...{ short_description: 'Kettle arrived cracked', isBySystem: false },
  work_notes:
    'Replacement sent by express, refund of £4.99 delivery agreed.\nCheck on Thursday that it came.',
});

const amara: Who = { name: 'Amara Osei', number: '+442079460958', queue: 'Billing' };
const streams = [
  stream(1, [
    [4.6 * minute, opened(1, amara)],
    [4.5 * minute, { type: 'statusChanged', presence: 'Available', kind: 'routable' }],
    [4.2 * minute, { type: 'answered' }],
    [
      4.2 * minute,
      { type: 'joined', participant: { id: 'a', role: 'agent', name: 'Priya Nair', number: null } },
    ],
  ]),
  stream(2, [
    [11 * minute, opened(2, { name: 'Lucía Ferrer', number: '+34910555013', queue: 'Spanish line' })],
    [10.6 * minute, ended('missed', null)],
  ]),
  stream(3, [
    [
      34 * minute,
      opened(3, {
        name: 'Harbour & Pike Ltd',
        number: '+441614960127',
        queue: 'Orders',
        direction: 'outbound',
      }),
    ],
    [33 * minute, { type: 'answered' }],
    [1.37 * minute, ended('answered', 'wrap_up')],
    [1.37 * minute, { type: 'wrapUpStarted' }],
  ]),
  stream(4, [
    [120 * minute, opened(4, amara)],
    [119.9 * minute, { type: 'answered' }],
    [116 * minute, { type: 'held' }],
    [115.4 * minute, { type: 'reaching', to: 'Tomasz Nowak', isBlind: false }],
    [114.9 * minute, { type: 'resumed' }],
    [111 * minute, ended('answered', 'wrap_up')],
    [111 * minute, { type: 'wrapUpStarted' }],
    [110.2 * minute, wrappedUp('Order issue: replaced')],
    [110.2 * minute, { type: 'callbackAsked', callback: 'c', dueAt: now + 90 * minute }],
    [110.1 * minute, { type: 'cleared' }],
    [110 * minute, { type: 'recordingCame', url: 'https://example.com/recording.wav' }],
    [
      109 * minute,
      {
        type: 'contactTraceCame',
        fields: { ContactId: 'c-4', Channel: 'VOICE', InitiationMethod: 'INBOUND', QueueName: 'Billing' },
        url: 'https://harbour.my.connect.aws/contact-trace-records/details/c-4',
      },
    ],
    [
      109 * minute,
      {
        type: 'transcriptCame',
        lines: [
          {
            offsetMs: 34_000,
            speaker: 'Amara',
            text: 'The kettle came with a crack along the base, I can send a photo.',
          },
          {
            offsetMs: 41_000,
            speaker: 'Priya',
            text: 'No need, I can see the batch. I’ll have a new one sent today.',
          },
        ],
      },
    ],
  ]),
  stream(5, [
    [170 * minute, opened(5, { name: null, number: '+493023125048', queue: 'Billing' })],
    [169.8 * minute, ended('abandoned', 'closed_abandoned')],
  ]),
  stream(6, [
    [
      1_700 * minute,
      opened(6, { name: 'Ingrid Solberg', number: '+4721555018', queue: 'Billing', kind: 'transfer' }),
    ],
    [1_699 * minute, { type: 'answered' }],
    [1_684 * minute, ended('answered', 'wrap_up')],
    [1_684 * minute, { type: 'wrapUpStarted' }],
    [1_683 * minute, wrappedUp('Refund agreed')],
    [1_683 * minute, { type: 'cleared' }],
  ]),
  stream(7, [
    [1_710 * minute, opened(7, { name: 'Hassan Darwish', number: null, queue: 'Orders', channel: 'chat' })],
    [1_709.8 * minute, { type: 'answered' }],
    [1_702 * minute, { type: 'transferred', to: 'Tomasz Nowak', assigned_to: null }],
    [1_702 * minute, ended('answered', 'wrap_up')],
    [1_702 * minute, { type: 'wrapUpStarted' }],
    [1_701 * minute, wrappedUp('Order issue: replaced')],
    [1_701 * minute, { type: 'cleared' }],
  ]),
  stream(8, [
    [6 * minute, opened(8, { name: 'Ruth Kaplan', number: null, queue: 'Orders', channel: 'email' })],
    [5.8 * minute, { type: 'answered' }],
  ]),
];
const records = streams.map((events) => foldInteraction(events) as Interaction);

export function view(given: Partial<InteractionsView> = {}, many = 1): InteractionsView {
  return {
    ...{ now, surface: null, saved: [], record: null, isDeleting: null },
    ...{ done: null, running: null, fault: null, records: session().records },
    occurring: {
      owed: { [session().agent?.login ?? '']: 3 },
      queues: [
        ['Billing', 3],
        ['Orders', 1],
      ],
      codes: [['Refund agreed', 1]],
      agents: [['priya', 'Priya Nair', 6]],
    },
    list: {
      state: 'ready',
      question: { text: '', filter: {}, sort: { by: 'opened_at', isDescending: true } },
      totals: { total: records.length * many, talkMs: 57 * minute, wrapUpMs: 6 * minute },
      interactionAt: (at) => records[at % records.length] ?? null,
    },
    ...given,
  };
}

const list = view().list;
const nothing = { total: 0, talkMs: 0, wrapUpMs: 0 };
const filtered = { ...list.question, text: 'kettle', filter: { queues: ['Billing'] } };

export function recordView(at: number, given: Partial<RecordView> = {}): RecordView {
  const events = streams[at] ?? [];
  const kept = records[at] as Interaction;
  const callback = followUp(
    {
      ...{ sys_id: 'c', interaction: kept.sys_id, agent: priya, queue: 'Billing', name: 'Amara Osei' },
      ...{ phone_number: '+442079460958', at: now + 90 * minute, reason_type: 'product_issue' },
      description: 'Check that the replacement came',
    },
    now,
  );
  return {
    ...{ name: kept.number, state: 'ready', activity: 'all', codes: [] },
    page: { record: kept, events, draft: null, callback: at === 3 ? callback : null },
    callback: null,
    isOnInstance: at === 3,
    earlier: at === 3 ? [records[5] as Interaction, records[1] as Interaction] : [],
    ...given,
  };
}

const talking = session({ calls: [call({ id: records[0]?.phone_log.call_id ?? '' })] });
const surface = { session: talking, now, lookup, ask: () => {} };

const mail = workItem({
  ...openWork,
  channel: 'email',
  name: 'Ruth Kaplan',
  id: records[7]?.phone_log.call_id ?? '',
});
const reading = { ...surface, session: session({ work: [mail] }) };
const idle = { ...surface, session: session() };
const login = idle.session.agent?.login ?? '';

const states: Record<string, InteractionsView> = {
  'Interactions: a day': view({ surface: idle, saved: [{ name: 'Missed in Billing', question: filtered }] }),
  'Interactions: by the thousand': view({ done: 'Imported: 3 new, 2 here already' }, 20_000),
  'Interactions: first day': view({ list: { ...list, totals: nothing } }),
  'Interactions: nothing matches': view({ list: { ...list, totals: nothing, question: filtered } }),
  'Interactions: nothing to wrap up': view({
    surface: idle,
    list: { ...list, totals: nothing, question: myWrapUps(login) },
  }),
  'Interactions: loading': view({ list: { ...list, state: 'loading' } }),
  'Interactions: unreadable': view({ list: { ...list, state: 'failed' } }),
  'Interactions: a file is read': view({ running: { words: 'Importing', done: 12_400, of: 45_000 } }),
  'Interactions: store full': view({ records: { ...session().records, trouble: 'full', notesAside: 2 } }),
  'Interactions: some were lost': view({ records: { ...session().records, trouble: 'lost', missing: 12 } }),
  'Interactions: notes without a record': view({ records: { ...session().records, notesLost: 2 } }),
  'Interaction: closed': view({ record: recordView(3) }),
  'Interaction: a chat': view({ record: recordView(6) }),
  'Interaction: an e-mail goes on': view({ record: recordView(7), surface: reading }),
  'Interaction: the call goes on': view({ record: recordView(0), surface }),
  'Interaction: not here': view({ record: { ...recordView(0), page: null, state: 'missing' } }),
};

export const interactionStates: Record<string, VNode> = Object.fromEntries(
  Object.entries(states).map(([name, shown]) => [
    name,
    <InteractionsPage key={name} view={shown} actions={actions} />,
  ]),
);
