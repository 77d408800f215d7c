/** The dashboard: asks for what is counted, counts it, and again whenever a record changed while it is looked at. */

import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { attemptLong, done, giveUp, running } from '../../components/app/attempt.ts';
import { DashboardPage } from '../../components/dashboard/DashboardPage.tsx';
import type { DashboardActions, DashboardView } from '../../components/dashboard/dashboard-view.ts';
import { createDatabase } from '../../lib/database.ts';
import { download } from '../../lib/download.ts';
import { errorWords } from '../../lib/error-words.ts';
import { VoiceError } from '../../lib/errors.ts';
import { type AnalysisFilter, analyse } from '../../lib/interactions/analysis.ts';
import { createKeptInteractions } from '../../lib/interactions/kept.ts';
import { occupancyOf, type PresenceTime } from '../../lib/interactions/occupancy.ts';
import { type PeriodName, periodBefore, periodOf } from '../../lib/interactions/period.ts';
import { type Occurring, occurring } from '../../lib/interactions/search.ts';
import type { Summary } from '../../lib/interactions/summary.ts';
import { queries } from '../../lib/messaging.ts';
import { watchSession } from '../../lib/session-view.ts';
import { figuresFile } from './figures-file.ts';
import { addFiles, files, together, withFiles } from './other-exports.ts';

const session = watchSession(new AbortController().signal);
const period = signal<PeriodName>('today');
const filter = signal<AnalysisFilter>({});
const state = signal<DashboardView['state']>('loading');
const fault = signal<DashboardView['fault']>(null);
const now = signal(Date.now());
const known = signal<{ records: Summary[]; times: PresenceTime[]; occurring: Occurring } | null>(null);
const kept = createKeptInteractions(createDatabase());

const analysis = computed(() => {
  if (!known.value) return null;
  const at = now.value;
  return analyse(together(known.value.records), {
    period: periodOf(period.value, at),
    before: periodBefore(period.value, at),
    filter: filter.value,
  });
});

/** What can be chosen: what occurs here, and in the files that are counted along. */
const choices = computed<Occurring>(() => {
  const own = known.value?.occurring ?? { queues: [], codes: [], agents: [], owed: {} };
  return files.value.length === 0
    ? own
    : withFiles(
        own,
        files.value.flatMap(({ records }) => records),
      );
});

const view = computed<DashboardView>(() => {
  const at = now.value;
  const occupancy = (stretch: ReturnType<typeof periodOf>) =>
    occupancyOf(known.value?.times ?? [], stretch, at, filter.value.agents);
  return {
    state: state.value,
    now: at,
    period: period.value,
    filter: filter.value,
    occurring: choices.value,
    analysis: analysis.value,
    occupancy: {
      now: occupancy(periodOf(period.value, at)),
      before: occupancy(periodBefore(period.value, at)),
    },
    files: files.value.map(({ name, records }) => ({ name, records: records.length })),
    ...{ running: running.value, done: done.value, fault: fault.value },
  };
});

/** Asks anew; an answer that a later question overtook is dropped. */
let asked = 0;
/** What is said is of the records, and over once they are read. */
let isUnread = false;
async function load(): Promise<void> {
  const question = ++asked;
  const at = Date.now();
  const { from } = periodBefore(period.value, at);
  const { to } = periodOf(period.value, at);
  try {
    const [summaries, times] = await Promise.all([kept.summaries(), queries.presenceTimes(from, to)]);
    if (question !== asked) return;
    now.value = at;
    if (isUnread) fault.value = null;
    isUnread = false;
    const records = [...summaries.values()];
    known.value = { records, times, occurring: occurring(records) };
    state.value = 'ready';
  } catch (error) {
    if (question !== asked) return;
    isUnread = true;
    say(error);
    state.value = known.value ? 'ready' : 'failed';
  }
}

function say(error: unknown): void {
  const { title, remedy } = errorWords(error);
  const file = error instanceof VoiceError && error.code === 'bad-export' ? `${error.detail}: ` : '';
  fault.value = { title, remedy: `${file}${remedy}` };
}

const actions: DashboardActions = {
  choosePeriod(name) {
    period.value = name;
    void load();
  },
  chooseFilter(chosen) {
    filter.value = chosen;
  },
  reload() {
    state.value = 'loading';
    fault.value = null;
    void load();
  },
  addFiles(chosen) {
    fault.value = null;
    isUnread = false;
    void attemptLong((onProgress, signal) => addFiles(chosen, onProgress, signal).catch(say));
  },
  giveUp,
  dismissDone() {
    done.value = null;
  },
  dropFiles() {
    done.value = null;
    files.value = [];
  },
  savePicture: (canvas) =>
    canvas.toBlob((picture) => picture && download('calls.png', picture.type, picture), 'image/png'),
  saveNumbers() {
    if (analysis.value) download('figures.csv', 'text/csv', figuresFile(analysis.value));
  },
};

// A record changed: count again, at most every two seconds, and only while somebody looks.
let waiting: ReturnType<typeof setTimeout> | null = null;
// The session changes with each second of a call; only what is kept matters here.
const version = computed(() => session.value?.records.version);
effect(() => {
  if (version.value === undefined || waiting !== null) return;
  waiting = setTimeout(() => {
    waiting = null;
    if (!document.hidden) void load();
  }, 2_000);
});
document.addEventListener('visibilitychange', () => !document.hidden && void load());
void load();

function App() {
  return <DashboardPage view={view.value} actions={actions} />;
}

render(<App />, document.getElementById('root') as HTMLElement);
