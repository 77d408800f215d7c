/** What the dashboard shows of many interactions: figures of a period, of what it is compared with, and by what they are parted. Pure. */

import { type Figures, type Tally, tally } from './figures.ts';
import { isWithin, midnight, type Period } from './period.ts';
import type { Summary } from './summary.ts';

/** Each list that is there must hold the record's value. */
export interface AnalysisFilter {
  /** Names. */
  queues?: readonly string[];
  /** Logins. */
  agents?: readonly string[];
  /** Labels; empty text for calls without a code. */
  codes?: readonly string[];
  directions?: readonly Summary['direction'][];
}

export interface AnalysisQuestion {
  period: Period;
  before: Period;
  filter: AnalysisFilter;
}

/** One group, the largest first. `key` is empty for calls without a value. */
export interface Group {
  key: string;
  name: string;
  figures: Figures;
}

/** One hour or one day. */
export interface Slot {
  /** Hour of the day for a single day, midnight of the day for several. */
  at: number;
  figures: Figures;
}

export interface Analysis {
  all: Figures;
  before: Figures;
  byTime: { unit: 'hour' | 'day'; slots: Slot[]; before: Slot[] };
  byQueue: Group[];
  byAgent: Group[];
  byCode: Group[];
}

const dayMs = 86_400_000;

/** Answers the question in one pass over `records`: of calls, since the measures are theirs. */
export function analyse(records: Iterable<Summary>, { period, before, filter }: AnalysisQuestion): Analysis {
  const isWanted = matcher(filter);
  const unit = period.to - period.from > 1.5 * dayMs ? 'day' : 'hour';
  const all = tally();
  const allBefore = tally();
  const now = groups();
  const queues = groups();
  const agents = groups();
  const codes = groups();
  const then = groups();

  for (const record of records) {
    const at = record.opened_at;
    const isNow = isWithin(period, at);
    if (!isNow && !isWithin(before, at)) continue;
    if (!isWanted(record)) continue;
    const slot = String(unit === 'hour' ? new Date(at).getHours() : midnight(at));
    if (!isNow) {
      allBefore.add(record);
      then.of(slot, '').add(record);
      continue;
    }
    all.add(record);
    now.of(slot, '').add(record);
    queues.of(record.queue, record.queue).add(record);
    agents.of(record.agent, record.agentName).add(record);
    codes.of(record.code, record.code).add(record);
  }

  return {
    all: all.figures(),
    before: allBefore.figures(),
    byTime: { unit, slots: filled(now, period, unit), before: filled(then, before, unit) },
    byQueue: queues.largestFirst(),
    byAgent: agents.largestFirst(),
    byCode: codes.largestFirst(),
  };
}

function matcher({ queues, agents, codes, directions }: AnalysisFilter): (record: Summary) => boolean {
  const oneOf = <Value>(wanted: readonly Value[] | undefined) => (wanted?.length ? new Set(wanted) : null);
  const [queue, agent, code, direction] = [oneOf(queues), oneOf(agents), oneOf(codes), oneOf(directions)];
  return (record) =>
    record.type === 'phone' &&
    (queue?.has(record.queue) ?? true) &&
    (agent?.has(record.agent) ?? true) &&
    (code?.has(record.code) ?? true) &&
    (direction?.has(record.direction) ?? true);
}

function groups() {
  const known = new Map<string, { name: string; tally: Tally }>();
  return {
    of(key: string, name: string): Tally {
      const group = known.get(key) ?? { name, tally: tally() };
      known.set(key, group);
      return group.tally;
    },
    figuresOf: (key: string) => known.get(key)?.tally.figures() ?? tally().figures(),
    keys: () => [...known.keys()],
    largestFirst: (): Group[] =>
      [...known]
        .map(([key, { name, tally: counted }]) => ({ key, name, figures: counted.figures() }))
        .filter(({ figures }) => figures.calls > 0)
        .sort((a, b) => b.figures.calls - a.figures.calls || a.name.localeCompare(b.name)),
  };
}

/** Every day of the period; of hours, those from the first to the last that had a call. A gap is a zero, not a hole. */
function filled(found: ReturnType<typeof groups>, period: Period, unit: 'hour' | 'day'): Slot[] {
  const slot = (at: number): Slot => ({ at, figures: found.figuresOf(String(at)) });
  if (unit === 'day') {
    const slots: Slot[] = [];
    for (let at = period.from; at < period.to; at = midnight(at, 1)) slots.push(slot(at));
    return slots;
  }
  const hours = found.keys().map(Number);
  if (hours.length === 0) return [];
  const first = Math.min(...hours);
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => slot(first + at));
}
