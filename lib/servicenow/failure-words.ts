/** What each failure says, and what to do about it. Read where it is shown. */

import type { Failure, FailureKind } from './failure.ts';

export const failureWords: Record<FailureKind, [title: string, remedy: string]> = {
  'signed-out': ['ServiceNow does not know who you are', 'Sign in again.'],
  'no-role': ['A role is missing', 'Ask your ServiceNow administrator for it.'],
  'not-installed': ['This part of ServiceNow is not installed', 'Everything else works without it.'],
  'not-found': [
    'The record is not on the instance',
    'It was deleted there, or you may not see it. It stays here and is not made again.',
  ],
  locked: [
    'ServiceNow does not take this record',
    'A rule there holds it back, in its own words beside. The others are sent, and it is tried again by itself.',
  ],
  duplicate: ['The record is on the instance already', 'Nothing more needs to be done.'],
  conflict: ['ServiceNow has it otherwise', 'Open the record there.'],
  busy: ['ServiceNow asks for a pause', 'Sending goes on by itself.'],
  broken: ['ServiceNow failed', 'Sending goes on by itself; if it stays, tell your administrator.'],
  'no-answer': ['ServiceNow did not answer', 'Sending goes on by itself.'],
  cut: ['ServiceNow cannot be reached', 'Sending goes on by itself once the line is back.'],
  'not-json': [
    'A page came instead of an answer',
    'Open the instance in a tab: something wants you to sign in.',
  ],
  asleep: ['The developer instance is asleep', 'Wake it on ServiceNow’s developer site.'],
  refused: ['ServiceNow refused', 'Its own words stand beside it; tell your administrator.'],
};

/** All of it as one text, with the instance's own words; of a missing role, which. */
export function failureText({ kind, detail }: Failure, roles: readonly string[]): string {
  const [title, remedy] = failureWords[kind];
  const what = kind === 'no-role' ? `${title}: ${roles.join(' or ')}` : title;
  return [`${what}. ${remedy}`, detail].filter(Boolean).join(' ');
}
