/** One import, from a chosen file to stored contacts. Nothing is stored before `confirm`. */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { ImportView } from '../../components/contacts/contacts-view.ts';
import type { NumberHome } from '../../lib/contacts/check-draft.ts';
import { type Column, type ColumnUse, columnsOf } from '../../lib/contacts/columns.ts';
import { draftsOf, readTable, type Table, writeLeftOut } from '../../lib/contacts/csv.ts';
import type { Reading } from '../../lib/contacts/draft.ts';
import { previewImport } from '../../lib/contacts/import-preview.ts';
import { readVCards } from '../../lib/contacts/vcard.ts';
import { textOf } from '../../lib/decode-text.ts';
import { queries } from '../../lib/messaging.ts';
import { checkNumber } from '../../lib/numbers/check-number.ts';

export interface ImportRun {
  /** Null when nothing is being imported. */
  readonly view: ReadonlySignal<ImportView | null>;
  start(): void;
  choose(file: File, region: string): Promise<void>;
  setColumn(at: number, use: ColumnUse): Promise<void>;
  setHome(home: NumberHome): Promise<void>;
  /** Stores what the preview shows; answers how many contacts that were, and whether all, or it was ended before. */
  confirm(): Promise<{ saved: number; isWhole: boolean }>;
  /** The rows left out as a CSV text. */
  leftOut(): string;
  close(): void;
}

const mostBytes = 100_000_000;
/** Contacts in one message to the background. */
const batch = 500;

interface Source {
  file: string;
  home: NumberHome;
  /** Null for vCards. */
  table: { table: Table; columns: Column[]; hasHeading: boolean } | null;
  reading: Reading;
}

const rest = () => scheduler.yield();

export function createImportRun(): ImportRun {
  const view = signal<ImportView | null>(null);
  let source: Source | null = null;
  /** Ends whatever is being read or checked. */
  let lifetime = new AbortController();

  function close(): void {
    lifetime.abort();
    source = null;
    view.value = null;
  }

  const askForFile = (trouble: string | null) => {
    view.value = { step: 'choose', trouble };
  };

  async function read(file: File, signal: AbortSignal): Promise<Omit<Source, 'home'>> {
    const text = await textOf(file);
    // Programs and pictures hold zeros, tables and cards none.
    if (text.slice(0, 100_000).includes('\0')) throw new Error('It holds no text');
    if (/\.(vcf|vcard)$/i.test(file.name) || /^\s*BEGIN:VCARD/i.test(text))
      return { file: file.name, table: null, reading: readVCards(text) };
    const table = await readTable(text, rest, (rows) => {
      if (!signal.aborted) view.value = { step: 'reading', file: file.name, rows };
    });
    const { columns, hasHeading } = columnsOf(table.rows.slice(0, 50));
    const reading = await draftsOf(table, columns, hasHeading, rest);
    return { file: file.name, table: { table, columns, hasHeading }, reading };
  }

  /** Works the preview out; a newer change of columns or country ends an older one. */
  async function preview(of: Source): Promise<void> {
    lifetime.abort();
    lifetime = new AbortController();
    const { signal } = lifetime;
    const { file, home, table, reading } = of;
    const columns = table?.columns ?? null;
    const rows = reading.drafts.length;
    const show = (rowsDone: number) => {
      view.value = { step: 'preview', file, columns, home, rowsDone, rows, preview: null };
    };
    show(0);
    const found = await previewImport(reading.drafts, {
      home,
      source: table ? 'csv' : 'vcard',
      checkNumber,
      stored: (e164s) => queries.contactsWithNumbers(e164s),
      newId: () => crypto.randomUUID(),
      rest,
      onProgress: (rowsDone) => !signal.aborted && show(rowsDone),
      lifetime: signal,
    }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (!found || signal.aborted) return;
    const faults = [...reading.faults, ...found.faults].sort((a, b) => a.row - b.row);
    view.value = {
      step: 'preview',
      file,
      columns,
      home,
      rowsDone: rows,
      rows,
      preview: { ...found, faults },
    };
  }

  return {
    view,
    start: () => askForFile(null),
    async choose(file, region) {
      lifetime.abort();
      lifetime = new AbortController();
      const { signal } = lifetime;
      if (file.size > mostBytes)
        return askForFile('It is larger than 100 MB. Split it and import the parts.');
      view.value = { step: 'reading', file: file.name, rows: 0 };
      const found = await read(file, signal).catch((error: unknown) => {
        if (!signal.aborted)
          askForFile(
            `${error instanceof Error ? error.message : String(error)}. Choose it again, or another one.`,
          );
        return null;
      });
      if (!found || signal.aborted) return;
      if (found.reading.drafts.length === 0)
        return askForFile(found.reading.faults[0]?.mend ?? 'It holds no rows. Choose a CSV or vCard file.');
      source = { ...found, home: region };
      await preview(source);
    },
    async setColumn(at, use) {
      const shown = view.value;
      if (!source?.table || shown?.step !== 'preview') return;
      const { table, hasHeading } = source.table;
      const columns = source.table.columns.map((column, i) =>
        i === at ? { ...column, use, isUnknown: false } : column,
      );
      const changed = { ...source, table: { table, hasHeading, columns } };
      source = changed;
      // What was worked out holds for other columns.
      view.value = { ...shown, columns, rowsDone: 0, preview: null };
      const reading = await draftsOf(table, columns, hasHeading, rest);
      // It was closed meanwhile, or changed once more.
      if (source !== changed) return;
      source = { ...changed, reading };
      await preview(source);
    },
    async setHome(home) {
      if (!source) return;
      source = { ...source, home };
      await preview(source);
    },
    async confirm() {
      const shown = view.value;
      if (shown?.step !== 'preview' || !shown.preview) return { saved: 0, isWhole: true };
      const { signal } = lifetime;
      const contacts = [...shown.preview.added, ...shown.preview.changed];
      for (let from = 0; from < contacts.length; from += batch) {
        if (signal.aborted) return { saved: from, isWhole: false };
        view.value = { step: 'saving', file: shown.file, saved: from, of: contacts.length };
        try {
          await queries.saveContacts(contacts.slice(from, from + batch));
        } catch (error) {
          // Back to the preview: what was kept is found again as "already here".
          if (source) void preview(source);
          throw error;
        }
      }
      close();
      return { saved: contacts.length, isWhole: true };
    },
    leftOut() {
      const shown = view.value;
      if (shown?.step !== 'preview' || !shown.preview || !source) return '';
      return writeLeftOut(source.reading.drafts, shown.preview.faults);
    },
    close,
  };
}
