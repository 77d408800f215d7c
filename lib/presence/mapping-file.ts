/** The mapping as a file, CSV for a spreadsheet or JSON, and what is wrong with one that comes in. Pure. */

import Papa from 'papaparse';
import { inPresentNames, type MappingRow, type PresenceMapping } from './mapping.ts';

const columns = ['Connect', 'Other system', 'Way back'] as const;
const longest = 100;
const mostRows = 500;

export interface ReadMapping {
  mapping: PresenceMapping;
  /** One sentence for each line that is left out, or that was read otherwise than written. */
  problems: string[];
}

export function mappingToCsv(mapping: PresenceMapping): string {
  const rows = mapping.map((row) => [row.ours, row.theirs, row.isWayBack ? 'yes' : 'no'].map(harmless));
  return `${Papa.unparse({ fields: [...columns], data: rows }, { newline: '\n' })}\n`;
}

/** A spreadsheet runs what begins like a formula. */
const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export const mappingToJson = (mapping: PresenceMapping): string => `${JSON.stringify(mapping, null, 2)}\n`;

/** Reads a file by what it holds, whatever its name says. Never throws. */
export function readMapping(text: string): ReadMapping {
  const bare = text.replace(/^\uFEFF/, '');
  const read = /^\s*[[{]/.test(bare) ? fromJson(bare) : fromCsv(bare);
  const { mapping, problems } = read;
  if (mapping.length <= mostRows) return read;
  return {
    mapping: mapping.slice(0, mostRows),
    problems: [...problems, `Only the first ${mostRows} lines are taken.`],
  };
}

function fromJson(text: string): ReadMapping {
  try {
    const given: unknown = JSON.parse(text);
    if (!Array.isArray(given)) return { mapping: [], problems: ['This is not a list of statuses.'] };
    return taken(given.map((row, at) => [`Entry ${at + 1}`, (row ?? {}) as Partial<MappingRow>]));
  } catch {
    return { mapping: [], problems: ['This is neither CSV nor whole JSON.'] };
  }
}

function fromCsv(text: string): ReadMapping {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [head = [], ...lines] = data;
  const at = (name: string) => head.findIndex((cell) => cell.trim().toLowerCase() === name.toLowerCase());
  const [ours, theirs, back] = columns.map(at) as [number, number, number];
  if (ours < 0 || theirs < 0)
    return { mapping: [], problems: [`The first line must name the columns: ${columns.join(', ')}.`] };
  const own = (cell: string | undefined) => cell?.replace(/^'(?=[=+\-@])/, '');
  return taken(
    lines.map((cells, index) => [
      `Line ${index + 2}`,
      {
        ours: own(cells[ours]) ?? '',
        theirs: own(cells[theirs]) ?? '',
        isWayBack: /^(?:y(?:es)?|true|x|1)$/i.test(cells[back]?.trim() ?? ''),
      },
    ]),
  );
}

function taken(rows: [where: string, row: Partial<MappingRow>][]): ReadMapping {
  const mapping: MappingRow[] = [];
  const problems: string[] = [];
  for (const [where, { ours, theirs, isWayBack }] of rows) {
    const isText = (value: unknown): value is string =>
      typeof value === 'string' && value.trim() !== '' && value.length <= longest;
    if (!isText(ours)) problems.push(`${where} has no status of Connect.`);
    else if (!isText(theirs)) problems.push(`${where}: “${ours.trim()}” has no state of the other system.`);
    else mapping.push({ ours: ours.trim(), theirs: theirs.trim(), isWayBack: isWayBack === true });
  }
  return { mapping: inPresentNames(mapping), problems };
}
