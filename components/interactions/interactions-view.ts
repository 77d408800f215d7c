/** What the interactions page shows, and what it asks of whoever holds it. */

import type { CallbackPage, EditableField } from '../../lib/callbacks/callback-record.ts';
import type { Interaction, RelatedRecord } from '../../lib/interactions/interaction.ts';
import type { Reference } from '../../lib/interactions/reference.ts';
import type {
  InteractionFilter,
  InteractionSearch,
  Occurring,
  SearchTotals,
} from '../../lib/interactions/search.ts';
import type { InteractionPage } from '../../lib/queries.ts';
import type { Records } from '../../lib/session.ts';
import type { Running } from '../app/attempt.ts';
import type { SurfaceProps } from '../card-props.ts';

/** What the list is asked for; stretches are asked for as they come into sight. */
export type ListQuestion = InteractionSearch;

export interface SavedFilter {
  name: string;
  question: ListQuestion;
}

/** The wrap-ups that an agent owes, the oldest first: what `interactions.html#wrap-ups` shows. */
export const myWrapUps = (login: string): ListQuestion => ({
  text: '',
  filter: { agents: [login], wrapUps: ['owed'] },
  sort: { by: 'opened_at', isDescending: false },
});

/** Whether a list asks for what somebody owes, and for nothing more than that. */
export const isMyWrapUps = ({ text, filter }: Pick<ListQuestion, 'text' | 'filter'>): boolean =>
  text === '' && Object.keys(filter).length === 2 && filter.wrapUps?.[0] === 'owed' && !!filter.agents;

export interface InteractionsView {
  now: number;
  /** The session and its commands, for the call that goes on; null until the first snapshot came. */
  surface: SurfaceProps | null;
  list: InteractionListView;
  occurring: Occurring;
  saved: readonly SavedFilter[];
  /** The record that the address names; null for the list. */
  record: RecordView | null;
  records: Records;
  /** What is about to be deleted, if the agent says so once more. */
  isDeleting: 'all' | 'one' | 'notes' | null;
  done: string | null;
  /** An import or export that goes on. */
  running: Running | null;
  fault: { title: string; remedy: string } | null;
}

export interface InteractionListView {
  state: 'loading' | 'ready' | 'failed';
  question: ListQuestion;
  totals: SearchTotals;
  interactionAt(at: number): Interaction | null;
}

export interface RecordView {
  /** As the address names it. */
  name: string;
  state: 'loading' | 'ready' | 'missing' | 'failed';
  page: InteractionPage | null;
  /** Whether the ServiceNow instance can show it. */
  isOnInstance: boolean;
  /** The callback that it carries out, as it is on record; null for none. */
  callback: CallbackPage | null;
  /** Other calls with this number, newest first. */
  earlier: Interaction[];
  codes: Reference[];
  activity: ActivityKind | 'all';
}

export type ActivityKind = 'call' | 'status' | 'notes';

/** What of a record can be changed after the call. */
export interface RecordEdit {
  short_description: string;
  work_notes: string;
  wrap_up_code: Reference | null;
  related_records: RelatedRecord[];
}

export interface InteractionsActions {
  ask(question: Partial<ListQuestion>): void;
  chooseFilter(changed: Partial<InteractionFilter>): void;
  clearFilters(): void;
  saveFilter(name: string): void;
  dropFilter(name: string): void;
  reload(): void;
  exportAs(kind: 'csv' | 'json'): void;
  importFile(file: File): void;
  askDelete(what: InteractionsView['isDeleting']): void;
  deleteAll(): void;
  /** Deletes one record, its stream and its draft, and shows the list. */
  delete(record: Interaction): void;
  /** Ends the import or export that goes on. */
  giveUp(): void;
  dismissDone(): void;
  /** It was read that records are missing. */
  dismissLoss(): void;
  /** Hands over what was written of calls whose record is gone, as a file to save. */
  saveLostNotes(): void;
  deleteLostNotes(): void;
  call(e164: string): void;
  /** Shows the record on the ServiceNow instance: its tab, or a new one. */
  showThere(record: Interaction): void;
  /** Changes a field of a callback's record. */
  editCallback(recordId: string, field: EditableField, text: string): void;
  showActivity(kind: ActivityKind | 'all'): void;
  /** Keeps what is being written, and says nothing of it. Rejects when it cannot. */
  saveDraft(page: InteractionPage, edit: RecordEdit): Promise<void>;
  /** Keeps what was written, on record where it is written up already; `isSubmitted` also closes the wrap-up with it. */
  keep(page: InteractionPage, edit: RecordEdit, isSubmitted: boolean): void;
}

export interface InteractionsPageProps {
  view: InteractionsView;
  actions: InteractionsActions;
}
