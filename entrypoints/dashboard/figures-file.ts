/** The figures as a file: numbers that a spreadsheet calculates with, and not as people read them. */

import { columns, columnTitle } from '../../components/dashboard/FiguresTable.tsx';
import { sheet } from '../../lib/contacts/csv.ts';
import type { Analysis, Group } from '../../lib/interactions/analysis.ts';

const units = { calls: '', share: ', %', span: ', s' };

/** Every table of the page as one CSV: what is grouped, its name, then the columns; empty where there is no figure. */
export function figuresFile({ all, before, byTime, byQueue, byAgent, byCode }: Analysis): string {
  const grouped = (by: string, groups: readonly Group[]) =>
    groups.map(({ name, figures }) => ({ by, name, figures }));
  const rows = [
    { by: 'All', name: '', figures: all },
    { by: 'Before', name: '', figures: before },
    ...byTime.slots.map((slot) => ({
      ...(byTime.unit === 'hour'
        ? { by: 'Hour', name: `${String(slot.at).padStart(2, '0')}:00` }
        : // As ISO 8601 has it.
          { by: 'Day', name: new Date(slot.at).toLocaleDateString('sv') }),
      figures: slot.figures,
    })),
    ...grouped('Queue', byQueue),
    ...grouped('Agent', byAgent),
    ...grouped('Wrap-up code', byCode),
  ];
  const cell = (value: number | null, kind: keyof typeof units) => {
    if (value === null) return '';
    return String(kind === 'calls' ? value : Math.round(kind === 'share' ? value * 1_000 : value / 100) / 10);
  };
  return sheet([
    ['By', 'Name', ...columns.map((column) => `${columnTitle(column)}${units[column.kind]}`)],
    ...rows.map(({ by, name, figures }) => [
      ...[by, name],
      ...columns.map(({ kind, of }) => cell(of(figures), kind)),
    ]),
  ]);
}
