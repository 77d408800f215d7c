/** The dashboard: figures of a period against the one before, by time, queue, agent and code. */

import type { Analysis } from '../../lib/interactions/analysis.ts';
import { measures } from '../../lib/interactions/measures.ts';
import { midnight, type PeriodName, periodNames } from '../../lib/interactions/period.ts';
import { AppFrame } from '../app/AppFrame.tsx';
import { Outcome } from '../app/Outcome.tsx';
import { PageIcon } from '../app/PageIcon.tsx';
import { Button } from '../Button.tsx';
import { drawPicture } from './chart-picture.ts';
import { DashboardTools } from './DashboardTools.tsx';
import type { DashboardPageProps } from './dashboard-view.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { AnsweredByQueue, HandleByQueue } from './QueuePanels.tsx';
import { Tiles } from './Tiles.tsx';
import { TimeChart } from './TimeChart.tsx';
import { slotName } from './words.ts';
import './dashboard.css';

/** How the period before is called. */
const before: Record<PeriodName, (now: number) => string> = {
  today: (now) => `last ${weekday(now)}`,
  yesterday: (now) => `the ${weekday(midnight(now, -1))} before`,
  week: () => 'the 7 days before',
  month: () => 'the 30 days before',
  quarter: () => 'the 90 days before',
};
const weekday = (at: number) => new Date(at).toLocaleDateString('en', { weekday: 'long' });

export function DashboardPage({ view, actions }: DashboardPageProps) {
  const { analysis, done, running } = view;
  // What the empty page says itself is not said twice.
  const fault = view.state === 'failed' ? null : view.fault;
  return (
    <AppFrame page="dashboard" tools={<DashboardTools view={view} actions={actions} />}>
      <Outcome {...{ fault, done, running }} onDismiss={actions.dismissDone} onGiveUp={actions.giveUp} />
      {view.state === 'failed' ? (
        <section class="sheet-panel vacant">
          <h2>The records could not be read</h2>
          <p>Calls go on. Try again; if it stays, look at the interactions.</p>
          <div class="row">
            <Button onPress={actions.reload}>Try again</Button>
          </div>
        </section>
      ) : !analysis ? (
        <p class="quiet" role="status">
          Counting…
        </p>
      ) : analysis.all.calls === 0 && analysis.before.calls === 0 ? (
        <Nothing />
      ) : (
        <Figures analysis={analysis} view={view} actions={actions} />
      )}
    </AppFrame>
  );
}

function Nothing() {
  return (
    <section class="sheet-panel vacant">
      <PageIcon name="chart-column" size="xl" />
      <h2>No calls in this period</h2>
      <p>Choose a longer period, or clear the filters. Every call you take or place is counted here.</p>
    </section>
  );
}

function Figures({ analysis, view, actions }: DashboardPageProps & { analysis: Analysis }) {
  const { byTime, byQueue, byAgent, byCode, all } = analysis;
  const than = before[view.period](view.now);
  const unit = byTime.unit === 'hour' ? 'Hour' : 'Day';
  const title = `Calls by ${unit.toLowerCase()}`;
  const save = (beside: Element) => {
    const named = `${title}, ${periodNames[view.period].toLowerCase()}`;
    drawPicture({ byTime, title: named, before: than }, beside, actions.savePicture);
  };
  const rowsOf = (groups: typeof byQueue, empty: string) =>
    groups.map(({ name, figures }) => ({ name: name || empty, figures }));
  return (
    <>
      <Tiles analysis={analysis} occupancy={view.occupancy} than={than} />
      <div class="charts">
        <section class="sheet-panel chart-panel wide" aria-labelledby="by-time">
          <div class="chart-head">
            <h2 id="by-time" class="grow">
              {title}
            </h2>
            <p class="legend quiet" aria-hidden="true">
              <i class="swatch" /> Answered
              <i class="swatch out" /> Outbound
              <i class="swatch lost" /> Not answered
              <i class="swatch dash" /> {than}
            </p>
            <Button size="s" onPress={({ currentTarget }) => save(currentTarget as Element)}>
              Save picture
            </Button>
          </div>
          <TimeChart
            byTime={byTime}
            label={`${all.calls} calls, ${all.answered} answered, ${all.outbound} outbound. The table beneath has each ${unit.toLowerCase()}.`}
          />
          <details class="as-table">
            <summary>As a table</summary>
            <FiguresTable
              by={unit}
              rows={byTime.slots.map((slot) => ({
                name: slotName(slot, byTime.unit),
                figures: slot.figures,
              }))}
            />
          </details>
        </section>
        <AnsweredByQueue groups={byQueue} all={all} />
        <HandleByQueue groups={byQueue} />
      </div>
      {all.calls > 0 && (
        <>
          <section class="sheet-panel" aria-label="By queue">
            <FiguresTable by="Queue" rows={rowsOf(byQueue, 'No queue')} />
          </section>
          <section class="sheet-panel" aria-label="By agent">
            <FiguresTable by="Agent" rows={rowsOf(byAgent, 'Nobody')} />
          </section>
          <section class="sheet-panel" aria-label="By wrap-up code">
            <FiguresTable by="Wrap-up code" rows={rowsOf(byCode, 'No code')} />
          </section>
        </>
      )}
      <details class="sheet-panel definitions">
        <summary class="panel-title">What each figure means</summary>
        <dl>
          {Object.entries(measures).map(([name, { label, meaning, source }]) => (
            <div key={name}>
              <dt>{name.endsWith('Share') ? `${label}, share` : label}</dt>
              <dd>
                {meaning} <span class="quiet">{source}</span>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
