/** Work that is no call, as tests and pictures show it. */

import type { Lookup } from '../../components/card-props.ts';
import type { Session } from '../../lib/session.ts';
import type { WorkItem, WorkSighting } from '../../lib/work/work-item.ts';
import { ago, call, now, ringing, session } from './people.ts';
import { form, withRecords } from './records.ts';

/** A chat of Hassan's, offered, changed as given. */
export const workSighting = (changed: Partial<WorkSighting> = {}): WorkSighting => ({
  ...{ id: 'chat-hassan', channel: 'chat', phase: 'offered', phaseAt: ago(6), offerEndsAt: now + 14_000 },
  ...{ queue: 'Orders', name: 'Hassan Darwish', title: '', description: '', attributes: {} },
  ...{ canReject: true, reasons: [], document: null, chat: null },
  ...changed,
});

/** The same in hand. */
export const workItem = (changed: Partial<WorkItem> = {}): WorkItem => ({
  ...workSighting(),
  ...{ source: 'connect', offeredAt: ago(6), acceptedAt: null, transfer: null, isRejected: false },
  ...changed,
});

export const openWork: Partial<WorkItem> = {
  ...{ phase: 'open', phaseAt: ago(190), acceptedAt: ago(190), offeredAt: ago(200), offerEndsAt: null },
};
const mail: Partial<WorkItem> = {
  ...{ id: 'mail', channel: 'email', name: 'Ruth Kaplan', title: 'Delivery of order 88 210 447' },
  ...{ description: 'Hello, the second parcel has not come and tracking stopped in Leeds on Monday.' },
};
const aCase: Partial<WorkItem> = {
  ...{ id: 'case', source: 'servicenow', channel: 'case', name: 'Amara Osei', queue: 'Billing' },
  ...{ title: 'Kettle arrived cracked, wants replacement' },
  document: { table: 'sn_customerservice_case', id: 'x', label: 'CS0020412' },
};
const task: Partial<WorkItem> = {
  ...{
    id: 'task',
    channel: 'task',
    name: null,
    title: 'Check the address of order 88 210 447',
    queue: 'Orders',
  },
};
const reasons = [
  { id: 'a', name: 'Not my expertise' },
  { id: 'b', name: 'Busy' },
];

export interface WorkState {
  session: Session;
  steps?: string[];
  until: string;
  /** Where something is looked up. */
  lookup?: Lookup;
}

const shown = (...work: WorkItem[]): WorkState => ({ session: session({ work }), until: '.work' });

/** States of a work card, by name. */
export const workStates: Record<string, WorkState> = {
  'Chat offered': shown(workItem()),
  'E-mail offered': shown(workItem({ ...mail, offerEndsAt: null })),
  'Task offered': shown(workItem({ ...task, offerEndsAt: null })),
  'Case offered': shown(workItem({ ...aCase, reasons, offerEndsAt: now + 34_000 })),
  'Case offered, why it is rejected': {
    ...shown(workItem({ ...aCase, reasons, offerEndsAt: now + 30_000 })),
    steps: ['Reject'],
    until: '.work-reasons',
  },
  'Case offered that cannot be rejected': shown(workItem({ ...aCase, canReject: false })),
  'Two offered at once': shown(
    workItem(),
    workItem({ ...aCase, id: 'case', reasons, offerEndsAt: now + 34_000 }),
  ),
  'Chat open': shown(workItem(openWork)),
  'E-mail open': shown(workItem({ ...mail, ...openWork })),
  'Chat waits for a colleague': shown(
    workItem({
      ...openWork,
      phase: 'transferring',
      transfer: { to: 'Tomasz Zielinski', since: ago(9), hasFailed: false },
    }),
  ),
  'Chat that was not taken': shown(
    workItem({ ...openWork, transfer: { to: 'Tomasz Zielinski', since: ago(30), hasFailed: true } }),
  ),
  'Chat transferred to': {
    ...shown(workItem(openWork)),
    steps: ['Transfer'],
    until: '.person',
  },
  'After a chat': shown(workItem({ ...openWork, phase: 'wrap-up', phaseAt: ago(20) })),
  'After a chat, to be written up': {
    ...shown(workItem({ ...openWork, phase: 'wrap-up', phaseAt: ago(20) })),
    lookup: withRecords({ record: { ...form.record, type: 'chat', caller_phone_number: null } }),
    steps: ['Submit'],
    until: '.wrap-up-fault',
  },
  'Chat missed': shown(workItem({ phase: 'missed', phaseAt: ago(40), offerEndsAt: null })),
  'E-mail rejected': shown(
    workItem({ ...mail, phase: 'missed', phaseAt: ago(40), offerEndsAt: null, isRejected: true }),
  ),
  'A ring before an offered chat': {
    session: session({ calls: [ringing(14)], work: [workItem()] }),
    until: '.work',
  },
  'A call and two chats': {
    session: session({
      calls: [call()],
      work: [
        workItem(openWork),
        workItem({ ...openWork, id: 'chat-2', name: 'A person with a very long name indeed, and a title' }),
      ],
    }),
    until: '.work',
  },
};
