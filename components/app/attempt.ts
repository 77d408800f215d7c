/** What a press on a page of ours asked for: how it went stands on the page. */

import { signal } from '@preact/signals';
import { errorWords } from '../../lib/error-words.ts';

export const fault = signal<{ title: string; remedy: string } | null>(null);
export const done = signal<string | null>(null);

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
