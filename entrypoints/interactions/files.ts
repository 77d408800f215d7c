/** Interactions to and from files, in stretches: the worker carries calls and must not be kept busy. */

import type { Progress } from '../../components/app/attempt.ts';
import { textOf } from '../../lib/decode-text.ts';
import { VoiceError } from '../../lib/errors.ts';
import { isStream } from '../../lib/interactions/check-stream.ts';
import type { InteractionEvent } from '../../lib/interactions/events.ts';
import { streamsIn, writeCsv, writeJson } from '../../lib/interactions/file.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import { queries } from '../../lib/messaging.ts';

const records = 1_000;
const streams = 200;

async function everything(onProgress: Progress, signal: AbortSignal): Promise<Interaction[]> {
  const all: Interaction[] = [];
  while (!signal.aborted) {
    const stretch = await queries.interactionStretch(all.at(-1)?.sys_id ?? null, records);
    all.push(...stretch);
    onProgress('Reading', all.length, null);
    if (stretch.length < records) break;
  }
  return all;
}

/** All interactions as the text of a file; null when it was given up. */
export async function exported(
  kind: 'csv' | 'json',
  now: number,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<string | null> {
  const all = await everything(onProgress, signal);
  if (signal.aborted) return null;
  if (kind === 'csv') return writeCsv(all.sort((a, b) => b.opened_at - a.opened_at));
  const found: InteractionEvent[][] = [];
  for (let at = 0; at < all.length; at += streams) {
    onProgress('Exporting', at, all.length);
    const some = await queries.interactionStreams(all.slice(at, at + streams).map(({ sys_id }) => sys_id));
    // One may have been deleted meanwhile.
    found.push(...some.filter(({ length }) => length > 0));
    if (signal.aborted) return null;
  }
  return writeJson(found, now);
}

/** Brings back what a file holds, and answers in words what came of it. Throws `bad-export`. */
export async function importFile(file: File, onProgress: Progress, signal: AbortSignal): Promise<string> {
  const found = streamsIn(await textOf(file));
  if (!found) throw new VoiceError('bad-export', file.name);
  const count = { added: 0, known: 0, refused: 0 };
  let at = 0;
  for (; at < found.length && !signal.aborted; at += streams) {
    onProgress('Importing', at, found.length);
    const some = found.slice(at, at + streams);
    const whole = some.filter(isStream);
    const added = await queries.importInteractions(whole);
    count.added += added;
    count.known += whole.length - added;
    count.refused += some.length - whole.length;
  }
  const isWhole = at >= found.length;
  return [
    `${isWhole ? 'Imported' : 'Stopped'}: ${count.added.toLocaleString()} new`,
    count.known > 0 && `${count.known.toLocaleString()} here already`,
    count.refused > 0 && `${count.refused.toLocaleString()} left out, which are no interactions`,
    !isWhole && 'the rest was not read; import the file again to go on',
  ]
    .filter(Boolean)
    .join(', ');
}
