/** One line of the bench. Times differ from machine to machine, so what counts is `ratio`: `value` over `vs`, both of one run. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  /** What `value` is compared with, in the same unit; null, as ratio and goal, for a figure that is only told. */
  vs: number | null;
  ratio: number | null;
  /** The ratio that must not be exceeded, or the share that must be reached. */
  goal: number | null;
  ok: boolean;
}

/** A row from its two figures, rounded for reading. */
export function benchRow(name: string, value: number, unit: string, vs: number, goal: number): BenchRow {
  const ratio = value / vs;
  return {
    name,
    value: rounded(value),
    unit,
    vs: rounded(vs),
    ratio: rounded(ratio),
    goal,
    ok: ratio <= goal,
  };
}

/** A share of 1 that must not fall below its goal. */
export function shareRow(name: string, share: number, goal: number | null): BenchRow {
  return {
    name,
    value: rounded(share),
    unit: '',
    vs: null,
    ratio: null,
    goal,
    ok: goal === null || share >= goal,
  };
}

/** A row that is held against nothing. */
export function toldRow(name: string, value: number, unit: string): BenchRow {
  return { name, value: rounded(value), unit, vs: null, ratio: null, goal: null, ok: true };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
