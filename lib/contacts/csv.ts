/** Tables of contacts: comma, semicolon, tab or bar between cells, quotes as spreadsheets write them. Pure. */

import Papa from 'papaparse';
import { type Column, numberLabel } from './columns.ts';
import type { Contact } from './contact.ts';
import type { Draft, DraftNumber, Fault, Reading } from './draft.ts';

export interface Table {
  /** Every row of the file, the heading and empty ones too, so that rows keep their numbers. */
  rows: string[][];
  /** What the reading itself stumbled over. */
  faults: Fault[];
}

/**
 * The table in `text`. Pauses by `rest` between pieces, so that a page stays awake while it reads; `onProgress` hears how
 * many rows are read.
 */
export async function readTable(
  text: string,
  rest: () => Promise<void>,
  onProgress: (rows: number) => void = () => {},
): Promise<Table> {
  const { body, delimiter } = withoutHint(text);
  const table: Table = { rows: [], faults: [] };
  const done = Promise.withResolvers<Table>();
  Papa.parse<string[]>(body, {
    delimiter,
    chunkSize: 200_000,
    chunk: ({ data, errors }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
      for (const { type, code, row } of errors)
        if (type === 'Quotes') table.faults.push(quoteFault(code, table.rows.length + (row ?? 0) + 1));
      for (const row of data) table.rows.push(row);
      onProgress(table.rows.length);
      parser.pause();
      void rest().then(() => parser.resume());
    },
    complete: () => done.resolve(table),
  });
  return done.promise;
}

/** Excel's first line `sep=;` names the delimiter; else the first rows tell it. */
function withoutHint(text: string): { body: string; delimiter: string } {
  const hint = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = text.slice(hint?.[0].length ?? 0).replace(/^\ufeff/, '');
  const looked = Papa.parse(body.slice(0, 20_000), {
    delimitersToGuess: [',', ';', '\t', '|'],
    // An empty row would count as one with another number of cells.
    skipEmptyLines: true,
    preview: 20,
  });
  return { body, delimiter: hint?.[1] ?? looked.meta.delimiter };
}

function quoteFault(code: string, row: number): Fault {
  const what =
    code === 'MissingQuotes'
      ? 'A quotation mark is opened and never closed: all that follows was read as one cell.'
      : 'A quotation mark stands inside a cell, so cells may have run together.';
  return {
    row,
    column: '',
    text: '"',
    what,
    mend: 'Close or remove it, then choose the file again.',
    isLeftOut: false,
  };
}

/** Rows between two pauses. */
const stretch = 5_000;

/**
 * The contacts of a table's rows under these columns, empty rows left out, and what is wrong with rows as such. Pauses by
 * `rest` as the reading does.
 */
export async function draftsOf(
  table: Table,
  columns: readonly Column[],
  hasHeading: boolean,
  rest: () => Promise<void>,
): Promise<Reading> {
  const reading: Reading = { drafts: [], faults: [...table.faults] };
  for (let at = hasHeading ? 1 : 0; at < table.rows.length; at++) {
    if (at % stretch === 0) await rest();
    const cells = table.rows[at] ?? [];
    if (cells.every((cell) => cell.trim() === '')) continue;
    reading.drafts.push(draftOf(cells, columns, at + 1));
    const beyond = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
    if (beyond.length > 0) reading.faults.push(widthFault(at + 1, beyond.join(' ')));
  }
  return reading;
}

const widthFault = (row: number, text: string): Fault => ({
  row,
  column: '',
  text,
  what: 'The row has more cells than the heading; what is beyond was not read.',
  mend: 'Put texts that hold the delimiter in quotation marks.',
  isLeftOut: false,
});

function draftOf(cells: readonly string[], columns: readonly Column[], row: number): Draft {
  const draft: Draft = { row, name: '', company: '', notes: '', numbers: [] };
  const name = { given: '', family: '' };
  let label = '';
  for (const [at, { use, title, label: ofColumn }] of columns.entries()) {
    const text = bare(cells[at] ?? '');
    if (use === 'number') {
      draft.numbers.push(...splitNumbers(text, label || ofColumn, title));
      label = '';
    } else if (text === '') continue;
    else if (use === 'number-label') label = numberLabel(text);
    else if (use === 'given-name') name.given = joined(name.given, text, ' ');
    else if (use === 'family-name') name.family = joined(name.family, text, ' ');
    else if (use === 'notes') draft.notes = joined(draft.notes, text, '\n');
    else if (use === 'company') draft.company = joined(draft.company, text, ', ');
    else if (use === 'name') draft.name = joined(draft.name, text, ' ');
  }
  draft.name ||= joined(name.given, name.family, ' ');
  return draft;
}

const joined = (a: string, b: string, by: string) => [a, b].filter((text) => text !== '').join(by);

/** A cell without what spreadsheets put around a text so that it stays one: `="+44…"`, `'+44…`. */
function bare(cell: string): string {
  const text = cell.trim();
  return (/^="(.*)"$/s.exec(text)?.[1] ?? text.replace(/^'(?=[+=@＝＠＋－\d-])/, '')).trim();
}

/** Several numbers in one cell, as Google parts them or as people do. */
function splitNumbers(cell: string, label: string, column: string): DraftNumber[] {
  return cell
    .split(/\s*:::\s*|\s*[\n|]\s*|\s*[;,]\s*(?=[+(\d][\d\s().-]{5})/)
    .filter((text) => text !== '')
    .map((text) => ({ label, text, column }));
}

/** A cell that a spreadsheet would take for a formula; those of East Asia also by its wide signs. */
const formula = /^[=@＝＠＋－\t\r\n]|^[+-](?![\d ]+$)/;

/** The contacts as a table that spreadsheets and this import read. `shown` writes an E.164 number with its spaces. */
export function writeCsv(contacts: readonly Contact[], shown: (e164: string) => string): string {
  const width = contacts.reduce((most, { numbers }) => Math.max(most, numbers.length), 1);
  const numbered = Array.from({ length: width }, (_, at) => [
    `Phone ${at + 1} - Type`,
    `Phone ${at + 1} - Value`,
  ]);
  const heading = ['Name', 'Company', ...numbered.flat(), 'Notes'];
  const rows = contacts.map(({ name, company, numbers, notes }) => [
    name,
    company,
    ...Array.from({ length: width }, (_, at) => {
      const number = numbers[at];
      return number ? [number.label, shown(number.e164)] : ['', ''];
    }).flat(),
    notes,
  ]);
  return sheet([heading, ...rows]);
}

/** The drafts that were left out, as written, with what is wrong: to be mended and read again. */
export function writeLeftOut(drafts: readonly Draft[], faults: readonly Fault[]): string {
  const problems = Map.groupBy(
    faults.filter(({ isLeftOut }) => isLeftOut),
    ({ row }) => row,
  );
  const rows = drafts
    .filter(({ row }) => problems.has(row))
    .map(({ row, name, company, numbers, notes }) => [
      name,
      company,
      numbers.map(({ text }) => text).join(' ::: '),
      notes,
      (problems.get(row) ?? []).map(({ what, mend }) => `${what} ${mend}`).join(' '),
    ]);
  return sheet([['Name', 'Company', 'Phone', 'Notes', 'Problem'], ...rows]);
}

/** A table for spreadsheets, which calculate with no cell of it. With a byte order mark: without one Excel reads accents wrongly. */
export function sheet(rows: string[][]): string {
  return `\ufeff${Papa.unparse(rows, { escapeFormulae: formula, newline: '\r\n' })}\r\n`;
}
