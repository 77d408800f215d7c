/**
 * How many interactions there must be, kept apart from them: a database that was damaged or cleared comes back empty and
 * says nothing (reliability, browser stores).
 */

import type { StoredArea } from '../session-store.ts';

export interface RecordWitness {
  /** How many fewer there are than there must be; 0 for none. What is there is the new measure. */
  missing(count: number): Promise<number>;
  /** So many are there now; told before a deletion and after all else. */
  tell(count: number): Promise<void>;
}

const key = 'interactionCount';

/** `kept` is storage that outlives the browser and is not the database. */
export function createRecordWitness(kept: StoredArea): RecordWitness {
  const tell = (count: number) => kept.set({ [key]: count });
  return {
    async missing(count) {
      const { [key]: known } = await kept.get([key]);
      const missing = typeof known === 'number' ? Math.max(0, known - count) : 0;
      if (known !== count) await tell(count);
      return missing;
    },
    tell,
  };
}
