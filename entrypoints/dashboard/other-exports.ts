/** Exports of other agents, counted along while the page is open and stored nowhere. */

import { signal } from '@preact/signals';
import { textOf } from '../../lib/decode-text.ts';
import { VoiceError } from '../../lib/errors.ts';
import { readJson, recordsOf } from '../../lib/interactions/file.ts';
import type { Occurring } from '../../lib/interactions/search.ts';
import { type Summary, summaryOf } from '../../lib/interactions/summary.ts';

/** Two agents' files may bear one name. */
export const files = signal<{ name: string; records: Summary[] }[]>([]);

/** Reads each file. Throws `bad-export` with the names of those that are no exports, once the others are taken. */
export async function addFiles(chosen: readonly File[]): Promise<void> {
  const bad: string[] = [];
  for (const file of chosen) {
    const read = readJson(await textOf(file));
    if (!read) bad.push(file.name);
    else files.value = [...files.value, { name: file.name, records: recordsOf(read.streams).map(summaryOf) }];
  }
  if (bad.length > 0) throw new VoiceError('bad-export', bad.join(', '));
}

/** `own` and all files, each record once: an agent's own export may be among them, and a file be chosen twice. */
export function together(own: readonly Summary[]): Summary[] {
  const all = new Map([...files.value.flatMap(({ records }) => records), ...own].map((one) => [one.id, one]));
  return [...all.values()];
}

/** `own` with the agents, queues and codes that are in the files alone, which come after. */
export function withFiles(own: Occurring, records: readonly Summary[]): Occurring {
  const agents = new Map(own.agents.map(([login, ...rest]) => [login, rest]));
  const queues = new Map(own.queues);
  const codes = new Map(own.codes);
  for (const { agent, agentName, queue, code } of records) {
    if (!agents.has(agent)) agents.set(agent, [agentName, 0]);
    if (queue && !queues.has(queue)) queues.set(queue, 0);
    if (code && !codes.has(code)) codes.set(code, 0);
  }
  return {
    ...own,
    ...{ queues: [...queues], codes: [...codes] },
    agents: [...agents].map(([login, [name, count]]) => [login, name, count]),
  };
}
