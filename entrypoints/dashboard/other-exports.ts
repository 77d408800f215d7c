/** Exports of other agents, counted along while the page is open and stored nowhere. */

import { signal } from '@preact/signals';
import { VoiceError } from '../../lib/errors.ts';
import { type Counted, countedOf } from '../../lib/interactions/figures.ts';
import { readJson, recordsOf } from '../../lib/interactions/file.ts';

export const files = signal<{ name: string; records: Counted[] }[]>([]);

/** Reads each file. Throws `bad-export` with the file's name for one that is no export; the others are taken. */
export async function addFiles(chosen: readonly File[]): Promise<void> {
  for (const file of chosen) {
    const read = readJson(await file.text());
    if (!read) throw new VoiceError('bad-export', file.name);
    const records = recordsOf(read.streams).map(countedOf);
    files.value = [...files.value.filter(({ name }) => name !== file.name), { name: file.name, records }];
  }
}

/** `own` and all files, each record once: an agent's own export may be among them. */
export function together(own: readonly Counted[]): Counted[] {
  const all = new Map(
    [...files.value.flatMap(({ records }) => records), ...own].map((one) => [one.sys_id, one]),
  );
  return [...all.values()];
}
