/** Streams from a file: whoever wrote it, each is looked at before it is kept. Pure. */

import { channelWords } from '../work/words.ts';
import type { InteractionEvent } from './events.ts';
import { foldInteraction } from './fold.ts';
import { isWebAddress, longest } from './wrap-up.ts';

const types: readonly string[] = [
  ...[
    'opened',
    'offeredAgain',
    'becameCallback',
    'accepted',
    'attempted',
    'attemptFailed',
    'answered',
    'held',
    'resumed',
    'muted',
    'qualityFlagged',
    'unmuted',
    'reaching',
  ],
  ...[
    'joined',
    'left',
    'learned',
    'attached',
    'ended',
    'transferred',
    'wrapUpStarted',
    'cleared',
    'statusChanged',
  ],
  ...[
    'wrappedUp',
    'edited',
    'callbackAsked',
    'recordingCame',
    'contactTraceCame',
    'transcriptLinked',
    'transcriptCame',
  ],
];
const most = { events: 5_000, text: longest.notes, depth: 4 };

/** Whether `value` is one whole stream: of one record, from 1 without gaps, and a record comes of it. */
export function isStream(value: unknown): value is InteractionEvent[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most.events) return false;
  const [first] = value as Partial<InteractionEvent>[];
  const isWhole = value.every((event: Partial<InteractionEvent> | null, at) => {
    if (typeof event !== 'object' || event === null) return false;
    const isOurs = typeof event.type === 'string' && types.includes(event.type);
    const isPlaced = event.interaction === first?.interaction && event.sequence === at + 1;
    return isOurs && isPlaced && Number.isFinite(event.at) && isPlain(event, most.depth);
  });
  return isWhole && isOpening(first) && addressesOf(value).every(isWebAddress) && folds(value);
}

function isOpening(event: Partial<InteractionEvent> | undefined): boolean {
  if (event?.type !== 'opened') return false;
  const { interaction, number, contactId, channel, direction, kind, agent, context } = event;
  return (
    /^[0-9a-f]{32}$/.test(interaction ?? '') &&
    /^[A-Z]{3}\d{1,12}$/.test(number ?? '') &&
    typeof contactId === 'string' &&
    (channel === undefined || Object.hasOwn(channelWords, channel)) &&
    (direction === 'inbound' || direction === 'outbound') &&
    (kind === 'call' || kind === 'callback' || kind === 'transfer') &&
    typeof agent?.value === 'string' &&
    typeof agent.display_value === 'string' &&
    typeof context === 'object' &&
    context !== null &&
    Object.values(context).every((text) => typeof text === 'string')
  );
}

/** Texts, figures, yes and no, and lists and objects of them; nothing that is long or deep. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= most.text;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((part) => isPlain(part, depth - 1));
}

/** Every address in it that a page would make a link of. */
function addressesOf(stream: readonly InteractionEvent[]): string[] {
  return stream.flatMap((event) => {
    if (event.type === 'recordingCame' || event.type === 'transcriptLinked') return [event.url];
    if (event.type === 'contactTraceCame') return event.url === undefined ? [] : [event.url];
    if (event.type === 'attached') return event.record.url === '' ? [] : [event.record.url];
    const related =
      event.type === 'wrappedUp' || event.type === 'edited' ? (event.related_records ?? []) : [];
    return related.map(({ url }) => url).filter((url) => url !== '');
  });
}

function folds(stream: readonly InteractionEvent[]): boolean {
  try {
    return foldInteraction(stream) !== null;
  } catch {
    return false;
  }
}
