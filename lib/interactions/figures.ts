/** Counts and spans of a set of interactions, as measures.ts defines them. Pure: one pass, one record at a time. */

import { type Spread, spreadOf } from './spread.ts';
import type { Summary } from './summary.ts';

export interface Figures {
  calls: number;
  inbound: number;
  outbound: number;
  answered: number;
  /** 0 to 1; null without inbound calls. */
  answeredShare: number | null;
  missed: number;
  rejected: number;
  abandoned: number;
  failed: number;
  reached: number;
  /** 0 to 1; null without outbound calls. */
  reachedShare: number | null;
  transferred: number;
  ring: Spread | null;
  talk: Spread | null;
  hold: Spread | null;
  wrapUp: Spread | null;
  handle: Spread | null;
}

export interface Tally {
  add(record: Summary): void;
  figures(): Figures;
}

/** Counts records one by one. What goes on is not counted yet: it has no outcome. */
export function tally(): Tally {
  const count = {
    ...{ inbound: 0, outbound: 0, answered: 0, missed: 0, rejected: 0 },
    ...{ abandoned: 0, failed: 0, reached: 0, transferred: 0 },
  };
  const spans = { ring: [], talk: [], hold: [], wrapUp: [], handle: [] } as Record<
    'ring' | 'talk' | 'hold' | 'wrapUp' | 'handle',
    number[]
  >;

  return {
    add({ direction, outcome, talkMs, holdMs, ringMs, wrap_up_duration, isTransferred }) {
      if (outcome === null) return;
      const isInbound = direction === 'inbound';
      count[direction] += 1;
      if (isInbound) count[outcome] += 1;
      if (outcome !== 'answered') return;
      if (!isInbound) count.reached += 1;
      if (isTransferred) count.transferred += 1;
      if (isInbound && ringMs !== null) spans.ring.push(ringMs);
      spans.talk.push(talkMs);
      spans.hold.push(holdMs);
      // Still in wrap-up, or none was asked for: nothing is known yet, and zero would shorten the mean.
      if (wrap_up_duration !== null) spans.wrapUp.push(wrap_up_duration);
      spans.handle.push(talkMs + holdMs + (wrap_up_duration ?? 0));
    },
    figures() {
      const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
      return {
        calls: count.inbound + count.outbound,
        ...count,
        answeredShare: share(count.answered, count.inbound),
        reachedShare: share(count.reached, count.outbound),
        ring: spreadOf(spans.ring),
        talk: spreadOf(spans.talk),
        hold: spreadOf(spans.hold),
        wrapUp: spreadOf(spans.wrapUp),
        handle: spreadOf(spans.handle),
      };
    },
  };
}
