/** What is wrong with the records of calls, here and on the instance, in words. Pure. */

import type { Session } from '../../../lib/session.ts';
import type { Trouble } from './trouble.ts';

/** Calls go on without their records, and it is said. */
export function recordsTrouble({
  records: { trouble, missing, notesAside },
}: Pick<Session, 'records'>): Trouble | null {
  const base = { kind: 'records', icon: 'circle-alert' } as const;
  if (trouble === 'full')
    return {
      ...base,
      tone: 'bad',
      title: 'Calls are not put on record',
      text: `The browser’s store is full or broken. Free some disk space; what is owed is written then. ${notesText(notesAside)}`,
    };
  if (trouble === 'unreadable')
    return {
      ...base,
      tone: 'bad',
      title: 'Records can’t be read',
      text: `The browser’s store did not open. Calls go on, and are put on record when it does. ${notesText(notesAside)}`,
    };
  if (trouble === 'lost')
    return {
      ...base,
      tone: 'bad',
      title: missing === 1 ? 'One record is missing' : `${missing} records are missing`,
      text: 'The browser lost part of its store. An export can be brought back on the interactions page.',
      ways: [{ label: 'Dismiss', way: 'dismissLostRecords' }],
    };
  return null;
}

/** Calls go on without ServiceNow; its work, and people who look there, do not. */
export function serviceNowTrouble({ serviceNow }: Session): Trouble | null {
  if (serviceNow.signInProblem !== 'ended') return null;
  return {
    ...{ kind: 'servicenow', tone: 'hold', icon: 'log-out' },
    title: 'You are signed out of ServiceNow',
    text: 'Its work is not offered here, and records wait until you sign in again.',
    ways: [{ label: 'Sign in to ServiceNow', way: 'serviceNow' }],
  };
}

const notesText = (count: number) =>
  count === 0
    ? 'Notes can be written meanwhile.'
    : `Notes of ${count === 1 ? 'one call' : `${count} calls`} are kept beside it till then.`;
