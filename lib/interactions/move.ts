/** A move: one thing that happened to a call, a callback or other work, before it stands on record. */

import type { Happening } from './events.ts';
import type { TranscriptMove } from './papers.ts';

type Opened = Extract<Happening, { type: 'opened' }>;
type Ended = Extract<Happening, { type: 'ended' }>;

/** A happening before anybody decided what depends on settings and on what is already kept. */
export type MoveWhat =
  | Exclude<Happening, Opened | Ended | { type: 'transcriptCame' }>
  | TranscriptMove
  | Omit<Opened, 'number' | 'conversation'>
  | (Omit<Ended, 'state'> & { isWrapUp: boolean });

export interface Move {
  callId: string;
  /** Whose part of the contact it is: the agent's login; empty while nobody is signed in. */
  agent: string;
  at: number;
  what: MoveWhat;
}
