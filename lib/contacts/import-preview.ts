/** What an import would do, worked out before anything is stored. Pure but for what it is handed. */

import { type CheckNumber, checkDraft, type NumberHome } from './check-draft.ts';
import type { Contact } from './contact.ts';
import type { Draft, Fault } from './draft.ts';
import { isSame, isSimilarName, merged } from './merge.ts';

export interface ImportPreview {
  /** Rows that held anything. */
  rows: number;
  added: Contact[];
  /** Contacts already stored, as they will be with what the file adds. */
  changed: Contact[];
  /** Rows that say nothing new about a stored contact. */
  unchanged: number;
  /** Rows joined with another row of the same file. */
  joined: number;
  leftOut: number;
  faults: Fault[];
}

export interface ImportParts {
  home: NumberHome;
  source: 'csv' | 'vcard';
  checkNumber: CheckNumber;
  /** Stored contacts that have any of these numbers. */
  stored(e164s: string[]): Promise<Contact[]>;
  newId(): string;
  /** Awaited between pieces, so that a page stays awake. */
  rest(): Promise<void>;
  onProgress?(rows: number): void;
  /** Ends the work by throwing its reason. */
  lifetime?: AbortSignal;
}

const piece = 250;

/** The outcome of importing `drafts`: rows with a number in common and a similar name are one contact. */
export async function previewImport(drafts: readonly Draft[], parts: ImportParts): Promise<ImportPreview> {
  const preview: ImportPreview = {
    rows: drafts.length,
    added: [],
    changed: [],
    unchanged: 0,
    joined: 0,
    leftOut: 0,
    faults: [],
  };
  const known = knownContacts();
  for (let from = 0; from < drafts.length; from += piece) {
    parts.lifetime?.throwIfAborted();
    const checked = drafts
      .slice(from, from + piece)
      .map((draft) => checkDraft(draft, parts.home, parts.checkNumber));
    for (const { faults } of checked) preview.faults.push(...faults);
    const found = checked.flatMap(({ contact }) => contact ?? []);
    preview.leftOut += checked.length - found.length;
    const e164s = found.flatMap(({ numbers }) => numbers.map((number) => number.e164));
    for (const contact of await parts.stored(e164s)) known.learn(contact);
    for (const contact of found) {
      const same = known.like(contact);
      if (same) {
        if (!same.before) preview.joined++;
        known.put({ ...same, contact: merged(same.contact, contact), rows: same.rows + 1 });
      } else {
        const added = { ...contact, id: parts.newId(), source: parts.source };
        known.put({ contact: added, before: null, rows: 1 });
      }
    }
    parts.onProgress?.(Math.min(from + piece, drafts.length));
    await parts.rest();
  }
  for (const { contact, before, rows } of known.all()) {
    if (!before) preview.added.push(contact);
    else if (!isSame(before, contact)) preview.changed.push(contact);
    else preview.unchanged += rows;
  }
  return preview;
}

interface Known {
  contact: Contact;
  /** As it is stored; null when it comes from the file. */
  before: Contact | null;
  /** How many rows of the file went into it. */
  rows: number;
}

/** Contacts by id and by number, as they stand after the rows so far. */
function knownContacts() {
  const byId = new Map<string, Known>();
  const idsByNumber = new Map<string, Set<string>>();

  function put(known: Known): void {
    byId.set(known.contact.id, known);
    for (const { e164 } of known.contact.numbers)
      idsByNumber.set(e164, (idsByNumber.get(e164) ?? new Set()).add(known.contact.id));
  }

  return {
    put,
    /** Takes a stored contact in, unless it is there. */
    learn(contact: Contact): void {
      if (!byId.has(contact.id)) put({ contact, before: contact, rows: 0 });
    },
    /** One with a number in common and a similar name. */
    like({ name, numbers }: Omit<Contact, 'id' | 'source'>): Known | null {
      for (const { e164 } of numbers) {
        for (const id of idsByNumber.get(e164) ?? []) {
          const known = byId.get(id);
          if (known && isSimilarName(known.contact.name, name)) return known;
        }
      }
      return null;
    },
    all: (): Iterable<Known> => byId.values(),
  };
}
