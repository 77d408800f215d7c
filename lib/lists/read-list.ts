/** A list from a file: one name a line, or a table of name and queues. Pure. */

import Papa from 'papaparse';
import { fold } from '../directory/fold.ts';
import { type Listed, longestName, mostListed } from './listed.ts';

export interface ListRead {
  listed: Listed[];
  /** Rows that hold no name, or one that is too long, and those beyond the most that are kept. */
  refused: number;
}

const headings = new Set(['label', 'name', 'code', 'wrap up code', 'wrap up', 'value', 'queue', 'skill']);

/**
 * Reads `text`, whose first column is the name and whose second, if any, are queues parted by `;` or `|`. A first row of
 * headings is left out.
 */
export function readList(text: string): ListRead {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const rows = headings.has(fold(data[0]?.[0] ?? '')) ? data.slice(1) : data;
  const read: ListRead = { listed: [], refused: 0 };
  for (const [first = '', second = ''] of rows) {
    const name = first.trim();
    if (name === '' || name.length > longestName || read.listed.length >= mostListed) read.refused++;
    else {
      const queues = second.split(/[;|]/).map((queue) => queue.trim());
      read.listed.push({ id: '', name, queues: queues.filter(Boolean), channels: [] });
    }
  }
  return read;
}
