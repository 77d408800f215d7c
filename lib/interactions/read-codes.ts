/** Wrap-up codes from a file: one a line, or a table of label and queues. What is there already stays as it is. Pure. */

import Papa from 'papaparse';
import { fold } from '../directory/fold.ts';
import { longest, type WrapUpCode } from './wrap-up.ts';

export interface CodesRead {
  /** All of them: those that were known, then the new ones in the file's order. */
  codes: WrapUpCode[];
  added: string[];
  /** Labels of the file that were known. */
  known: string[];
  /** Rows that hold no label, or one that is too long. */
  refused: number;
}

const headings = new Set(['label', 'name', 'code', 'wrap up code', 'wrap up', 'value']);

/**
 * Reads `text`, whose first column is the label and whose second, if any, are queues parted by `;` or `|`. A first row of
 * headings is left out. `newId` gives each new code its id.
 */
export function readCodes(text: string, known: readonly WrapUpCode[], newId: () => string): CodesRead {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const rows = headings.has(fold(data[0]?.[0] ?? '')) ? data.slice(1) : data;
  const result: CodesRead = { codes: [...known], added: [], known: [], refused: 0 };
  let order = Math.max(0, ...known.map((code) => code.order));
  for (const [first = '', second = ''] of rows) {
    const label = first.trim();
    if (label === '' || label.length > longest.label) result.refused++;
    else if (result.codes.some((code) => fold(code.label) === fold(label))) result.known.push(label);
    else {
      const queues = second.split(/[;|]/).map((queue) => queue.trim());
      order++;
      result.codes.push({ sys_id: newId(), label, queues: queues.filter(Boolean), order, isActive: true });
      result.added.push(label);
    }
  }
  return result;
}
