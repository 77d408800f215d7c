/**
 * Work that is no call: a chat, a task or an e-mail of the contact centre, or what ServiceNow's work assignment hands out.
 * Its source shows it (`WorkSighting`); what the agent makes of it is a `WorkItem`. What it allows stands in allowed.ts.
 *
 *   offered ──accept──▶ open ──end──▶ wrap-up ──close──▶ (gone)
 *      │                  └──transfer──▶ transferring ──(taken)──▶ wrap-up
 *      └─rejected, or its time is over─▶ missed ──close──▶ (gone)
 *
 * A task that carries a callback is a callback (lib/callbacks) and never work. Pure. Times are epoch ms of this
 * computer's clock.
 */

import type { ChatSighting } from './chat.ts';

export type WorkChannel = 'chat' | 'email' | 'task' | 'case';

export type WorkSource = 'connect' | 'servicenow';

export type WorkPhase = 'offered' | 'open' | 'transferring' | 'wrap-up' | 'missed';

/** A record elsewhere that the work is about. */
export interface WorkDocument {
  table: string;
  /** sys_id. */
  id: string;
  /** What people call it, such as `CS0020412`; empty when nobody tells. */
  label: string;
}

/** Why an offer is turned away. */
export interface WorkReason {
  id: string;
  name: string;
}

/** One piece of work as its source shows it. */
export interface WorkSighting {
  /** Contact id, or the sys_id of the work item. */
  id: string;
  channel: WorkChannel;
  phase: WorkPhase;
  /** When it came to be so. */
  phaseAt: number;
  /** When an offer that is not taken goes away; null when it is not offered or nobody tells. */
  offerEndsAt: number | null;
  queue: string | null;
  /** The customer; null when nobody tells. */
  name: string | null;
  /** What it is called: a task's name, a mail's subject; empty for none. */
  title: string;
  description: string;
  attributes: Record<string, string>;
  /** Whether the offer may be turned away. */
  canReject: boolean;
  /** What is to be chosen from when it is turned away; empty where no reason is asked for. */
  reasons: WorkReason[];
  document: WorkDocument | null;
  /** An accepted chat of the contact centre, as far as it is carried on here; null of all else. */
  chat: ChatSighting | null;
}

export interface WorkItem extends WorkSighting {
  source: WorkSource;
  offeredAt: number;
  /** When the agent took it; null before. */
  acceptedAt: number | null;
  /** To whom it is being handed, or who did not take it. */
  transfer: { to: string; since: number; hasFailed: boolean } | null;
  /** The agent turned it away: the source says the same of a miss. */
  isRejected: boolean;
}

/** Offered, or in hand and going on: what Connect counts as a live contact. */
export const isLiveWork = ({ phase }: Pick<WorkItem, 'phase'>): boolean =>
  phase === 'offered' || phase === 'open' || phase === 'transferring';

/** The agent has it, and it goes on. */
export const isTakenWork = ({ phase }: Pick<WorkItem, 'phase'>): boolean =>
  phase === 'open' || phase === 'transferring';

/** Offered or in hand, and the contact centre's: a host that is made anew would lose sight of it. */
export const isWorkAtPlatform = ({ source, phase }: Pick<WorkItem, 'source' | 'phase'>): boolean =>
  source === 'connect' && phase !== 'missed';

/** What ServiceNow's own work assignment hands out is on record there. */
export const isOnRecordHere = ({ source }: Pick<WorkItem, 'source'>): boolean => source === 'connect';
