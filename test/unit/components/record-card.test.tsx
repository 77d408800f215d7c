import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  contextTable,
  factsInHand,
  previewTable,
} from '../../../components/panels/callbacks/callback-table.ts';
import { RecordCard, type RecordTable, valueAt } from '../../../components/RecordCard.tsx';
import { noDetails } from '../../../lib/callbacks/callback-record.ts';
import { callback } from '../../gallery/callbacks.ts';
import { now } from '../../gallery/people.ts';

beforeEach(() => {
  const { document } = parseHTML('<html><body></body></html>');
  vi.stubGlobal('document', document);
});
afterEach(() => vi.unstubAllGlobals());

/** What the card says, as `label: value`; editable choices as their chosen label, texts without their buttons. */
function drawn(table: RecordTable, record: object, onEdit?: (path: string, value: string) => void) {
  const root = document.createElement('div');
  document.body.append(root);
  render(<RecordCard table={table} record={record} now={now} onEdit={onEdit} />, root);
  const terms = [...root.querySelectorAll('dt')].map((term) => {
    const chosen = term.nextElementSibling?.querySelector('option[selected]');
    return `${term.textContent}: ${(chosen ?? term.nextElementSibling)?.textContent?.trim()}`;
  });
  return { root, terms };
}

const whole = factsInHand(
  callback({
    ...{ type: 'scheduled', scheduledAt: new Date(2026, 10, 24, 16, 0).getTime(), previewMs: 38_000 },
    attempts: [
      { at: now, e164: '+442079460958', callId: 'v', by: 'agent' as const, outcome: 'busy', durationMs: 9 },
    ],
    details: {
      ...noDetails,
      ...{ description: 'Late parcel', source_channel: 'Phone', ivr_path: 'Orders › Late' },
      ...{ taskNumber: 'TASK0020177', fields: { Order: '88 210 447' } },
    },
  }),
  { text: '14:32 there, working hours', isQuiet: false },
  now,
);

it('[CF-30] the context card shows every particular of the request', () => {
  const { terms } = drawn(contextTable('both'), whole);
  expect(terms.map((term) => term.split(':')[0])).toEqual([
    ...['Name', 'Reason', 'Type', 'Asked for', 'Local time', 'Queue', 'Came by', 'Phone menu', 'Task'],
    ...['Attempts', 'Preview', 'Said', 'Order'],
  ]);
  expect(terms).toContain('Reason: Billing Issue');
  expect(terms).toContain('Type: Scheduled');
  expect(terms).toContain('Phone menu: Orders › Late');
  expect(terms).toContain('Preview: 0:38');
  expect(terms).toContain('Said: “Late parcel”');
});

it('[CF-30] what is not known is left out, with no empty label', () => {
  const { terms } = drawn(
    contextTable('both'),
    factsInHand(callback({ reason: '', queue: null }), null, now),
  );
  expect(terms).toEqual([
    ...['Name: Amara Osei', 'Reason: None given', 'Type: ASAP'],
    'Asked for: As soon as possible',
  ]);
});

it('[CF-32][CF-33] the reason is a list for whoever may edit, and words for all others', () => {
  const edits: string[] = [];
  const { root } = drawn(contextTable('service'), whole, (path, value) => edits.push(`${path} ${value}`));
  const select = root.querySelector('select') as HTMLSelectElement;
  expect([...select.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
    ...['None', 'Product Issue', 'Order Issue', 'Billing Issue', 'Other issue'],
  ]);
  (select.querySelector('option[value=order_issue]') as HTMLOptionElement).selected = true;
  select.dispatchEvent(new (document.defaultView as Window & typeof globalThis).Event('change'));
  expect(edits).toEqual(['reason_type order_issue']);
  expect(drawn(contextTable('service'), whole).root.querySelector('select')).toBeNull();
});

it('[CF-32] name, number, subject and what was said are texts to be set right for whoever may edit, and the field stays until the record has it', async () => {
  const edits: string[] = [];
  const table = contextTable('both');
  const { root } = drawn(table, whole, (path, value) => edits.push(`${path}: ${value}`));
  const show = (record: object) =>
    render(
      <RecordCard {...{ table, record, now }} onEdit={(path, value) => edits.push(`${path}: ${value}`)} />,
      root,
    );
  const { Event } = document.defaultView as Window & typeof globalThis;
  const send = (selector: string, event: string) =>
    root.querySelector(selector)?.dispatchEvent(new Event(event, { bubbles: true }));
  expect([...root.querySelectorAll('button')].map((one) => one.getAttribute('aria-label'))).toEqual([
    ...['Change name', 'Change number', 'Change subject', 'Change said'],
  ]);
  send('[aria-label="Change said"]', 'click');
  await vi.waitFor(() => expect(root.querySelector('form input')).toBeTruthy());
  const field = root.querySelector('form input') as HTMLInputElement;
  field.value = ' Second parcel ';
  send('form input', 'input');
  await new Promise((resolve) => setTimeout(resolve));
  send('form', 'submit');
  expect(edits).toEqual(['description: Second parcel']);
  // Refused, say: what was written still stands there.
  show(whole);
  expect(root.querySelector('form')).toBeTruthy();
  // It may be kept otherwise than it was typed.
  show({ ...whole, description: 'Second parcel.' });
  await vi.waitFor(() => expect(root.querySelector('form')).toBeNull());
  expect(drawn(table, whole).root.querySelector('button')).toBeNull();
});

it('[CF-36] a configuration that names nothing of the record says so, and what is none of its kind is shown as it is', () => {
  const words = (table: RecordTable, record: object) => drawn(table, record).root.textContent;
  expect(words({ name: 'x_case', fields: [] }, { a: 1 })).toMatch(/^No field is chosen for x_case/);
  const unknown: RecordTable = { name: 'x_case', fields: [{ label: 'A', path: 'no.such', kind: 'text' }] };
  expect(words(unknown, { a: 1 })).toBe(
    'This record has none of the fields that are chosen for x_case: no.such. Check the table and the names.',
  );
  expect(words(unknown, { no: { such: '' } })).toBe('Nothing is known yet.');
  const wrong = (kind: string, value: unknown) =>
    drawn({ name: 'x', fields: [{ label: 'A', path: 'a', kind: kind as 'text' }] }, { a: value }).terms;
  expect(wrong('moment', 'soon')).toEqual(['A: soon']);
  expect(wrong('span', 'long')).toEqual(['A: long']);
  expect(wrong('lines', 'one')).toEqual(['A: one']);
  expect(wrong('clock', 'noon')).toEqual(['A: noon']);
  expect(wrong('colour', 'red')).toEqual(['A: red']);
});

it('[CF-36] draws a record of any table from its configuration alone', () => {
  const contact: RecordTable = {
    name: 'customer_contact',
    fields: [
      { label: 'Name', path: 'name', kind: 'text' },
      { label: 'Company', path: 'account.name', kind: 'text' },
      { label: 'Mobile', path: 'phones.mobile', kind: 'number' },
      { label: 'Fax', path: 'phones.fax', kind: 'number' },
      { label: 'Since', path: 'created', kind: 'moment' },
    ],
  };
  const record = {
    ...{ name: 'Ingrid Solberg', account: { name: 'Fjord AS' } },
    ...{ phones: { mobile: '+47 21 55 50 18' }, created: now },
  };
  const { root, terms } = drawn(contact, record);
  expect(terms.slice(0, 3)).toEqual(['Name: Ingrid Solberg', 'Company: Fjord AS', 'Mobile: +47 21 55 50 18']);
  expect(terms).toHaveLength(4);
  expect(root.querySelector('dl')?.getAttribute('data-table')).toBe('customer_contact');
});

it('[EX-16] a voicemail is read and can be listened to, before the call and on record; what is no web address is no link', () => {
  const left = (voicemail_url: string) =>
    factsInHand(
      callback({
        details: {
          ...noDetails,
          ...{ voicemail_url, voicemail_transcript: 'Please call.', voicemail_duration: 14_000 },
        },
      }),
      null,
      now,
    );
  for (const table of [previewTable, contextTable('both')]) {
    const { root, terms } = drawn(table, left('https://media.example/1'));
    expect(terms).toEqual(expect.arrayContaining(['Voicemail: “Please call.”', 'Length: 0:14']));
    expect(root.querySelector('a')?.getAttribute('href')).toBe('https://media.example/1');
    expect(drawn(table, left('javascript:alert(1)')).root.querySelector('a')).toBeNull();
  }
});

it('a path that leads nowhere, or to what a record only inherits, is nothing', () => {
  expect(valueAt({ a: { b: 0 } }, 'a.b')).toBe(0);
  expect(valueAt({ a: null }, 'a.b')).toBeUndefined();
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
});
