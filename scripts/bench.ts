/**
 * `npm run bench [-- --json] [-- --corpus DIR]`: sizes and times as ratios within this one run. Loopback only.
 * `npm run bench -- detection [--corpus DIR]`: of these, how well and how fast numbers are found, beside other finders.
 * `npm run bench -- interactions`: of these, how fast 100,000 interactions are listed, searched, counted and written.
 */

import { builtPageRows } from '../test/bench/built-pages.ts';
import { detectionRows } from '../test/bench/detection.ts';
import { directoryRows } from '../test/bench/directory.ts';
import { interactionRows } from '../test/bench/interactions.ts';
import { paintRow } from '../test/bench/paint.ts';
import { type BenchRow, benchRow, toldRow } from '../test/bench/row.ts';
import { stormRows } from '../test/bench/storms.ts';
import { buildExtension } from './build.ts';
import { budgets, sizeOf, withAllChunks } from './built.ts';
import { strictOptions } from './options.ts';

const options = strictOptions({ json: { type: 'boolean' }, corpus: { type: 'string' } }, [
  'detection',
  'interactions',
]);
const corpus = options.corpus ?? null;
const rows = await rowsOf(options.subject);
if (options.json) console.log(JSON.stringify(rows, null, 1));
else table(rows);

function rowsOf(subject: string | null): Promise<BenchRow[]> {
  if (subject === 'detection') return numberRows();
  return subject === 'interactions' ? interactionRows() : allRows();
}

/** How well and how fast numbers are found on pages, and what pages that change fast and their memory cost. */
async function numberRows(): Promise<BenchRow[]> {
  return [...(await detectionRows(corpus)), ...(await builtPageRows(corpus)), ...(await stormRows())];
}

async function allRows(): Promise<BenchRow[]> {
  await buildExtension('test');
  return [
    ...directoryRows(),
    ...(await interactionRows()),
    ...sizeRows(await buildExtension('release')),
    await paintRow(),
    ...(await numberRows()),
  ];
}

/** Every entry's size with all its chunks; those with a budget are held against it. */
function sizeRows(folder: string): BenchRow[] {
  const entries = [
    'background.js',
    'content-scripts/click-to-call.js',
    'number-finder.js',
    'number-card.js',
    'widget-host.js',
    'widget.html',
    'popup.html',
    'call-bar.html',
    'contacts.html',
    'setup.html',
    'offscreen.html',
  ];
  const extents = ['drawn', 'whole'] as const;
  return entries.flatMap((entry) =>
    extents.flatMap((extent) => {
      const size = sizeOf(folder, withAllChunks(folder, entry, extent));
      return (['raw', 'gzip'] as const).map((measure) => {
        const name = `${entry}, ${extent}, ${measure}`;
        const limit = budgets.find(
          (budget) => budget.entry === entry && budget.extent === extent && budget.measure === measure,
        )?.limit;
        return limit ? benchRow(name, size[measure], 'B', limit, 1) : toldRow(name, size[measure], 'B');
      });
    }),
  );
}

function table(all: BenchRow[]): void {
  const lines = all.map((row) => [
    row.name,
    `${row.value} ${row.unit}`,
    row.vs === null ? '' : `${row.vs} ${row.unit}`,
    `${row.ratio ?? ''}`,
    row.goal === null ? '' : `${row.vs === null ? '>=' : '<='} ${row.goal}`,
    row.ok ? '' : 'NOT MET',
  ]);
  const heads = ['what', 'value', 'against', 'ratio', 'goal', ''];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of [heads, ...lines]) {
    console.log(
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
}
