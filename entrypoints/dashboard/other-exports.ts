/** Exports of other agents, counted along while the page is open and stored nowhere. */

import { signal } from '@preact/signals';
import type { Progress } from '../../components/app/attempt.ts';
import { textOf } from '../../lib/decode-text.ts';
import { VoiceError } from '../../lib/errors.ts';
import { isStream } from '../../lib/interactions/check-stream.ts';
import { recordsOf, streamsIn } from '../../lib/interactions/file.ts';
import type { Occurring } from '../../lib/interactions/search.ts';
import { type Summary, summaryOf } from '../../lib/interactions/summary.ts';

/** Two agents' files may bear one name. */
export const files = signal<{ name: string; records: Summary[] }[]>([]);

/** Streams that are read between two pauses. */
const stretch = 1_000;

/**
 * Reads each file, with pauses in which the page stays awake, and answers in words what came of it. Throws `bad-export` with
 * the names of those that are no exports, once the others are taken. A file that was given up is left out.
 */
export async function addFiles(
  chosen: readonly File[],
  onProgress: Progress,
  signal: AbortSignal,
): Promise<string | null> {
  const bad: string[] = [];
  let count = 0;
  for (const file of chosen) {
    const found = streamsIn(await textOf(file));
    const records: Summary[] = [];
    for (let at = 0; at < (found?.length ?? 0) && !signal.aborted; at += stretch) {
      onProgress(`Reading ${file.name}`, at, found?.length ?? null);
      await new Promise((done) => setTimeout(done));
      records.push(...recordsOf(found?.slice(at, at + stretch).filter(isStream) ?? []).map(summaryOf));
    }
    if (signal.aborted) return null;
    if (found) files.value = [...files.value, { name: file.name, records }];
    else bad.push(file.name);
    count += records.length;
  }
  if (bad.length > 0) throw new VoiceError('bad-export', bad.join(', '));
  return `${count.toLocaleString()} ${count === 1 ? 'interaction is' : 'interactions are'} counted along`;
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
