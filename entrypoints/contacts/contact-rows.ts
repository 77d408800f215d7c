/** The matching contacts, fetched in stretches as they come into sight. */

import { type ReadonlySignal, signal } from '@preact/signals';
import type { ListView } from '../../components/contacts/contacts-view.ts';
import type { ListedContact } from '../../lib/contacts/contact.ts';
import { queries } from '../../lib/messaging.ts';

export interface ContactRows {
  readonly view: ReadonlySignal<ListView>;
  search(text: string): Promise<void>;
  /** Asks anew for what is shown; something has changed. */
  reload(): Promise<void>;
}

const stretch = 100;

export function createContactRows(): ContactRows {
  let text = '';
  let asked = 0;
  /** By the place each stretch begins at; null while it is on its way. */
  let stretches = new Map<number, ListedContact[] | null>();

  const view = signal<ListView>({ state: 'loading', text, total: 0, all: 0, contactAt: () => null });

  function contactAt(at: number): ListedContact | null {
    const from = at - (at % stretch);
    if (!stretches.has(from)) {
      stretches.set(from, null);
      // Not while drawing: an answer draws again.
      queueMicrotask(() => void fetchStretch(from, stretches));
    }
    return stretches.get(from)?.[at - from] ?? null;
  }

  async function fetchStretch(from: number, into: Map<number, ListedContact[] | null>): Promise<void> {
    try {
      const { contacts } = await queries.contacts(text, from, stretch);
      if (into !== stretches) return;
      into.set(from, contacts);
      view.value = { ...view.value };
    } catch {
      if (into === stretches) view.value = { ...view.value, state: 'failed' };
    }
  }

  async function load(): Promise<void> {
    const mine = ++asked;
    try {
      const [found, all] = await Promise.all([
        queries.contacts(text, 0, stretch),
        queries.contacts('', 0, 0),
      ]);
      if (mine !== asked) return;
      stretches = new Map([[0, found.contacts]]);
      view.value = { state: 'ready', text, total: found.total, all: all.total, contactAt };
    } catch {
      // The page says so and offers to try again.
      if (mine === asked) view.value = { ...view.value, state: 'failed' };
    }
  }

  return {
    view,
    async search(typed) {
      text = typed;
      view.value = { ...view.value, text };
      await load();
    },
    reload: load,
  };
}
