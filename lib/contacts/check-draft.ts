/** What a row of a file becomes: a contact whose numbers can be called, and what is wrong with it. Pure. */

import type { CheckedNumber } from '../numbers/checked-number.ts';
import { type Contact, longest, mostNumbers } from './contact.ts';
import type { Draft, DraftNumber, Fault } from './draft.ts';

/** How numbers without `+` are read: as of a country (ISO code), or as beginning with their country code. */
export type NumberHome = string | 'country-code-first';

export type CheckNumber = (text: string, region: string) => CheckedNumber;

export interface CheckedDraft {
  /** Null when the row is left out. */
  contact: Omit<Contact, 'id' | 'source'> | null;
  faults: Fault[];
}

/** Checks a draft. Every fault says where it stands and how to mend it; a row is left out only without name or number. */
export function checkDraft(draft: Draft, home: NumberHome, checkNumber: CheckNumber): CheckedDraft {
  const faults: Fault[] = [];
  const fault = (column: string, text: string, what: string, mend: string, isLeftOut = false) =>
    faults.push({ row: draft.row, column, text, what, mend, isLeftOut });

  const cut = (field: 'name' | 'company' | 'notes', text: string): string => {
    if (text.length <= longest[field]) return text;
    fault(
      field,
      text.slice(0, 40),
      `The ${field} is longer than ${longest[field]} characters.`,
      'Shorten it; the rest was cut off.',
    );
    return text.slice(0, longest[field]);
  };
  const written = { name: oneLine(draft.name), company: oneLine(draft.company) };
  const name = cut('name', written.name || written.company);
  const company = written.name ? cut('company', written.company) : '';
  const notes = cut('notes', draft.notes.trim());

  const numbers = new Map<string, string>();
  for (const number of draft.numbers) {
    const checked = checkOne(number, home, checkNumber);
    if ('what' in checked) fault(number.column, number.text, checked.what, checked.mend);
    else if (!numbers.has(checked.e164)) numbers.set(checked.e164, checked.label);
  }
  if (numbers.size > mostNumbers)
    fault('', '', `There are more than ${mostNumbers} numbers.`, 'Only the first were taken.');

  if (name === '') fault('', '', 'There is no name.', 'Enter a name or a company in this row.', true);
  if (draft.numbers.length === 0)
    fault('', name, 'There is no phone number.', 'Enter one, or leave this row out.', true);
  const isLeftOut = name === '' || numbers.size === 0;
  if (isLeftOut) for (const each of faults) each.isLeftOut = true;
  const kept = [...numbers].slice(0, mostNumbers).map(([e164, label]) => ({ e164, label }));
  return { contact: isLeftOut ? null : { name, company, numbers: kept, notes }, faults };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

type CheckedOne = { e164: string; label: string } | { what: string; mend: string };

function checkOne({ text, label }: DraftNumber, home: NumberHome, checkNumber: CheckNumber): CheckedOne {
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(text))
    return {
      what: 'A spreadsheet has rounded this number.',
      mend: 'Format the column as text there, enter the number again and save.',
    };
  const isBare = home === 'country-code-first' && /^\d/.test(text);
  const number = checkNumber(isBare ? `+${text.replace(/^00/, '')}` : text, isBare ? '' : home);
  if (number.kind === 'refused') {
    const [what = '', mend] = number.reason.split(/(?<=\.) /);
    return { what, mend: mend ?? 'Check the digits.' };
  }
  if (number.kind === 'emergency')
    return { what: 'That is an emergency number, which cannot be called from here.', mend: 'Remove it.' };
  const extension = number.extension ? `ext. ${number.extension}` : '';
  return { e164: number.e164, label: [label, extension].filter(Boolean).join(' ').slice(0, longest.label) };
}
