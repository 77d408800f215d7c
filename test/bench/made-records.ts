/** Invented interactions, as many as wanted and the same each time. */

import type { InteractionEvent } from '../../lib/interactions/events.ts';
import { foldInteraction } from '../../lib/interactions/fold.ts';
import type { Interaction } from '../../lib/interactions/interaction.ts';

export const openedEvent = (i: number) => ({
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

/** The records from, inclusive, to, exclusive; one a minute up to `until`. */
export function madeRecords(from: number, to: number, until: number): Interaction[] {
  return Array.from({ length: to - from }, (_, at) => madeRecord(from + at, until - (from + at) * 60_000));
}

function madeRecord(i: number, at: number): Interaction {
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
}
