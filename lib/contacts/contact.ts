/** People and firms the agent keeps in this browser. */

import type { EntryNumber } from '../directory/entry.ts';
import type { ListedEntry } from '../directory/search.ts';

export interface Contact {
  id: string;
  name: string;
  /** Empty when not told. */
  company: string;
  /** At least one, none twice. */
  numbers: EntryNumber[];
  notes: string;
  source: 'typed' | 'csv' | 'vcard';
}

/** A contact as a list shows it. */
export interface ListedContact extends Contact {
  isFavourite: boolean;
}

/** Most characters of each text of a contact; what is longer is cut when it is read. */
export const longest = { name: 200, company: 200, label: 40, notes: 4_000 } as const;
export const mostNumbers = 30;

/** The contact as the directory lists it. */
export function entryOf({ id, name, company, numbers }: Contact): ListedEntry {
  return { id, tab: 'customers', name, detail: company || null, numbers, presence: null };
}

/** Whether `value` is a contact that may be stored: whoever sends it, it is looked at before it is kept. */
export function isContact(value: unknown): value is Contact {
  const { id, name, company, numbers, notes, source } = (value ?? {}) as Record<keyof Contact, unknown>;
  return (
    isText(id, 100) &&
    id !== '' &&
    isText(name, longest.name) &&
    name.trim() !== '' &&
    isText(company, longest.company) &&
    isText(notes, longest.notes) &&
    (source === 'typed' || source === 'csv' || source === 'vcard') &&
    Array.isArray(numbers) &&
    numbers.length > 0 &&
    numbers.length <= mostNumbers &&
    numbers.every(isNumber)
  );
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;

function isNumber(value: unknown): value is EntryNumber {
  const { label, e164 } = (value ?? {}) as Record<keyof EntryNumber, unknown>;
  return isText(label, longest.label) && isText(e164, 16) && /^\+[1-9]\d{6,14}$/.test(e164);
}
