/** Interactions to and from files, in stretches: the worker carries calls and must not be kept busy. */

import { textOf } from '../../lib/decode-text.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { InteractionEvent } from '../../lib/interactions/events.ts';
import { readJson, writeCsv, writeJson } from '../../lib/interactions/file.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import { queries } from '../../lib/messaging.ts';

type Progress = (words: string) => void;

const records = 1_000;
const streams = 200;

async function everything(onProgress: Progress): Promise<Interaction[]> {
  const all: Interaction[] = [];
  for (;;) {
    const stretch = await queries.interactionStretch(all.at(-1)?.sys_id ?? null, records);
    all.push(...stretch);
    onProgress(`Exporting: ${all.length.toLocaleString()} read`);
    if (stretch.length < records) return all;
  }
}

/** All interactions as the text of a file; `onProgress` hears how far it is, in words. */
export async function exported(kind: 'csv' | 'json', now: number, onProgress: Progress): Promise<string> {
  const all = await everything(onProgress);
  if (kind === 'csv') return writeCsv(all.sort((a, b) => b.opened_at - a.opened_at));
  const found: InteractionEvent[][] = [];
  for (let at = 0; at < all.length; at += streams) {
    onProgress(`Exporting: ${at.toLocaleString()} of ${all.length.toLocaleString()} written`);
    found.push(
      ...(await queries.interactionStreams(all.slice(at, at + streams).map(({ sys_id }) => sys_id))),
    );
  }
  return writeJson(found, now);
}

/** Brings back what a file holds; `onProgress` hears how far it is, and what came of it is answered in words. Throws `bad-export`. */
export async function importFile(file: File, onProgress: Progress): Promise<string> {
  const read = readJson(await textOf(file));
  if (!read) throw new VoiceError('bad-export', file.name);
  let added = 0;
  for (let at = 0; at < read.streams.length; at += streams) {
    onProgress(`Importing: ${at.toLocaleString()} of ${read.streams.length.toLocaleString()} read`);
    added += await queries.importInteractions(read.streams.slice(at, at + streams));
  }
  const known = read.streams.length - added;
  return [
    `Imported: ${added.toLocaleString()} new`,
    known > 0 && `${known.toLocaleString()} here already`,
    read.refused > 0 && `${read.refused.toLocaleString()} left out, which are no interactions`,
  ]
    .filter(Boolean)
    .join(', ');
}
