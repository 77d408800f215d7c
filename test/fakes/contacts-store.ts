import type { ContactsStore } from '../../entrypoints/background/directory/contacts-store.ts';
import type { Contact } from '../../lib/contacts/contact.ts';
import type { EntryUse } from '../../lib/database.ts';

/** The browser's database in memory; values are copied as it does. */
export function fakeContactsStore(
  contacts: Contact[] = [],
): ContactsStore & { failNext(error: Error): void; reads(): number } {
  const byId = new Map(contacts.map((contact) => [contact.id, structuredClone(contact)]));
  const uses = new Map<string, EntryUse>();
  let failure: Error | null = null;
  let reads = 0;
  const told = async <Value>(value: () => Value): Promise<Value> => {
    const error = failure;
    failure = null;
    if (error) throw error;
    return structuredClone(value());
  };
  return {
    failNext: (error) => {
      failure = error;
    },
    reads: () => reads,
    all: () => {
      reads++;
      return told(() => [...byId.values()]);
    },
    get: (ids) => told(() => ids.flatMap((id) => byId.get(id) ?? [])),
    withNumbers: (e164s) =>
      told(() =>
        [...byId.values()].filter(({ numbers }) => numbers.some(({ e164 }) => e164s.includes(e164))),
      ),
    save: (saved) =>
      told(() => {
        for (const contact of saved) byId.set(contact.id, structuredClone(contact));
      }),
    delete: (id) => told(() => void byId.delete(id)),
    deleteAll: () => told(() => byId.clear()),
    uses: () => told(() => [...uses.values()]),
    saveUses: (saved) =>
      told(() => {
        for (const use of saved) uses.set(use.entryId, use);
      }),
    deleteUses: (ids) =>
      told(() => {
        for (const id of ids) uses.delete(id);
      }),
  };
}
