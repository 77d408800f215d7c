/** The matching contacts, as the page's list shows them. */

import { computed, type ReadonlySignal } from '@preact/signals';
import type { ListView } from '../../components/contacts/contacts-view.ts';
import type { ListedContact } from '../../lib/contacts/contact.ts';
import { createListRows, type Stretch } from '../../lib/list-rows.ts';
import { queries } from '../../lib/messaging.ts';

export interface ContactRows {
  readonly view: ReadonlySignal<ListView>;
  search(text: string): Promise<void>;
  /** Asks anew for what is shown; something has changed. */
  reload(): Promise<void>;
}

/** `all` is how many there are, whatever was searched for. */
type Answer = Stretch<ListedContact> & { all: number };

export function createContactRows(): ContactRows {
  const rows = createListRows<ListedContact, string, Answer>('', async (text, from, limit) => {
    const [{ contacts, total }, all] = await Promise.all([
      queries.contacts(text, from, limit),
      queries.contacts('', 0, 0),
    ]);
    return { rows: contacts, total, all: all.total };
  });
  return {
    view: computed(() => {
      const { state, question, answer, rowAt } = rows.view.value;
      return { state, text: question, total: answer?.total ?? 0, all: answer?.all ?? 0, contactAt: rowAt };
    }),
    search: rows.ask,
    reload: rows.reload,
  };
}
