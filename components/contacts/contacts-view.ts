/** What the contacts page shows, and what it asks of whoever holds it. */

import type { NumberHome } from '../../lib/contacts/check-draft.ts';
import type { Column, ColumnUse } from '../../lib/contacts/columns.ts';
import type { Contact, ListedContact } from '../../lib/contacts/contact.ts';
import type { ImportPreview } from '../../lib/contacts/import-preview.ts';

export interface ContactsView {
  list: ListView;
  /** The contact in the form; `new` for an empty form. */
  editing: Contact | 'new' | null;
  /** A number, E.164, that a new contact begins with; null for none. */
  newNumber: string | null;
  importing: ImportView | null;
  isDeletingAll: boolean;
  /** One line about what was just done, with a way back where there is one. */
  done: { text: string; canUndo: boolean } | null;
  /** What went wrong, in words. */
  fault: { title: string; remedy: string } | null;
  /** ISO code for numbers typed without a country. */
  region: string;
}

export interface ListView {
  state: 'loading' | 'ready' | 'failed';
  text: string;
  /** How many match the text. */
  total: number;
  /** How many there are. */
  all: number;
  /** The contact at a place of the matching ones; null until it has been fetched. */
  contactAt(at: number): ListedContact | null;
}

export type ImportView =
  | { step: 'choose'; trouble: string | null }
  | { step: 'reading'; file: string; rows: number }
  | {
      step: 'preview';
      file: string;
      /** Null for vCards, which have no columns. */
      columns: Column[] | null;
      home: NumberHome;
      rowsDone: number;
      rows: number;
      /** Null while it is worked out, also anew after a column or the country was changed. */
      preview: ImportPreview | null;
    }
  | { step: 'saving'; file: string; saved: number; of: number };

export interface ContactsActions {
  search(text: string): void;
  reload(): void;
  /** Offers the number for calling; the toolbar popup shows what will be dialled. */
  call(e164: string): void;
  setFavourite(id: string, isFavourite: boolean): void;
  edit(contact: Contact | 'new'): void;
  save(contact: Contact | Omit<Contact, 'id'>): void;
  closeForm(): void;
  delete(contact: Contact): void;
  undo(): void;
  dismissDone(): void;
  exportAs(kind: 'csv' | 'vcard'): void;
  askDeleteAll(isAsked: boolean): void;
  deleteAll(): void;
  startImport(): void;
  chooseFile(file: File): void;
  setColumn(at: number, use: ColumnUse): void;
  setHome(home: NumberHome): void;
  confirmImport(): void;
  saveLeftOut(): void;
  closeImport(): void;
}
