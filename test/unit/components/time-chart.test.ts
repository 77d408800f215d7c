import { afterEach, expect, it, vi } from 'vitest';
import { configuration } from '../../../components/dashboard/TimeChart.tsx';
import { tally } from '../../../lib/interactions/figures.ts';
import { freshDocument } from '../../fakes/drawn.tsx';

afterEach(() => vi.unstubAllGlobals());

/** So many inbound calls, all answered, at `at`. */
const slot = (at: number, calls: number) => ({
  at,
  figures: { ...tally().figures(), calls, inbound: calls, answered: calls },
});

it('[VO-02] the period before stands in front of the bars, each hour beside its own', () => {
  const { root } = freshDocument();
  vi.stubGlobal('getComputedStyle', () => ({ fontFamily: 'sans-serif', color: 'rgb(0 0 0)' }));
  const byTime = {
    ...{ unit: 'hour' as const, slots: [slot(9, 5), slot(10, 7)] },
    before: [slot(8, 4), slot(9, 3)],
  };
  const { data } = configuration(byTime, root);
  const [before, ...bars] = data.datasets.toReversed();
  expect(before).toMatchObject({ label: 'Before', data: [3, null] });
  for (const bar of bars) expect(bar.order ?? 0).toBeGreaterThan(before?.order ?? 0);
});
