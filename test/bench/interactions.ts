/**
 * Interactions at 100,000: what a keystroke in the list's search takes against reading them all once, and what putting one
 * call event on record takes against one bare write to the same database. The database is the one in memory: its times
 * mean nothing, their ratio says how many requests a record costs.
 */

import { createInteractionStore } from '../../entrypoints/background/records/interaction-store.ts';
import type { InteractionEvent } from '../../lib/interactions/events.ts';
import { foldInteraction } from '../../lib/interactions/fold.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';
import type { Move } from '../../lib/interactions/move.ts';
import { type InteractionSearch, searchInteractions, searchRow } from '../../lib/interactions/search.ts';
import { defaultSettings } from '../../lib/settings-rules.ts';
import { fakeDatabase } from '../fakes/database.ts';
import { type BenchRow, benchRow, median } from './row.ts';

const size = 100_000;
const rounds = 3;
const typed = ['amara', '+44 20', '0958', 'refund agreed', 'IMS0041', 'qqq'];
const search: InteractionSearch = {
  ...{ text: '', filter: {}, sort: { by: 'opened_at', isDescending: true }, from: 0, limit: 50 },
};

export async function interactionRows(): Promise<BenchRow[]> {
  const records = madeRecords();
  // What reading a store does at the very least: each record is copied out of it. Then its row is made.
  const read = medianMs(() => records.map((record) => searchRow(structuredClone(record))), 1);
  const rows = records.map(searchRow);
  const keystrokes = typed.flatMap((text) => [text.slice(0, 1), text]);
  const each = keystrokes.map((text) => medianMs(() => searchInteractions(rows, { ...search, text })));
  const filtered = medianMs(() =>
    searchInteractions(rows, {
      ...search,
      filter: { queues: ['Billing'], states: ['closed_complete'], directions: ['inbound'] },
      sort: { by: 'talkMs', isDescending: true },
    }),
  );
  const { bare, recorded } = await writeCost();
  return [
    benchRow(
      `interaction search over ${size}, the slowest keystroke against reading all`,
      Math.max(...each),
      'ms',
      read,
      0.25,
    ),
    benchRow(
      `interaction list over ${size}, filtered and sorted, against reading all`,
      filtered,
      'ms',
      read,
      0.25,
    ),
    benchRow('one call event on record against one bare write', recorded, 'ms', bare, 12),
  ];
}

function medianMs(work: () => unknown, times = rounds): number {
  return median(
    Array.from({ length: times }, () => {
      const startedAt = performance.now();
      work();
      return performance.now() - startedAt;
    }),
  );
}

async function writeCost(): Promise<{ bare: number; recorded: number }> {
  const database = fakeDatabase();
  const store = createInteractionStore(database);
  const opened = await database();
  const call = { callId: 'c', agent: 'pnair' };
  let sequence = 0;
  const record = (what: Move['what']) =>
    store.record(
      { id: 'j', moves: [{ ...call, at: sequence, what, sequence: ++sequence }] },
      defaultSettings,
    );
  const { number, conversation, ...beginning } = openedEvent(0);
  await record(beginning);
  const timed = async (work: (at: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let at = 0; at < 300; at++) {
      const startedAt = performance.now();
      await work(at);
      times.push(performance.now() - startedAt);
    }
    return median(times);
  };
  const bare = await timed((at) =>
    opened.put('recorder', { journalId: 'x', sequence: at, lastNumber: at }, 'bare'),
  );
  const recorded = await timed((at) => record({ type: at % 2 ? 'unmuted' : 'muted' }));
  opened.close();
  return { bare, recorded };
}

const openedEvent = (i: number) => ({
  type: 'opened' as const,
  by: 'offer' as const,
  number: `IMS${String(i).padStart(7, '0')}`,
  contactId: `contact-${i}`,
  direction: i % 3 === 0 ? ('outbound' as const) : ('inbound' as const),
  kind: 'call' as const,
  queue: ['Billing', 'Orders', 'Retentions'][i % 3] ?? null,
  caller_phone_number: `+44${2_079_460_000 + ((i * 104_729) % 900_000_000)}`,
  name: `${['Amara', 'Zoë', 'Hassan', 'Mei'][i % 4]} ${['Osei', 'Müller', 'Darwish', 'Tanaka'][(i >> 2) % 4]}${i % 997}`,
  agent: { value: `agent${i % 20}`, display_value: `Agent ${i % 20}` },
  context: { language: 'en', order: String(i * 7) },
  transferredBy: null,
  conversation: '',
});

/** The same records each time. */
function madeRecords(): Interaction[] {
  return Array.from({ length: size }, (_, i) => {
    const at = 1_764_000_000_000 + i * 60_000;
    const code = ['Refund agreed', 'Invoice explained', 'Order replaced'][i % 3] ?? '';
    const told = [
      openedEvent(i),
      { type: 'answered' as const },
      { type: 'ended' as const, outcome: 'answered' as const, detail: '', state: 'wrap_up' as const },
      {
        type: 'wrappedUp' as const,
        wrap_up_code: { value: code, display_value: code },
        short_description: '',
        work_notes: `Asked about order ${i * 7}. ${code} by phone.`,
        related_records: [],
        isBySystem: false,
      },
    ];
    const stream = told.map(
      (what, n): InteractionEvent => ({
        ...{
          interaction: i.toString(16).padStart(32, '0'),
          sequence: n + 1,
          at: at + n * (5_000 + (i % 300) * 1_000),
        },
        ...what,
      }),
    );
    return foldInteraction(stream) as Interaction;
  });
}
