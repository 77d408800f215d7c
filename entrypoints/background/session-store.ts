/** The session's one writer. It lives in session storage, so that a stopped worker loses nothing. */

import { isLive } from '../../lib/call.ts';
import type { CallEvent } from '../../lib/call-events.ts';
import type { Move } from '../../lib/interactions/move.ts';
import { movesBetween } from '../../lib/interactions/moves.ts';
import { log } from '../../lib/log.ts';
import { takeReport } from '../../lib/report.ts';
import { changedSlices, emptySession, type Session } from '../../lib/session.ts';
import type { PlatformReport } from '../../lib/voice-platform.ts';
import type { JournalPart } from './records/take-moves.ts';

export interface SessionStore {
  /** Resolves once what an earlier worker stored is back. Nothing may be read or changed before. */
  readonly ready: Promise<void>;
  now(): Session;
  change(changed: Partial<Session>): void;
  /** Takes a report over, unless it is of another host or older than one already taken. */
  take(report: PlatformReport): void;
  /** Resolves when all that was changed and taken is stored: what was reported is lost by no death from then on. */
  stored(): Promise<void>;
  /** From now on only this host's reports count. Naming the present one again changes nothing. */
  believeHost(hostId: string): void;
  /**
   * Whether a call is live that the present host knows of: a new host would cut its audio. One that was made during the
   * call and does not come up has none to lose.
   */
  carriesCall(): boolean;
  /** Calls `listener` after each change with the slices that differ; returns the unsubscribe. */
  onChange(listener: (changed: Partial<Session>, before: Session) => void): () => void;
  /** Calls `listener` with what happened to the calls, once, in order; returns the unsubscribe. */
  onCallEvent(listener: (event: CallEvent) => void): () => void;
  /**
   * What happened to calls, is stored and was not yet put on record. It is stored in the same write as the session it led
   * to, so that a worker that dies between the two knows what it owes.
   */
  unrecorded(): Promise<JournalPart>;
  /** Calls `listener` when there is more of it; returns the unsubscribe. */
  onUnrecorded(listener: () => void): () => void;
  /** Every move up to this one is on record. */
  recorded(sequence: number): void;
}

/** `storage.session`, or anything like it. */
export interface StoredArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

interface BelievedHost {
  id: string | null;
  sequence: number;
  /** Whether it ever told an agent, and with that its calls. */
  knowsAgent: boolean;
}

/** Outlives a worker, not a browser: a new journal has a new id and counts from 1 again. */
interface Journal extends JournalPart {
  last: number;
}

/** Session storage holds ten megabytes. */
const mostOwed = 5_000;

export function createSessionStore(stored: StoredArea, clock = Date.now): SessionStore {
  const changeListeners = new Set<(changed: Partial<Session>, before: Session) => void>();
  const eventListeners = new Set<(event: CallEvent) => void>();
  let session = emptySession;
  let host: BelievedHost = { id: null, sequence: 0, knowsAgent: false };
  const journalListeners = new Set<() => void>();
  let journal: Journal = { id: crypto.randomUUID(), last: 0, moves: [] };
  /** The last move that is surely stored: what is not may be told anew, and otherwise, after a death. */
  let storedUpTo = 0;
  let saving: Promise<void> = Promise.resolve();

  async function restore(): Promise<void> {
    const known = await stored.get(['session', 'host', 'journal']);
    // The promises behind pending commands ended with the worker that held them.
    session = { ...emptySession, ...(known.session as Partial<Session> | undefined), pending: [] };
    host = (known.host as BelievedHost | undefined) ?? host;
    journal = (known.journal as Journal | undefined) ?? journal;
    storedUpTo = journal.last;
  }

  function write(after: Session, events: readonly CallEvent[] = [], at = clock()): void {
    const before = session;
    const changed = changedSlices(before, after);
    session = after;
    journal = withMoves(journal, movesBetween(before, after, at));
    saving = save();
    if (changed) for (const listener of changeListeners) listener(changed, before);
    for (const event of events) for (const listener of eventListeners) listener(event);
  }

  async function save(): Promise<void> {
    const { last } = journal;
    // A full session store loses nothing but what a death of the worker would take: records are written all the same.
    await stored.set({ session, host, journal }).catch((error: unknown) => {
      log.warn('session not stored', { why: String(error) });
    });
    if (last <= storedUpTo) return;
    storedUpTo = last;
    for (const listener of journalListeners) listener();
  }

  return {
    ready: restore(),
    now: () => session,
    change: (changed) => write({ ...session, ...changed }),
    take(report) {
      if (report.hostId !== host.id || report.sequence <= host.sequence) return;
      host = { ...host, sequence: report.sequence, knowsAgent: host.knowsAgent || report.agent !== null };
      const taken = takeReport(session, report, clock());
      write(taken.session, taken.events, report.at);
    },
    stored: () => saving,
    believeHost(hostId) {
      if (hostId === host.id) return;
      host = { id: hostId, sequence: 0, knowsAgent: false };
      write(session);
    },
    carriesCall: () => host.knowsAgent && session.calls.some(isLive),
    onChange: (listener) => subscription(changeListeners, listener),
    onCallEvent: (listener) => subscription(eventListeners, listener),
    async unrecorded() {
      await saving;
      return { id: journal.id, moves: journal.moves.filter(({ sequence }) => sequence <= storedUpTo) };
    },
    onUnrecorded: (listener) => subscription(journalListeners, listener),
    recorded(sequence) {
      // Stored with the next write: until then the database itself knows how far it went.
      journal = { ...journal, moves: journal.moves.filter((move) => move.sequence > sequence) };
    },
  };
}

/** The journal with what happened last; the oldest is given up when nothing could be put on record for very long. */
function withMoves(journal: Journal, moves: readonly Move[]): Journal {
  if (moves.length === 0) return journal;
  const numbered = moves.map((move, at) => ({ ...move, sequence: journal.last + 1 + at }));
  return {
    ...journal,
    last: journal.last + moves.length,
    moves: [...journal.moves, ...numbered].slice(-mostOwed),
  };
}

function subscription<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
