/** The activity stream: an append-only list of what happened. The record is a fold of it (fold.ts) and of nothing else. */

import type { PresenceKind } from '../agent.ts';
import type { AttemptOutcome } from '../callbacks/callback.ts';
import type { WorkChannel } from '../work/work-item.ts';
import type { InteractionState, Outcome, Participant, QualityFlag, RelatedRecord } from './interaction.ts';
import type { Reference } from './reference.ts';

export interface TranscriptLine {
  /** From the start of the talk, ms. */
  offsetMs: number;
  speaker: string;
  text: string;
}

/** What can happen. Whatever depends on a setting is decided when it is told, and stands in the event. */
export type Happening =
  | {
      /** The contact was offered, dialled, or was there already when this browser first saw it. */
      type: 'opened';
      by: 'offer' | 'dial' | 'seen';
      /** `IMS` and seven digits; given by the store. */
      number: string;
      contactId: string;
      /** What it is when it is no call; a call's stream has none. */
      channel?: WorkChannel;
      direction: 'inbound' | 'outbound';
      kind: 'call' | 'callback' | 'transfer';
      queue: string | null;
      caller_phone_number: string | null;
      name: string | null;
      agent: Reference;
      context: Record<string, string>;
      transferredBy: string | null;
      /** Id of the conversation record to link; empty for none (VO-22). */
      conversation: string;
    }
  /** The same contact rings this agent once more after it went back to its queue. */
  | { type: 'offeredAgain' }
  /** A task whose attributes came later: it is a callback, and its customer is to be called. */
  | {
      type: 'becameCallback';
      caller_phone_number: string | null;
      name: string | null;
      queue: string | null;
      context: Record<string, string>;
    }
  /** A callback was taken; the customer is not called yet. */
  | { type: 'accepted' }
  | { type: 'answered' }
  /** The customer of a callback is being called: the first time, or again (CB-21). */
  | {
      type: 'attempted';
      e164: string;
      by: 'agent' | 'countdown';
      /** Contact id of the call; streams of earlier versions have none. */
      callId?: string;
    }
  /** They were not reached. */
  | { type: 'attemptFailed'; outcome: Exclude<AttemptOutcome, 'answered'> }
  | { type: 'held' }
  | { type: 'resumed' }
  | { type: 'muted' }
  /** The agent flagged how it sounds, with how the line was. */
  | ({ type: 'qualityFlagged' } & Omit<QualityFlag, 'at'>)
  | { type: 'unmuted' }
  /** Somebody is being brought in, or handed the call; they are `joined` once they are there. */
  | { type: 'reaching'; to: string; isBlind: boolean }
  | { type: 'joined'; participant: Omit<Participant, 'joinedAt' | 'leftAt'> }
  | { type: 'left'; id: string }
  /** What was not known before: each field replaces what was there. */
  | {
      type: 'learned';
      name?: string;
      queue?: string;
      caller_phone_number?: string;
      context?: Record<string, string>;
      opened_for?: Reference;
      /** sys_id of the callback that it carries out. */
      callbackTask?: string;
    }
  /** A record of another system that the call is about; `opened_for` when it is a person. */
  | { type: 'attached'; record: RelatedRecord; opened_for: Reference | null }
  /** The call is over for this agent; `state` is where the record goes, null for nowhere: it waits in its queue. */
  | { type: 'ended'; outcome: Outcome; detail: string; state: InteractionState | null }
  /** The agent left and the others go on. */
  | { type: 'transferred'; to: string; assigned_to: Reference | null }
  | { type: 'wrapUpStarted' }
  /** The contact is gone from the platform: after call work is over. */
  | { type: 'cleared' }
  /** The agent's own status while the record was open (VO-30). */
  | { type: 'statusChanged'; presence: string; kind: PresenceKind }
  | {
      type: 'wrappedUp';
      wrap_up_code: Reference | null;
      short_description: string;
      work_notes: string;
      related_records: RelatedRecord[];
      /** By the end of its time, and not by the agent. */
      isBySystem: boolean;
    }
  /** Changed afterwards, or kept while it was being written: each field replaces what was there. */
  | {
      type: 'edited';
      short_description?: string;
      work_notes?: string;
      wrap_up_code?: Reference | null;
      related_records?: RelatedRecord[];
    }
  /** A call back was asked for; `callback` is the id of its `sys_cs_callback`. */
  | { type: 'callbackAsked'; callback: string; dueAt: number | null }
  | { type: 'recordingCame'; url: string }
  /** What is known of Connect's own contact record, and where all of it stands; without fields only where. */
  | { type: 'contactTraceCame'; fields: Record<string, string>; url?: string }
  | { type: 'transcriptLinked'; url: string }
  | { type: 'transcriptCame'; lines: TranscriptLine[] };

export type InteractionEvent = Happening & {
  /** sys_id of the record. */
  interaction: string;
  /** From 1, without gaps. */
  sequence: number;
  at: number;
};
