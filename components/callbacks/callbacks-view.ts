/** What the page of the agent's callbacks shows, and what it asks of whoever holds it. */

import type { CallbackPage, CallbackRecord, EditableField } from '../../lib/callbacks/callback-record.ts';
import type { ReasonGroup } from '../../lib/callbacks/reasons.ts';
import type { CallbackSortField } from '../../lib/callbacks/search.ts';
import type { CallbackWeek } from '../../lib/callbacks/week.ts';
import type { SurfaceProps } from '../card-props.ts';

export interface CallbackQuestion {
  text: string;
  show: 'open' | 'closed' | 'all';
  /** A raw value, a group of them, or empty for all. */
  reason: string | { group: ReasonGroup };
  /** Empty for all. */
  queue: string;
  sort: { by: CallbackSortField; isDescending: boolean };
}

export interface ChosenCallback {
  /** As the address names it. */
  name: string;
  state: 'loading' | 'ready' | 'missing' | 'failed';
  page: CallbackPage | null;
}

export interface CallbacksView {
  now: number;
  /** The session and its commands; null until the first snapshot came. */
  surface: SurfaceProps | null;
  state: 'loading' | 'ready' | 'failed';
  question: CallbackQuestion;
  total: number;
  open: number;
  queues: readonly string[];
  /** Of the agent's last seven days; null until it was fetched. */
  figures: CallbackWeek | null;
  /** Row by row; null until it was fetched. Open ones come whole, so that they can be grouped. */
  rowAt(at: number): CallbackRecord | null;
  /** The week that is shown in place of the list. */
  week: { start: number; callbacks: readonly CallbackRecord[] } | null;
  chosen: ChosenCallback | null;
  /** Whether a new follow-up is being put down. */
  isScheduling: boolean;
  done: string | null;
  fault: { title: string; remedy: string } | null;
}

export interface CallbacksActions {
  ask(changed: Partial<CallbackQuestion>): void;
  /** Shows the week that begins there, or the list. */
  showWeek(start: number | null): void;
  reload(): void;
  dismissDone(): void;
  askSchedule(isAsked: boolean): void;
  schedule(number: string, at: number, reason: string, description: string, name: string): void;
  reschedule(recordId: string, at: number): void;
  cancel(recordId: string): void;
  edit(recordId: string, field: EditableField, text: string): void;
  call(e164: string): void;
}

export interface CallbacksPageProps {
  view: CallbacksView;
  actions: CallbacksActions;
}
