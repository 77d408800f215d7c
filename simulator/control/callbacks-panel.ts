import type { ControlCommands, ControlView } from '../connect/control/client.ts';
import { byId } from './dom.ts';
import { simulator } from './feed.ts';
import { bare, fillSelect, onSubmit, spanOf } from './order.ts';

type Request = ControlCommands['requestCallback']['request'];

const CARRIERS: Record<NonNullable<Request['carrier']>, string> = {
  queue: 'Queue, agent first',
  'customer-first': 'Queue, customer first',
  preview: 'Campaign preview',
  task: 'Task',
};

/** The reasons that ServiceNow's own form offers. */
const REASONS = [
  ...['Product Issue', 'Order Issue', 'Billing Issue', 'Other issue'],
  ...['Customer Survey', 'Sales Discovery', 'Product Feedback', 'Customer Relationship Building'],
];

const MODES = { manual: 'By hand', automatic: 'By countdown' };

/** The form by which somebody asks to be called back. Returns what keeps its choices up to date. */
export function callbacksPanel(): (view: ControlView) => void {
  const form = byId<HTMLFormElement>('ask-callback');
  const select = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
  fillSelect(select('carrier'), Object.entries(CARRIERS));
  fillSelect(
    select('reason'),
    REASONS.map((reason) => [reason, reason] as const),
  );
  fillSelect(select('mode'), Object.entries(MODES));
  const showFields = () => {
    for (const field of form.querySelectorAll<HTMLElement>('[data-for]'))
      field.hidden = !field.dataset.for?.split(' ').includes(select('carrier').value);
  };
  select('carrier').addEventListener('change', showFields);
  showFields();
  onSubmit('ask-callback', (fields) => simulator.requestCallback(requestOf(fields)));
  return (view) =>
    fillSelect(
      select('queue'),
      view.queues.map(({ name }) => [name, name] as const),
    );
}

/** What the form's fields ask for. Whoever carries it gets what it can carry. */
export function requestOf(fields: Record<string, string>): Request {
  const { number = '', name, queue = '', carrier, when, reason = '', mode = '', otherNumber } = fields;
  const at = when ? new Date(when).getTime() : undefined;
  const context = { reason, callbackMode: mode, sourceChannel: 'web' };
  const autoDialMs = spanOf(fields.autoDial);
  return {
    number: bare(number),
    queue,
    carrier: carrier as NonNullable<Request['carrier']>,
    ...(name ? { name } : {}),
    ...(at === undefined ? {} : { at }),
    ...(carrier === 'task'
      ? {
          task: {
            description: fields.description ?? '',
            references: { ...context, ...(otherNumber ? { mobileNumber: bare(otherNumber) } : {}) },
          },
        }
      : { attributes: context }),
    ...(carrier === 'preview' && autoDialMs !== undefined ? { autoDialMs } : {}),
    ...(carrier === 'queue' || carrier === 'customer-first'
      ? { tries: { most: Number(fields.tries || 1), delayMs: spanOf(fields.delay) ?? 0 } }
      : {}),
  };
}
