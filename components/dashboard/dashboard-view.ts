/** What the dashboard shows, and what it asks of whoever holds it. */

import type { Analysis, AnalysisFilter } from '../../lib/interactions/analysis.ts';
import type { PeriodName } from '../../lib/interactions/period.ts';
import type { Occurring } from '../../lib/interactions/search.ts';
import type { Running } from '../app/attempt.ts';

export interface DashboardView {
  state: 'loading' | 'ready' | 'failed';
  now: number;
  period: PeriodName;
  filter: AnalysisFilter;
  /** Values to choose in the filters. */
  occurring: Occurring;
  /** Null until the first answer. */
  analysis: Analysis | null;
  /** 0 to 1 each; null where no presence was seen. */
  occupancy: { now: number | null; before: number | null };
  /** Exports of other agents that are counted along. */
  files: { name: string; records: number }[];
  /** How far the reading of such a file is, and what came of the last. */
  running: Running | null;
  done: string | null;
  fault: { title: string; remedy: string } | null;
}

export interface DashboardActions {
  choosePeriod(period: PeriodName): void;
  chooseFilter(filter: AnalysisFilter): void;
  reload(): void;
  addFiles(files: File[]): void;
  giveUp(): void;
  dismissDone(): void;
  dropFiles(): void;
  /** Hands over a picture of the chart as a file to save. */
  savePicture(picture: HTMLCanvasElement): void;
  saveNumbers(): void;
}

export interface DashboardPageProps {
  view: DashboardView;
  actions: DashboardActions;
}
