/**
 * The callback in hand: what an agent makes of one from the offer until it is closed. Its platform side stands in
 * callback-contact.ts, its record in callback-record.ts. What it allows stands in allowed.ts.
 *
 *   offered ──accept──▶ preview ──dial──▶ dialing ──answered──▶ talking ──▶ wrap-up ──close──▶ closed
 *                         │                  └─not reached─▶ unanswered ──dial (retry)──▶ dialing ◀──retry── wrap-up
 *                         └──transfer──▶ transferring ──(taken)──▶ closed
 *
 * Pure. Times are epoch ms of this computer's clock.
 */

/**
 * What carries it: `queue` is a queued callback that Connect dials when it is accepted; `customer-first` one whose customer
 * was reached before; `preview` a campaign's contact; `task` a task contact; `own` a promise kept in this browser.
 */
export type CallbackCarrier = 'queue' | 'customer-first' | 'preview' | 'task' | 'own';

export type CallbackPhase =
  | 'offered'
  | 'preview'
  | 'dialing'
  | 'talking'
  | 'unanswered'
  | 'transferring'
  | 'wrap-up'
  | 'closed';

/** How a callback left this agent. */
export type CallbackEnding = 'closed' | 'rejected' | 'missed' | 'transferred' | 'cancelled' | 'postponed';

/** How one try to reach the customer went. `failed` is whatever is neither of the others. */
export type AttemptOutcome = 'answered' | 'no-answer' | 'busy' | 'failed';

export interface Attempt {
  /** When dialling began. */
  at: number;
  e164: string;
  /** Contact id of its call; null until the platform shows it. */
  callId: string | null;
  /** Who pressed: the agent, or nobody. */
  by: 'agent' | 'countdown';
  /** Null while it goes on. */
  outcome: AttemptOutcome | null;
  /** From dialling to the end of the call; null while it goes on. */
  durationMs: number | null;
}

/** A number that the customer can be reached at, once. */
export interface CallbackNumber {
  e164: string;
  /** In its country's own grouping. */
  text: string;
  /** Requested, mobile, work, home; empty when nobody says. */
  label: string;
  /** How the last call with it went, whoever made it from this browser; null for none. */
  last: { outcome: AttemptOutcome; at: number } | null;
}

/** Why automatic dialling waits for the agent instead (CF-14): each needs a look first. */
export type DialDoubt =
  /** The countdown ended while nothing here could dial, such as a computer asleep, and that is too long ago. */
  | 'late'
  /** It is night where the customer is. */
  | 'quiet-hours'
  /** The number was called a short while ago. */
  | 'called-before'
  /** A country that was never called from here, or a number that costs more. */
  | 'second-look'
  /** Another call is on. */
  | 'on-a-call'
  /** Dialling was refused; the notice says why. */
  | 'refused';

/** What the request itself tells (`sys_cs_callback_context`), and whatever else came with it. */
export interface CallbackDetails {
  description: string;
  /** `phone`, `web`, `ivr` …; empty when nobody says. */
  source_channel: string;
  ivr_path: string;
  /** IANA name; empty when nobody says. */
  customer_timezone: string;
  /** Number of the task in another system; empty for none. */
  taskNumber: string;
  voicemail_url: string;
  voicemail_transcript: string;
  /** Ms; null for none. */
  voicemail_duration: number | null;
  /** Epoch ms; null for none. */
  voicemail_recorded_at: number | null;
  /** Everything else that came with it, by name. */
  fields: Record<string, string>;
}

export interface Callback {
  /** Contact id on the platform; of an own one the sys_id of its record. */
  id: string;
  carrier: CallbackCarrier;
  phase: CallbackPhase;
  phaseAt: number;
  offeredAt: number;
  /** When the customer asked for it, as far as the request says. */
  askedAt: number | null;
  /** The customer. */
  name: string | null;
  queue: string | null;
  type: 'asap' | 'scheduled';
  /** Null for as soon as possible. */
  scheduledAt: number | null;
  /** Raw value of the reason for the call (reasons.ts); empty for none. */
  reason: string;
  mode: 'manual' | 'automatic';
  numbers: CallbackNumber[];
  /** The one of `numbers` that is dialled next, E.164; null when there is none to choose. */
  chosen: string | null;
  /** When the platform says that its offer began, by which one offer is told from the next; null where it does not. */
  offerAt: number | null;
  /** What its contact said last, so that only what is new is taken from it: what was edited since stands. */
  told: string;
  /** When an offer that is not taken goes away; null when not offered or nobody tells. */
  offerEndsAt: number | null;
  /** When it dials by itself; null in manual mode, when paused, and once dialled. No timer is shown without (CF-13). */
  dialsAt: number | null;
  /** How long the countdown is, ms. */
  dialMs: number;
  /** What was left of the countdown when it was paused, ms; null when it is not. */
  pausedMs: number | null;
  /** Why it did not dial by itself and waits for the agent; null when it does not. */
  doubt: DialDoubt | null;
  /** When it closes by itself with the default code (CF-16); null for never. */
  closesAt: number | null;
  attempts: Attempt[];
  /** How many there may be; 0 for as many as the agent likes (CF-04). */
  mostAttempts: number;
  /** Contact id of the call that is on or was last. */
  callId: string | null;
  acceptedAt: number | null;
  firstDialAt: number | null;
  answeredAt: number | null;
  /** From accepting to the first dial, ms; null until then and where there is no preview (CF-38). */
  previewMs: number | null;
  /** Whom it is being handed to, or was not taken by. */
  transfer: { to: string; since: number; hasFailed: boolean } | null;
  /** How it ended, as far as that is known; it is in hand until `phase` is closed. Null before. */
  ending: CallbackEnding | null;
  /** The platform does not show it any more, or never did: a closed one may be forgotten. */
  isGone: boolean;
  /** Whether it may be closed without a call. */
  canDiscard: boolean;
  /** sys_id of its `sys_cs_callback`; null until it is on record. */
  record: string | null;
  /** sys_id of the interaction; null until it is on record. */
  interaction: string | null;
  details: CallbackDetails;
}

export const callbackPhases: readonly CallbackPhase[] = [
  ...([
    'offered',
    'preview',
    'dialing',
    'talking',
    'unanswered',
    'transferring',
    'wrap-up',
    'closed',
  ] as const),
];

export const callbackCarriers: readonly CallbackCarrier[] = [
  ...(['queue', 'customer-first', 'preview', 'task', 'own'] as const),
];

/** What runs out first, then what is in hand, then what waits as long as it must: a promise of the agent's own. */
const needOf = ({ phase, carrier }: Callback): number => {
  if (phase !== 'offered') return 1;
  return carrier === 'own' ? 2 : 0;
};

/** In the order in which they need the agent; among equals the first that came. */
export const byNeed = (callbacks: readonly Callback[]): Callback[] =>
  callbacks.toSorted((a, b) => needOf(a) - needOf(b));

/** Neither closed nor waiting to be accepted: the agent has it. */
export const isTaken = ({ phase }: Callback): boolean => phase !== 'offered' && phase !== 'closed';

/** Kept open at the platform: a Connect host that is made anew would lose sight of it, so none is made by itself. */
export const isAtPlatform = ({ carrier, phase }: Callback): boolean =>
  carrier !== 'own' && phase !== 'closed';

/** Dialling has begun at least once: it is not transferred any more (CF-10). */
export const wasDialled = ({ firstDialAt }: Callback): boolean => firstDialAt !== null;

/** Attempts that count towards the most there may be. */
export const attemptsMade = ({ attempts }: Callback): number => attempts.length;

/** In another phase since `at`; staying is no move. */
export const moved = (callback: Callback, phase: Callback['phase'], at: number): Callback =>
  callback.phase === phase ? callback : { ...callback, phase, phaseAt: at };

/** No clock runs and nothing waits. */
export const stopped = { dialsAt: null, pausedMs: null, doubt: null, offerEndsAt: null };
