/**
 * Keeps the agent's presence here and their state in another system in step. Each write is remembered by its side, so
 * that its echo is no change; changes of both sides within a short quiet are one, and the later wins. So both settle
 * in one state with at most one write to either. Pure: time and sides are given.
 */

import { oursFor, type PresenceMapping, theirsFor, unchosen } from './mapping.ts';

export type Side = 'ours' | 'theirs';

/** One system that knows the agent's state, by the mapping's names. */
export interface PresenceSide {
  get(): Promise<string | null>;
  /** Resolves once the system has taken it. */
  set(state: string): Promise<void>;
  /** Tells each change, our own writes too, in order; returns the unsubscribe. */
  onChange(listener: (state: string) => void): () => void;
}

export interface Sync {
  known: Record<Side, string | null>;
  /** The latest change that has not been carried over, and whose it was. */
  changed: { side: Side; at: number } | null;
  /** What was written and has not been heard back; `takenAt` is null while the side has not answered. */
  writing: { side: Side; state: string; takenAt: number | null } | null;
}

export type SyncEvent =
  | { type: 'heard'; side: Side; state: string; at: number }
  | { type: 'quiet' }
  | { type: 'written'; isTaken: boolean; at: number };

export const newSync: Sync = { known: { ours: null, theirs: null }, changed: null, writing: null };

/** A side echoes a write within this after it has taken it. */
const echoWithinMs = 2_000;

const other = (side: Side): Side => (side === 'ours' ? 'theirs' : 'ours');

/** The state of affairs after an event, and the one write that follows from it. */
export function syncAfter(
  sync: Sync,
  event: SyncEvent,
  mapping: PresenceMapping,
): { sync: Sync; write: { side: Side; state: string } | null } {
  switch (event.type) {
    case 'heard':
      return { sync: heard(sync, event), write: null };
    case 'written': {
      const { writing, known } = sync;
      if (!writing) return { sync, write: null };
      // A write that failed changes nothing and is not repeated: the next change carries over again.
      if (!event.isTaken) return { sync: { ...sync, writing: null }, write: null };
      const after = { ...known, [writing.side]: writing.state };
      return { sync: { ...sync, known: after, writing: { ...writing, takenAt: event.at } }, write: null };
    }
    case 'quiet':
      return settle(sync, mapping);
  }
}

function heard(sync: Sync, { side, state, at }: Extract<SyncEvent, { type: 'heard' }>): Sync {
  const { known, changed, writing } = sync;
  const after = { ...known, [side]: state };
  const isWrittenTo = writing?.side === side;
  if (isWrittenTo && writing.state === state) return { ...sync, known: after, writing: null };
  // A side tells its changes in order: what comes before the echo of our write is older, and was overwritten by it.
  if (isWrittenTo && (writing.takenAt === null || at - writing.takenAt < echoWithinMs)) return sync;
  const still = isWrittenTo ? null : writing;
  if (known[side] === state) return { ...sync, writing: still };
  // Of two at the same moment Connect's counts: it is what calls come by.
  const isLater = !changed || at > changed.at || (at === changed.at && side === 'ours');
  return { known: after, changed: isLater ? { side, at } : changed, writing: still };
}

function settle(sync: Sync, mapping: PresenceMapping): ReturnType<typeof syncAfter> {
  const { known, changed, writing } = sync;
  if (!changed || (writing && writing.takenAt === null)) return { sync, write: null };
  const settled: Sync = { ...sync, changed: null };
  const { ours, theirs } = known;
  // What Connect itself made of the agent stands: nobody leaves a call by another system's menu.
  const isOnCall = ours !== null && (unchosen as readonly string[]).includes(ours);
  const side = isOnCall ? 'theirs' : other(changed.side);
  const wanted =
    side === 'theirs' ? ours && theirsFor(mapping, ours) : theirs && oursFor(mapping, theirs, ours);
  if (!wanted || wanted === known[side]) return { sync: settled, write: null };
  const write = { side, state: wanted };
  return { sync: { ...settled, writing: { ...write, takenAt: null } }, write };
}

interface Clock {
  now(): number;
  /** Runs `work` after so many ms; returns the way to call it off. */
  after(spanMs: number, work: () => void): () => void;
}

/** Short enough to go unnoticed, long enough for two systems that were changed together. */
const quietMs = 400;

/** Keeps the two sides in step until `lifetime` ends. The states they have at first are taken as they are, ours first. */
export function keepInStep(
  sides: Record<Side, PresenceSide>,
  mapping: () => PresenceMapping,
  clock: Clock,
  lifetime: AbortSignal,
): void {
  let sync = newSync;
  let callOff = () => {};

  const take = (event: SyncEvent) => {
    const after = syncAfter(sync, event, mapping());
    sync = after.sync;
    const { write } = after;
    if (write)
      void sides[write.side].set(write.state).then(
        () => {
          take({ type: 'written', isTaken: true, at: clock.now() });
          // A side that tells only where it has come to may have left the echo out.
          clock.after(echoWithinMs, () => void look(write.side));
        },
        () => take({ type: 'written', isTaken: false, at: clock.now() }),
      );
    if (event.type === 'quiet' || !sync.changed || lifetime.aborted) return;
    callOff();
    callOff = clock.after(quietMs, () => take({ type: 'quiet' }));
  };
  const look = async (side: Side) => {
    const state = await sides[side].get();
    if (state !== null && !lifetime.aborted) hear(side, state);
  };
  const hear = (side: Side, state: string) => take({ type: 'heard', side, state, at: clock.now() });

  for (const side of ['ours', 'theirs'] as const) {
    const stop = sides[side].onChange((state) => hear(side, state));
    lifetime.addEventListener('abort', stop);
    // Told as older than any change: of two that differ at first, ours carries over.
    void sides[side].get().then((state) => {
      if (state !== null && sync.known[side] === null) take({ type: 'heard', side, state, at: 0 });
    });
  }
  lifetime.addEventListener('abort', () => callOff());
}
