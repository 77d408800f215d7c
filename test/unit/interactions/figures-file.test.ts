import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { figuresFile } from '../../../entrypoints/dashboard/figures-file.ts';
import { analyse } from '../../../lib/interactions/analysis.ts';
import { summaryOf } from '../../../lib/interactions/summary.ts';
import { record } from '../../gallery/records.ts';

const over = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;

it('[VO-02] the figures leave as numbers with their units, and as nothing where there are none', () => {
  const out = { direction: 'outbound', by: 'dial', queue: '=1+1', contactId: 'b' } as const;
  const summaries = [
    record('a', 900, [
      [5, { type: 'answered' }],
      [125, over],
    ]),
    record('b', 600, [[9, { ...over, outcome: 'failed', state: null }]], out),
  ].map(summaryOf);
  const at = summaries[0]?.opened_at ?? 0;
  const period = { from: at - 1_000, to: at + 3_600_000 };
  const text = figuresFile(analyse(summaries, { period, before: { from: 0, to: 1 }, filter: {} }));
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(data.find(({ By }) => By === 'All')).toMatchObject({
    ...{ Calls: '2', Inbound: '1', Answered: '1', Outbound: '1', 'Reached, %': '0' },
    ...{ 'Talk time, mean, s': '120', 'Handle time, half, s': '120', 'Wrap-up, mean, s': '' },
  });
  expect(data.find(({ By }) => By === 'Before')).toMatchObject({ Calls: '0', 'Reached, %': '' });
  expect(data.find(({ By }) => By === 'Hour')?.Name).toMatch(/^\d\d:00$/);
  expect(
    data.some(({ Name }) => Name === "'=1+1"),
    'no spreadsheet calculates with a name',
  ).toBe(true);
});
