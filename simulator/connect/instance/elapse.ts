/** What time does to the instance. The server asks when something is due, and lets it happen then. Pure. */

import { accept, clear, miss, reject } from './call.ts';
import { findContact } from './contact.ts';
import { conversationOfParty, settleDial } from './customer.ts';
import { leave } from './hang-up.ts';
import type { Instance, Turn } from './instance.ts';
import { engage, isInPreview } from './preview.ts';

interface Due {
  at: number;
  happen: (turn: Turn) => void;
}

function dues(instance: Instance): Due[] {
  const due: Due[] = [];
  for (const segment of instance.segments) {
    const { agentId, contactId, acceptAt, rejectAt, ringsUntil, wrapUpUntil } = segment;
    if (acceptAt !== null) due.push({ at: acceptAt, happen: (turn) => accept(turn, agentId, contactId) });
    if (rejectAt !== null) due.push({ at: rejectAt, happen: (turn) => reject(turn, agentId, contactId) });
    if (ringsUntil !== null)
      due.push({ at: ringsUntil, happen: (turn) => miss(turn, sameSegment(turn, agentId, contactId)) });
    if (wrapUpUntil !== null)
      due.push({ at: wrapUpUntil, happen: (turn) => clear(turn, agentId, contactId) });
  }
  for (const contact of instance.contacts) {
    const { id, offersAt, isWaiting, preview } = contact;
    if (offersAt !== null && isWaiting) due.push({ at: offersAt, happen: (turn) => mayBeOffered(turn, id) });
    const isPreviewed = instance.segments.some((it) => it.contactId === id && isInPreview(contact, it));
    if (isPreviewed && preview?.dialsAt)
      due.push({ at: preview.dialsAt, happen: (turn) => void engage(turn, id) });
  }
  for (const { parties } of instance.conversations) {
    for (const { id, fate, leavesAt } of parties) {
      if (fate)
        due.push({ at: fate.at, happen: (turn) => settleDial(turn, sameParty(turn, id), fate.outcome) });
      if (leavesAt !== null)
        due.push({
          at: leavesAt,
          happen: (turn) => leave(turn, conversationOfParty(turn.instance, id), sameParty(turn, id)),
        });
    }
  }
  return due.sort((a, b) => a.at - b.at);
}

/** When the next thing happens by itself; null when nothing will. */
export function nextDueAt(instance: Instance): number | null {
  return dues(instance)[0]?.at ?? null;
}

/** Lets the earliest thing that is due happen; false when nothing is. One at a time, as each may undo the next. */
export function elapse(turn: Turn): boolean {
  const [first] = dues(turn.instance);
  if (!first || first.at > turn.now) return false;
  first.happen(turn);
  return true;
}

/** Its time has come: routing, which follows each change, does the rest. */
function mayBeOffered({ instance }: Turn, contactId: string): void {
  findContact(instance, contactId).offersAt = null;
}

// Found anew in the turn's own copy: the dues may have been read from another.
function sameSegment({ instance }: Turn, agentId: string, contactId: string) {
  const segment = instance.segments.find((it) => it.agentId === agentId && it.contactId === contactId);
  if (!segment) throw new Error('A due segment has gone.');
  return segment;
}

function sameParty({ instance }: Turn, id: string) {
  const party = instance.conversations.flatMap((it) => it.parties).find((it) => it.id === id);
  if (!party) throw new Error('A due party has gone.');
  return party;
}
