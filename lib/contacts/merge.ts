/** When two contacts are one, and what they are together. Pure. */

import { fold } from '../directory/fold.ts';
import { type Contact, longest, mostNumbers } from './contact.ts';

/**
 * Whether two names can be one person's: the words of one are all in the other, in any order, where one letter stands
 * for any word it begins. So `Osei, Amara`, `A. Osei` and `Amara Osei` are alike, `Amara Osei` and `Kofi Osei` are not.
 */
export function isSimilarName(a: string, b: string): boolean {
  const [few = [], many = []] = [wordsOf(a), wordsOf(b)].toSorted((x, y) => x.length - y.length);
  const left = [...many];
  return (
    few.length > 0 &&
    few.every((word) => {
      const at = left.findIndex((other) => isSameWord(word, other));
      if (at !== -1) left.splice(at, 1);
      return at !== -1;
    })
  );
}

const wordsOf = (name: string) =>
  fold(name)
    .split(' ')
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length);

function isSameWord(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return a === b;
}

/** `other` taken into `contact`, whose id, source and label for a number stay; the fuller name wins, notes are put together. */
export function merged(contact: Contact, other: Omit<Contact, 'id' | 'source'>): Contact {
  const numbers = new Map(contact.numbers.map(({ e164, label }) => [e164, label]));
  for (const { e164, label } of other.numbers) numbers.set(e164, numbers.get(e164) || label);
  const isFuller = fold(other.name).length > fold(contact.name).length;
  return {
    ...contact,
    name: isFuller ? other.name : contact.name,
    company: contact.company || other.company,
    numbers: [...numbers].slice(0, mostNumbers).map(([e164, label]) => ({ e164, label })),
    notes: notesOf(contact.notes, other.notes),
  };
}

function notesOf(a: string, b: string): string {
  if (b === '' || a.includes(b)) return a;
  const both = [a, b].filter(Boolean).join('\n');
  return both.length <= longest.notes ? both : a;
}

/** Whether two contacts say the same. */
export function isSame(a: Contact, b: Contact): boolean {
  const told = ({ name, company, numbers, notes }: Contact) =>
    JSON.stringify([name, company, notes, numbers.map(({ e164, label }) => [e164, label])]);
  return told(a) === told(b);
}
