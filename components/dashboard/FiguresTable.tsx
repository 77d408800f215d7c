/** Groups of calls as a table of numbers: hours, queues, agents, codes. */

import type { Figures } from '../../lib/interactions/figures.ts';
import { definitionOf, type MeasureName, measures } from '../../lib/interactions/measures.ts';
import { count, percent, span } from './words.ts';

interface FiguresTableProps {
  /** Heading of the first column: Hour, Queue. */
  by: string;
  rows: readonly { name: string; figures: Figures }[];
}

interface Column {
  measure: MeasureName;
  suffix?: string;
  /** What the figure is: so many calls, a share of 0 to 1, or ms. */
  kind: 'calls' | 'share' | 'span';
  of(figures: Figures): number | null;
}

/** The columns of every table and of the exported numbers. */
export const columns: readonly Column[] = [
  { measure: 'calls', kind: 'calls', of: ({ calls }) => calls },
  { measure: 'inbound', kind: 'calls', of: ({ inbound }) => inbound },
  { measure: 'answered', kind: 'calls', of: ({ answered }) => answered },
  { measure: 'missed', kind: 'calls', of: ({ missed }) => missed },
  { measure: 'rejected', kind: 'calls', of: ({ rejected }) => rejected },
  { measure: 'abandoned', kind: 'calls', of: ({ abandoned }) => abandoned },
  { measure: 'failed', kind: 'calls', of: ({ failed }) => failed },
  { measure: 'outbound', kind: 'calls', of: ({ outbound }) => outbound },
  { measure: 'reachedShare', kind: 'share', of: ({ reachedShare }) => reachedShare },
  { measure: 'transferred', kind: 'calls', of: ({ transferred }) => transferred },
  { measure: 'handle', suffix: 'half', kind: 'span', of: ({ handle }) => handle?.halfMs ?? null },
  {
    measure: 'handle',
    suffix: 'nine in ten',
    kind: 'span',
    of: ({ handle }) => handle?.nineTenthsMs ?? null,
  },
  { measure: 'talk', suffix: 'mean', kind: 'span', of: ({ talk }) => talk?.meanMs ?? null },
  { measure: 'hold', suffix: 'mean', kind: 'span', of: ({ hold }) => hold?.meanMs ?? null },
  { measure: 'wrapUp', suffix: 'mean', kind: 'span', of: ({ wrapUp }) => wrapUp?.meanMs ?? null },
];

/** A figure as people read it. */
function textOf({ kind, of }: Column, figures: Figures): string {
  const value = of(figures);
  if (kind === 'share') return percent(value);
  return kind === 'span' ? span(value) : count(value ?? 0);
}

export const columnTitle = ({ measure, suffix }: Column): string =>
  `${measures[measure].label}${suffix ? `, ${suffix}` : ''}`;

export function FiguresTable({ by, rows }: FiguresTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by itself, and must by keyboard
    <section class="figures-scroll" tabIndex={0} aria-label={`Figures by ${by.toLowerCase()}`}>
      <table class="figures num">
        <thead>
          <tr>
            <th scope="col">{by}</th>
            {columns.map((column) => (
              <th key={columnTitle(column)} scope="col" title={definitionOf(column.measure)}>
                {columnTitle(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figures }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <td key={columnTitle(column)}>{textOf(column, figures)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
