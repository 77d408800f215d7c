import { expect, it } from 'vitest';
import { type PresenceKind, type PresenceMark, presenceMark, presenceName } from '../../../lib/agent.ts';
import { standingName } from '../../../lib/presence/standing-name.ts';
import type { Session } from '../../../lib/session.ts';
import { callback } from '../../gallery/callbacks.ts';
import { call, presences, session } from '../../gallery/people.ts';
import { workItem } from '../../gallery/work.ts';

it.each<[string, PresenceKind, PresenceMark, string]>([
  ['Available', 'routable', 'available', 'Available'],
  ['Lunch', 'not-routable', 'away', 'Lunch'],
  ['Offline', 'offline', 'offline', 'Offline'],
  ['CallingCustomer', 'system', 'busy', 'Calling customer'],
  ['Busy', 'system', 'busy', 'On a call'],
  ['PendingBusy', 'system', 'busy', 'Incoming call'],
  ['AfterCallWork', 'system', 'wrap-up', 'After call work'],
  ['MissedCallAgent', 'error', 'missed', 'Missed call'],
  ['FailedConnectAgent', 'error', 'missed', 'Could not connect you'],
  ['FailedConnectCustomer', 'error', 'missed', 'Customer not reached'],
  ['Default', 'error', 'missed', 'Not taken'],
  // Newer than this product: by its own name, and no guess at what it means.
  ['Hovering', 'system', 'unknown', 'Hovering'],
])('[AC-12][AC-16] %s is drawn and named', (name, kind, mark, words) => {
  const presence = { id: null, name, kind };
  expect(presenceMark(presence)).toBe(mark);
  expect(presenceName(presence)).toBe(words);
});

it.each<[string, keyof typeof presences, Partial<Session>, string]>([
  ['in a call', 'busy', { calls: [call()] }, 'On a call'],
  ['in a call beside a chat', 'busy', { calls: [call()], work: [workItem({ phase: 'open' })] }, 'On a call'],
  ['with a task alone', 'busy', { work: [workItem({ phase: 'open' })] }, 'On contact'],
  ['with a callback nobody has dialled yet', 'busy', { callbacks: [callback()] }, 'On contact'],
  ['wrapping up a chat', 'wrapUp', { work: [workItem({ phase: 'wrap-up' })] }, 'After contact work'],
  ['after a chat that was missed', 'missed', { work: [workItem({ phase: 'missed' })] }, 'Missed contact'],
  ['after a call that was missed', 'missed', {}, 'Missed call'],
  [
    'with work of ServiceNow’s alone',
    'missed',
    { work: [workItem({ source: 'servicenow' })] },
    'Missed call',
  ],
  ['at lunch with a chat', 'lunch', { work: [workItem({ phase: 'open' })] }, 'Lunch'],
])('[AC-12][AC-16] %s, %s has the word of what is in hand', (_, presence, inHand, words) => {
  expect(standingName(presences[presence], session(inHand))).toBe(words);
});
