/** Groups of calls as a table of numbers: hours, queues, agents, codes. */

import type { Figures } from '../../lib/interactions/figures.ts';
import { type MeasureName, measures } from '../../lib/interactions/measures.ts';
import { percent, span } from './words.ts';

interface FiguresTableProps {
  /** Heading of the first column: Hour, Queue. */
  by: string;
  rows: readonly { name: string; figures: Figures }[];
}

/** The columns of every table and of the exported numbers. */
export const columns: readonly { measure: MeasureName; suffix?: string; text(figures: Figures): string }[] = [
  { measure: 'calls', text: ({ calls }) => String(calls) },
  { measure: 'inbound', text: ({ inbound }) => String(inbound) },
  { measure: 'answered', text: ({ answered }) => String(answered) },
  { measure: 'missed', text: ({ missed }) => String(missed) },
  { measure: 'rejected', text: ({ rejected }) => String(rejected) },
  { measure: 'abandoned', text: ({ abandoned }) => String(abandoned) },
  { measure: 'failed', text: ({ failed }) => String(failed) },
  { measure: 'outbound', text: ({ outbound }) => String(outbound) },
  { measure: 'reachedShare', text: ({ reachedShare }) => percent(reachedShare) },
  { measure: 'transferred', text: ({ transferred }) => String(transferred) },
  { measure: 'handle', suffix: 'half', text: ({ handle }) => span(handle?.halfMs) },
  { measure: 'handle', suffix: 'nine in ten', text: ({ handle }) => span(handle?.nineTenthsMs) },
  { measure: 'talk', suffix: 'mean', text: ({ talk }) => span(talk?.meanMs) },
  { measure: 'hold', suffix: 'mean', text: ({ hold }) => span(hold?.meanMs) },
  { measure: 'wrapUp', suffix: 'mean', text: ({ wrapUp }) => span(wrapUp?.meanMs) },
];

export const columnTitle = ({ measure, suffix }: (typeof columns)[number]): string =>
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
              <th key={columnTitle(column)} scope="col" title={measures[column.measure].meaning}>
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
                <td key={columnTitle(column)}>{column.text(figures)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
