/** How what a source shows changes the work in hand. Pure: for Connect it runs in the one write that takes the report. */

import type { WorkItem, WorkSighting, WorkSource } from './work-item.ts';

/** The work in hand after `source` has shown all that it has, at `at`. What is of the other source stays as it is. */
export function workAfter(
  before: readonly WorkItem[],
  source: WorkSource,
  seen: readonly WorkSighting[],
  at: number,
): WorkItem[] {
  const kept = before.flatMap((was) => {
    if (was.source !== source) return [was];
    const sight = seen.find(({ id }) => id === was.id);
    return sight ? [followed(was, sight, at)] : leftBehind(was, at);
  });
  const fresh = seen.filter(({ id }) => !before.some((was) => was.id === id && was.source === source));
  return [...kept, ...fresh.filter(isNews).map((sight) => begun(sight, source, at))];
}

/** What is over already when it is first seen was somebody else's affair, or an earlier session's. */
const isNews = ({ phase }: WorkSighting) => phase !== 'missed';

const begun = (sight: WorkSighting, source: WorkSource, at: number): WorkItem => ({
  ...sight,
  source,
  offeredAt: sight.phase === 'offered' ? sight.phaseAt : at,
  acceptedAt: sight.phase === 'offered' ? null : sight.phaseAt,
  transfer: null,
  isRejected: false,
});

function followed(was: WorkItem, sight: WorkSighting, at: number): WorkItem {
  // It comes once more under its id, after it was missed or handed on.
  if (sight.phase === 'offered' && was.phase !== 'offered') return begun(sight, was.source, at);
  const { phase } = sight;
  const isBack = was.phase === 'transferring' && phase === 'open';
  const transfer = was.transfer ?? { to: '', since: at, hasFailed: false };
  return {
    ...was,
    ...sight,
    // Which moment an offer began and ended is told once, and its card must not jump.
    phaseAt: was.phase === phase ? was.phaseAt : sight.phaseAt,
    queue: sight.queue ?? was.queue,
    name: sight.name ?? was.name,
    document: sight.document ?? was.document,
    acceptedAt: was.acceptedAt ?? (phase === 'open' ? at : null),
    transfer:
      phase === 'transferring'
        ? { ...transfer, hasFailed: false }
        : was.transfer && { ...was.transfer, hasFailed: isBack || was.transfer.hasFailed },
    isRejected: was.isRejected && phase !== 'open',
  };
}

/** ServiceNow takes an offer whose time is over away without a word; Connect tells a miss, so whoever left there is gone. */
function leftBehind(was: WorkItem, at: number): WorkItem[] {
  if (was.source === 'connect') return [];
  if (was.phase === 'missed') return [was];
  const isOver = was.phase === 'offered' && was.offerEndsAt !== null && at >= was.offerEndsAt;
  return isOver ? [{ ...was, phase: 'missed', phaseAt: at, offerEndsAt: null }] : [];
}
