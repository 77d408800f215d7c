/** What work allows, by its source and how far it is: the one table that buttons and handlers read. Pure. */

import type { WorkItem, WorkPhase } from './work-item.ts';

export type WorkCommand =
  | 'acceptWork'
  | 'rejectWork'
  | 'endWork'
  | 'transferWork'
  | 'cancelWorkTransfer'
  /** Done with after work, or the miss has been read. */
  | 'closeWork';

const byPhase: Record<WorkPhase, readonly WorkCommand[]> = {
  offered: ['acceptWork', 'rejectWork'],
  open: ['endWork', 'transferWork'],
  transferring: ['cancelWorkTransfer'],
  'wrap-up': ['closeWork'],
  missed: ['closeWork'],
};

/** Why a phase does not allow what others do. */
const phaseWords: Record<WorkPhase, string> = {
  offered: 'Accept it first.',
  open: 'You have it already.',
  transferring: 'It is being handed on.',
  'wrap-up': 'It is over.',
  missed: 'It went on to somebody else.',
};

/** Why `item` does not allow `command` now, in words for people; null when it does. */
export function whyNotWork(item: WorkItem, command: WorkCommand): string | null {
  if (!byPhase[item.phase].includes(command)) return phaseWords[item.phase];
  if (command === 'endWork' && item.source === 'servicenow' && item.document?.table !== 'interaction')
    return 'Close the record in ServiceNow: its card goes with it.';
  if (command === 'rejectWork' && !item.canReject) return 'This work cannot be turned away.';
  return null;
}

/** Whether `item` allows `command` now. */
export const allowsInWork = (item: WorkItem, command: WorkCommand): boolean =>
  whyNotWork(item, command) === null;
