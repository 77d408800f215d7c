/** What happened to a chat, an e-mail or a task of the contact centre, as the stream of its interaction tells it. Pure. */

import type { Happening } from '../interactions/events.ts';
import type { Outcome } from '../interactions/interaction.ts';
import type { MoveWhat } from '../interactions/move.ts';
import { papersIn } from '../interactions/papers.ts';
import type { Reference } from '../interactions/reference.ts';
import { isLiveWork, type WorkItem } from './work-item.ts';

interface Told {
  at: number;
  what: MoveWhat;
}

/** What happened from `before`, null when it is new, to `item`, null when it is gone, in order. */
export function workMoves(
  before: WorkItem | null,
  item: WorkItem | null,
  agent: Reference,
  now: number,
): Told[] {
  if (!item) return before ? gone(before, now) : [];
  // It is offered once more, after it was missed or handed on.
  const was = before && item.phase === 'offered' && before.phase !== 'offered' ? null : before;
  return [
    ...(was ? [] : [opened(item, agent)]),
    ...(before ? learned(before, item, now) : []),
    ...(item.acceptedAt !== null && (was?.acceptedAt ?? null) === null
      ? [{ at: item.acceptedAt, what: { type: 'answered' } as const }]
      : []),
    ...papersIn(was, item).map((what) => ({ at: now, what })),
    ...(isLiveWork(item) || (was && !isLiveWork(was)) ? [] : over(item, was, item.phaseAt)),
  ];
}

/** Who it is from, else what it is called. */
const whoIn = ({ name, title }: WorkItem): string | null => name || title || null;

function opened(item: WorkItem, agent: Reference): Told {
  const { id, channel, phase, queue, attributes, offeredAt, acceptedAt } = item;
  const isOffer = phase === 'offered';
  return {
    at: Math.min(offeredAt, acceptedAt ?? offeredAt),
    what: {
      ...({ type: 'opened', channel, direction: 'inbound', kind: 'call' } as const),
      ...{ by: isOffer ? 'offer' : 'seen', contactId: id, queue, caller_phone_number: null },
      ...{ name: whoIn(item), agent, context: attributes, transferredBy: null },
    },
  };
}

function learned(was: WorkItem, item: WorkItem, at: number): Told[] {
  const what: Extract<Happening, { type: 'learned' }> = { type: 'learned' };
  const name = whoIn(item);
  if (name !== null && name !== whoIn(was)) what.name = name;
  if (item.queue !== null && item.queue !== was.queue) what.queue = item.queue;
  if (JSON.stringify(item.attributes) !== JSON.stringify(was.attributes)) what.context = item.attributes;
  return Object.keys(what).length > 1 ? [{ at, what }] : [];
}

/** Its end: after work, a miss, or that it left; `was` tells whether it was to go to somebody. */
function over(item: WorkItem, was: WorkItem | null, at: number): Told[] {
  const isWrapUp = item.phase === 'wrap-up';
  const outcome = outcomeOf(item);
  // Who takes it at once is never seen on the way: that it was to go there is known from the press on.
  const way = outcome === 'answered' && !was?.transfer?.hasFailed ? was?.transfer : null;
  const to = way?.to || 'Somebody else';
  return [
    ...(way ? [{ at, what: { type: 'transferred', to, assigned_to: null } as const }] : []),
    { at, what: { type: 'ended', outcome, detail: '', isWrapUp } },
    { at, what: { type: 'contactTraceCame', fields: traceOf(item, at) } },
    ...(isWrapUp ? [{ at, what: { type: 'wrapUpStarted' } as const }] : []),
  ];
}

function outcomeOf({ phase, acceptedAt, isRejected }: WorkItem): Outcome {
  if (acceptedAt !== null || phase === 'wrap-up') return 'answered';
  if (isRejected) return 'rejected';
  return phase === 'missed' ? 'missed' : 'abandoned';
}

function gone(was: WorkItem, at: number): Told[] {
  if (was.phase === 'wrap-up') return [{ at, what: { type: 'cleared' } }];
  return isLiveWork(was) ? over(was, was, at) : [];
}

/** The contact record as far as a browser is told it, in the field names of Connect's own. */
function traceOf(item: WorkItem, endedAt: number): Record<string, string> {
  const timeOf = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
  const fields = {
    ...{ ContactId: item.id, Channel: item.channel.toUpperCase(), QueueName: item.queue ?? '' },
    OfferedTimestamp: timeOf(item.offeredAt),
    ConnectedToAgentTimestamp: timeOf(item.acceptedAt),
    DisconnectTimestamp: timeOf(endedAt),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
