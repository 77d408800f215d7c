/** What a press on a page of ours asked for: how it went stands on the page. */

import { signal } from '@preact/signals';
import { errorWords } from '../../lib/error-words.ts';

export const fault = signal<{ title: string; remedy: string } | null>(null);
export const done = signal<string | null>(null);

/** What takes long enough to be watched and given up. */
export interface Running {
  /** What goes on: "Importing". */
  words: string;
  done: number;
  /** Of how many; null until that is known. */
  of: number | null;
}
export const running = signal<Running | null>(null);
let lifetime = new AbortController();

/** Runs `work`; the sentence it answers, or its failure, stands on the page. Never throws. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  fault.value = null;
  done.value = null;
  try {
    const said = await work();
    done.value = typeof said === 'string' ? said : null;
  } catch (error) {
    fault.value = errorWords(error);
  }
}

/** Says on the page how far something is. */
export type Progress = (words: string, done: number, of: number | null) => void;

/** The same for what takes long: one at a time, with how far it is, until it is done or given up. */
export async function attemptLong(
  work: (onProgress: Progress, signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  if (running.value) return;
  lifetime = new AbortController();
  running.value = { words: 'Reading', done: 0, of: null };
  await attempt(() =>
    work((words, done, of) => {
      running.value = { words, done, of };
    }, lifetime.signal),
  );
  running.value = null;
}

/** Ends what goes on after its present step. */
export const giveUp = (): void => lifetime.abort();
