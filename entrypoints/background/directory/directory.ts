/** Whom the agent can call or transfer to: contacts joined with the instance's quick connects, favourites and recents first. */

import { type Contact, entryOf, type ListedContact } from '../../../lib/contacts/contact.ts';
import type { EntryUse } from '../../../lib/database.ts';
import type {
  DirectoryAnswer,
  DirectoryEntry,
  DirectoryTab,
  TransferTarget,
} from '../../../lib/directory/entry.ts';
import {
  type DirectoryIndex,
  directoryIndex,
  type ListedEntry,
  searchDirectory,
} from '../../../lib/directory/search.ts';
import type { QuickConnect } from '../../../lib/voice-platform.ts';
import type { ContactsStore } from './contacts-store.ts';
import type { QuickConnects } from './quick-connects.ts';

export interface Directory {
  /** The best `limit` matches; all there are when `text` is empty. */
  search(text: string, tab: DirectoryTab | null, limit: number): Promise<DirectoryAnswer>;
  /** Everybody who has this number. */
  whoIs(e164: string): Promise<DirectoryEntry[]>;
  /** A stretch of the matching contacts, by relevance or, without text, by name. */
  contacts(text: string, from: number, limit: number): Promise<{ contacts: ListedContact[]; total: number }>;
  save(contacts: readonly Contact[]): Promise<void>;
  delete(id: string): Promise<void>;
  deleteAll(): Promise<void>;
  setFavourite(entryId: string, isFavourite: boolean): Promise<void>;
  /** The agent has just called this number or transferred to this target. */
  used(target: TransferTarget): Promise<void>;
  /** Contacts or quick connects are others than before. */
  forget(): void;
}

const mostRecents = 30;

export function createDirectory(
  store: ContactsStore,
  quickConnects: Pick<QuickConnects, 'now'>,
  now = Date.now,
): Directory {
  let index: Promise<DirectoryIndex> | null = null;
  let uses: Promise<Map<string, EntryUse>> | null = null;

  const indexNow = () => {
    index ??= once(makeIndex, forget);
    return index;
  };
  const usesNow = () => {
    uses ??= once(readUses, () => {
      uses = null;
    });
    return uses;
  };

  async function makeIndex(): Promise<DirectoryIndex> {
    const [contacts, connects] = await Promise.all([store.all(), quickConnects.now()]);
    return directoryIndex([...contacts.map(entryOf), ...(connects ?? []).map(entryOfConnect)]);
  }

  async function readUses(): Promise<Map<string, EntryUse>> {
    return new Map((await store.uses()).map((use) => [use.entryId, use]));
  }

  function forget(): void {
    index = null;
  }

  /** Work whose failure is told, but not kept: the next question tries again. */
  function once<Value>(work: () => Promise<Value>, undo: () => void): Promise<Value> {
    const running = work();
    running.catch(undo);
    return running;
  }

  async function change(work: Promise<void>): Promise<void> {
    await work;
    forget();
  }

  async function keepUse(entryId: string, changed: Partial<EntryUse>): Promise<void> {
    const known = await usesNow();
    const use = { entryId, isFavourite: false, lastUsedAt: null, ...known.get(entryId), ...changed };
    known.set(entryId, use);
    const kept = new Set([...favouritesOf(known), ...recentsOf(known).slice(0, mostRecents)]);
    const old = [...known.keys()].filter((id) => !kept.has(id));
    for (const id of old) known.delete(id);
    await store.saveUses([use]);
    if (old.length > 0) await store.deleteUses(old);
  }

  async function whoIs(e164: string): Promise<DirectoryEntry[]> {
    const [contacts, connects, known] = await Promise.all([
      store.withNumbers([e164]),
      quickConnects.now(),
      usesNow(),
    ]);
    const others = (connects ?? []).filter(({ number }) => number === e164).map(entryOfConnect);
    return [...contacts.map(entryOf), ...others].map((entry) => withUse(entry, known));
  }

  return {
    async search(text, tab, limit) {
      const [found, known, connects] = await Promise.all([indexNow(), usesNow(), quickConnects.now()]);
      const preferred = [...favouritesOf(known), ...recentsOf(known)];
      const { entries, total } = searchDirectory(found, { text, tab, preferred, from: 0, limit });
      return { entries: entries.map((entry) => withUse(entry, known)), total, isComplete: connects !== null };
    },
    whoIs,
    async contacts(text, from, limit) {
      const [index, known] = await Promise.all([indexNow(), usesNow()]);
      const found = searchDirectory(index, { text, tab: 'customers', preferred: [], from, limit });
      const contacts = await store.get(found.entries.map(({ id }) => id));
      const listed = contacts.map((it) => ({ ...it, isFavourite: known.get(it.id)?.isFavourite ?? false }));
      return { contacts: listed, total: found.total };
    },
    save: (contacts) => change(store.save(contacts)),
    async delete(id) {
      await change(store.delete(id));
      (await usesNow()).delete(id);
      await store.deleteUses([id]);
    },
    async deleteAll() {
      const contacts = new Set((await store.all()).map(({ id }) => id));
      await change(store.deleteAll());
      const known = await usesNow();
      const gone = [...known.keys()].filter((id) => contacts.has(id));
      for (const id of gone) known.delete(id);
      await store.deleteUses(gone);
    },
    setFavourite: (entryId, isFavourite) => keepUse(entryId, { isFavourite }),
    async used(target) {
      if (target.kind === 'quick-connect') return keepUse(target.id, { lastUsedAt: now() });
      const [only, another] = await whoIs(target.e164);
      // Of several people behind one number nobody knows which it was.
      if (only && !another) await keepUse(only.id, { lastUsedAt: now() });
    },
    forget,
  };
}

const favouritesOf = (uses: ReadonlyMap<string, EntryUse>) =>
  newestFirst(uses).flatMap(({ entryId, isFavourite }) => (isFavourite ? [entryId] : []));

const recentsOf = (uses: ReadonlyMap<string, EntryUse>) =>
  newestFirst(uses).flatMap(({ entryId, isFavourite, lastUsedAt }) =>
    isFavourite || lastUsedAt === null ? [] : [entryId],
  );

const newestFirst = (uses: ReadonlyMap<string, EntryUse>) =>
  [...uses.values()].sort((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0));

function withUse(entry: ListedEntry, uses: ReadonlyMap<string, EntryUse>): DirectoryEntry {
  const { isFavourite = false, lastUsedAt = null } = uses.get(entry.id) ?? {};
  return { ...entry, isFavourite, lastUsedAt };
}

const tabs = { agent: 'agents', queue: 'queues', external: 'external' } as const;

function entryOfConnect({ id, name, kind, number }: QuickConnect): ListedEntry {
  const isNumber = number !== null && /^\+[1-9]\d{6,14}$/.test(number);
  return {
    id,
    tab: tabs[kind],
    name,
    detail: null,
    numbers: isNumber ? [{ label: '', e164: number }] : [],
    // Connect's client library does not tell a colleague's presence.
    presence: null,
  };
}
