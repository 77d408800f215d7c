/**
 * Puts on an interaction what it is about: the record that the number stood on when it was dialled, and the person whose
 * number it is. What was dialled is stored, so that a worker that dies in between attaches it afterwards.
 */

import type { Call } from '../../../lib/call.ts';
import type { Happening } from '../../../lib/interactions/events.ts';
import type { Interaction, RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { log } from '../../../lib/log.ts';
import { isPersonTable } from '../../../lib/servicenow/record-address.ts';
import type { SessionStore, StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';

export interface AttachedRecords {
  /** The next call to this number, E.164, is about this record; null for none. */
  expect(e164: string, record: RelatedRecord | null): Promise<void>;
  /** Attaches what is still to be; run when the worker wakes. */
  goOn(): void;
}

export interface AttachedRecordParts {
  store: SessionStore;
  stored: StoredArea;
  /** Writes what the journal holds. */
  flush(): Promise<void>;
  find(callId: string): Promise<Interaction | null>;
  append(sysId: string, at: number, happenings: readonly Happening[]): Promise<Interaction>;
  onRecorded(): void;
  described(record: RelatedRecord): Promise<RelatedRecord>;
  /** The person in ServiceNow whose number it is; of several the one of that name; null when nobody can tell. */
  personOf(e164: string, name: string | null): Promise<RelatedRecord | null>;
  now?: () => number;
}

const key = 'expectedRecord';
/** A call that is not reported by then is not the one that was dialled. */
const expectedMs = 60_000;

interface Expected {
  e164: string;
  record: RelatedRecord;
  at: number;
}

export function createAttachedRecords(parts: AttachedRecordParts): AttachedRecords {
  const { store, stored, now = Date.now } = parts;
  const expectedRecord = storedValue<Expected>(stored, key);
  /** Calls whose person was asked for, by the name they had then. */
  const asked = new Map<string, string | null>();

  async function attach(callId: string, found: RelatedRecord): Promise<void> {
    await parts.flush();
    const interaction = await parts.find(callId);
    if (!interaction) return;
    const record = await parts.described(found);
    const person = { value: record.document_id, display_value: record.label };
    const opened_for = isPersonTable(record.document_table) ? person : null;
    await parts.append(interaction.sys_id, now(), [{ type: 'attached', record, opened_for }]);
    parts.onRecorded();
  }

  async function takeExpected({ id, number }: Call): Promise<void> {
    const expected = await expectedRecord.get();
    if (!expected || expected.e164 !== number) return;
    if (now() - expected.at < expectedMs) await attach(id, expected.record);
    // Attaching asks the instance, and another call may have been dialled meanwhile.
    await expectedRecord.change((held) => (held && isSame(held, expected) ? null : held));
  }

  async function findPerson({ id, number, name }: Call): Promise<void> {
    if (number === null) return;
    const person = await parts.personOf(number, name);
    if (person) await attach(id, person);
  }

  const work = (what: Promise<void>) =>
    void what.catch((error: unknown) => log.warn('no record attached', { why: String(error) }));

  function look(): void {
    const { calls } = store.now();
    if (calls.length === 0) asked.clear();
    for (const call of calls) {
      if (asked.has(call.id) && asked.get(call.id) === call.name) continue;
      const isNew = !asked.has(call.id);
      asked.set(call.id, call.name);
      work(
        (isNew && call.direction === 'outbound' ? takeExpected(call) : Promise.resolve()).then(() =>
          findPerson(call),
        ),
      );
    }
  }

  store.onChange(({ calls }) => {
    if (calls) look();
  });

  return {
    async expect(e164, record) {
      await expectedRecord.change(() => (record ? { e164, record, at: now() } : null));
    },
    goOn: look,
  };
}

const isSame = (a: Expected, b: Expected) => a.e164 === b.e164 && a.at === b.at;
