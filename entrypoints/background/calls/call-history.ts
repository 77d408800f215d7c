/** Calls that were missed and numbers that were dialled: shown in the session, kept over a restart of the browser. */

import type { Call } from '../../../lib/call.ts';
import type { CallEvent } from '../../../lib/call-events.ts';
import type { MissedCall, Recent } from '../../../lib/session.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';

export interface CallHistory {
  /** Brings back what was kept; run once per worker life, after the session is there. */
  load(): Promise<void>;
  clearMissed(): void;
  /** Forgets missed and dialled calls of before then. */
  forgetBefore(at: number): void;
}

const most = { missed: 50, recents: 20 };
const key = 'callHistory';

interface Kept {
  missed: MissedCall[];
  recents: Recent[];
}

/** `kept` is storage that outlives the browser. */
export function createCallHistory(store: SessionStore, kept: StoredArea, now = Date.now): CallHistory {
  store.onCallEvent(({ type, call }: CallEvent) => {
    const { missed, recents } = store.now();
    const reason = type === 'ended' ? reasonOf(call) : null;
    if (reason) store.change({ missed: newestFirst([missedCall(call, reason), ...missed]) });
    if (type === 'dialled' && call.number) {
      const { number, numberText, name } = call;
      const recent = { number, numberText: numberText ?? number, name, at: now() };
      store.change({ recents: distinct([recent, ...recents]) });
    }
  });
  store.onChange(({ missed, recents }) => {
    if (missed || recents)
      void kept.set({ [key]: { missed: store.now().missed, recents: store.now().recents } });
  });

  const missedCall = (call: Call, reason: string): MissedCall => {
    const { id: callId, number, numberText, name, queue } = call;
    return { callId, number, numberText, name, queue, reason, at: call.endedAt ?? now() };
  };

  return {
    async load() {
      const known = (await kept.get([key]))[key] as Kept | undefined;
      if (!known) return;
      const { missed, recents } = store.now();
      store.change({
        missed: newestFirst([...missed, ...known.missed]),
        recents: distinct([...recents, ...known.recents]),
      });
    },
    clearMissed: () => store.change({ missed: [] }),
    forgetBefore(before) {
      const { missed, recents } = store.now();
      const isKept = ({ at }: { at: number }) => at >= before;
      if (![...missed, ...recents].every(isKept))
        store.change({ missed: missed.filter(isKept), recents: recents.filter(isKept) });
    },
  };
}

/** Why a call that rang was not answered; null for all other ends, and for a reject, which the agent chose. */
function reasonOf({ direction, kind, endReason }: Call): string | null {
  if (direction === 'outbound' && kind === 'call') return null;
  if (endReason === 'missed') return 'Not answered in time';
  if (endReason === 'abandoned') return 'They hung up before you answered';
  return endReason === 'failed' ? 'The line could not be connected' : null;
}

/** One entry per call, the newest of them. */
function newestFirst(missed: MissedCall[]): MissedCall[] {
  return missed
    .filter((call, i) => missed.findIndex(({ callId }) => callId === call.callId) === i)
    .slice(0, most.missed);
}

function distinct(recents: Recent[]): Recent[] {
  return recents
    .filter((recent, i) => recents.findIndex(({ number }) => number === recent.number) === i)
    .slice(0, most.recents);
}
