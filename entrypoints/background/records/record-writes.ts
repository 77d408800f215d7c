/** Parts of a write that several writes have. */

import type { IDBPTransaction } from 'idb';
import type { Tables } from '../../../lib/database.ts';

export const recordTables = [
  ...(['interactions', 'interactionSummaries', 'interactionEvents'] as const),
  ...(['recorder', 'wrapUpDrafts', 'outbox'] as const),
] as const;
export type Writing = IDBPTransaction<Tables, (typeof recordTables)[number][], 'readwrite'>;

/** What becomes of a request is told by the end of its transaction. */
export const asked = (request: Promise<unknown>): void => void request.catch(() => {});

/** One agent's part of one contact: the same contact may come back to them, and is the same record. */
export const segmentOf = (contactId: string, agent: string): string => `${contactId} ${agent}`;

/** The record number that this browser gives to the record that it counts so. */
export const numberOf = (count: number): string => `IMS${String(count).padStart(7, '0')}`;
