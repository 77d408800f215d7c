/** A long list, fetched in stretches as its rows come into sight; the answer to an older question is dropped. */

import { type ReadonlySignal, signal } from '@preact/signals-core';

/** What the background answers: a stretch of the rows that match, how many match, and whatever belongs to all of them. */
export interface Stretch<Row> {
  rows: Row[];
  total: number;
}

export interface RowsView<Row, Question, Answer extends Stretch<Row>> {
  state: 'loading' | 'ready' | 'failed';
  question: Question;
  /** The answer for the first stretch; null before it came. */
  answer: Answer | null;
  /** The row at a place of those that match; null until it has been fetched. */
  rowAt(at: number): Row | null;
}

export interface ListRows<Row, Question, Answer extends Stretch<Row>> {
  readonly view: ReadonlySignal<RowsView<Row, Question, Answer>>;
  ask(question: Question): Promise<void>;
  /** Asks anew for what is shown; something has changed. */
  reload(): Promise<void>;
}

const stretch = 100;

/** `fetch` answers the `limit` rows from `from` on. What fails is a state of the view, never thrown. */
export function createListRows<Row, Question, Answer extends Stretch<Row>>(
  first: Question,
  fetch: (question: Question, from: number, limit: number) => Promise<Answer>,
): ListRows<Row, Question, Answer> {
  let asked = 0;
  /** By the place each stretch begins at; null while it is on its way. */
  let stretches = new Map<number, Row[] | null>();
  const view = signal<RowsView<Row, Question, Answer>>({
    ...{ state: 'loading', question: first, answer: null },
    rowAt: () => null,
  });

  function rowAt(at: number): Row | null {
    const from = at - (at % stretch);
    if (!stretches.has(from)) {
      stretches.set(from, null);
      // Not while drawing: an answer draws again.
      queueMicrotask(() => void fetchStretch(from, stretches));
    }
    return stretches.get(from)?.[at - from] ?? null;
  }

  async function fetchStretch(from: number, into: Map<number, Row[] | null>): Promise<void> {
    try {
      const { rows } = await fetch(view.value.question, from, stretch);
      if (into !== stretches) return;
      into.set(from, rows);
      view.value = { ...view.value };
    } catch {
      if (into === stretches) view.value = { ...view.value, state: 'failed' };
    }
  }

  async function reload(): Promise<void> {
    const mine = ++asked;
    try {
      const answer = await fetch(view.value.question, 0, stretch);
      if (mine !== asked) return;
      stretches = new Map([[0, answer.rows]]);
      view.value = { ...view.value, state: 'ready', answer, rowAt };
    } catch {
      if (mine === asked) view.value = { ...view.value, state: 'failed' };
    }
  }

  return {
    view,
    async ask(question) {
      view.value = { ...view.value, question };
      await reload();
    },
    reload,
  };
}
