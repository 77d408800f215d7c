/** What is to be looked at before a customer is called: when the number was called last, and what time it is there. Pure. */

import type { AttemptOutcome, DialDoubt } from './callback.ts';

export interface PastCall {
  at: number;
  outcome: AttemptOutcome;
  direction: 'inbound' | 'outbound';
  /** Who spoke or called, by name. */
  agent: string;
}

export interface CallbackLook {
  e164: string;
  /** The last calls with this number from this browser, newest first, at most five. */
  lastCalls: PastCall[];
  /** `14:32 there`; empty when no clock is known. */
  clock: string;
  isQuiet: boolean;
  /** What must be confirmed before dialling; empty for nothing. Never `late`, `on-a-call` or `refused`. */
  doubts: DialDoubt[];
}
