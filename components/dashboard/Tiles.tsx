/** The five figures that stand first, each with what it was before and with its definition. */

import type { Analysis } from '../../lib/interactions/analysis.ts';
import { definitionOf, type MeasureName, measures } from '../../lib/interactions/measures.ts';
import { count, difference, percent, shareDifference, span, spanDifference } from './words.ts';

interface TilesProps {
  analysis: Analysis;
  occupancy: { now: number | null; before: number | null };
  /** How the period before is called: "last Tuesday". */
  than: string;
}

export function Tiles({ analysis: { all, before }, occupancy, than }: TilesProps) {
  return (
    <div class="tiles">
      <Tile measure="calls" value={count(all.calls)} beneath={difference(all.calls, before.calls, than)} />
      <Tile
        measure="answeredShare"
        value={percent(all.answeredShare)}
        beneath={
          shareDifference(all.answeredShare, before.answeredShare, than) || `${count(all.inbound)} inbound`
        }
      />
      <Tile
        measure="missed"
        value={count(all.missed)}
        isBad={all.missed > 0}
        beneath={difference(all.missed, before.missed, than)}
      />
      <Tile
        measure="handle"
        title="Median handle time"
        value={span(all.handle?.halfMs)}
        beneath={
          spanDifference(all.handle?.halfMs, before.handle?.halfMs, than) ||
          (all.handle ? `nine in ten under ${span(all.handle.nineTenthsMs)}` : 'no call was answered')
        }
      />
      <Tile
        measure="occupancy"
        value={percent(occupancy.now)}
        beneath={shareDifference(occupancy.now, occupancy.before, than) || 'calls and wrap-up'}
      />
    </div>
  );
}

interface TileProps {
  measure: MeasureName;
  title?: string;
  value: string;
  beneath: string;
  isBad?: boolean;
}

function Tile({ measure, title = measures[measure].label, value, beneath, isBad = false }: TileProps) {
  return (
    <section class="sheet-panel tile" aria-label={title} title={definitionOf(measure)}>
      <h2>{title}</h2>
      <p class={`tile-value num ${isBad ? 'bad' : ''}`}>{value}</p>
      <p class="quiet num">{beneath}</p>
    </section>
  );
}
