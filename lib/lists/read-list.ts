/** A list from a file: one name a line, or a table of name and queues. Pure. */

import Papa from 'papaparse';
import { fold } from '../directory/fold.ts';
import { type Listed, longestName, mostListed } from './listed.ts';

export interface ListRead {
  listed: Listed[];
  /** Rows that hold no name, or one that is too long, and those beyond the most that are kept. */
  refused: number;
}

/** Most characters of an id that are kept (listed.ts). */
const longestId = 200;

/** Folded headings of each column, as files of either system and people write them. */
const headings = {
  name: [
    'name',
    'label',
    'wrap up code',
    'wrap up',
    'queue',
    'skill',
    'queue name',
    'skill name',
    'code',
    'value',
  ],
  id: ['id', 'sys id', 'arn', 'external id', 'code', 'value'],
  queues: ['queues', 'queue', 'for queues'],
};

/** Where each column stands: told by a first row of headings, else the name, then its queues. */
function columnsOf(first: readonly string[]): { name: number; id: number; queues: number; from: number } {
  const cells = first.map((cell) => fold(cell));
  const at = (names: readonly string[], taken: readonly number[] = []) =>
    names.map((name) => cells.indexOf(name)).find((index) => index >= 0 && !taken.includes(index)) ?? -1;
  const name = at(headings.name);
  if (name < 0) return { name: 0, id: -1, queues: 1, from: 0 };
  const id = at(headings.id, [name]);
  return { name, id, queues: at(headings.queues, [name, id]), from: 1 };
}

/** Reads `text`, a table of names, with ids and with queues parted by `;` or `|` where it has them. */
export function readList(text: string): ListRead {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: 'greedy' });
  const at = columnsOf(data[0] ?? []);
  const read: ListRead = { listed: [], refused: 0 };
  for (const row of data.slice(at.from)) {
    const [name = '', id = '', second = ''] = [at.name, at.id, at.queues].map((index) => row[index]?.trim());
    if (name === '' || name.length > longestName || read.listed.length >= mostListed) read.refused++;
    else {
      const queues = second.split(/[;|]/).map((queue) => queue.trim());
      read.listed.push({ id: id.slice(0, longestId), name, queues: queues.filter(Boolean), channels: [] });
    }
  }
  return read;
}
