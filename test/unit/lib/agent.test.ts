import { expect, it } from 'vitest';
import { type PresenceKind, type PresenceMark, presenceMark, presenceName } from '../../../lib/agent.ts';

it.each<[string, PresenceKind, PresenceMark, string]>([
  ['Available', 'routable', 'available', 'Available'],
  ['Lunch', 'not-routable', 'away', 'Lunch'],
  ['Offline', 'offline', 'offline', 'Offline'],
  ['CallingCustomer', 'system', 'busy', 'Calling customer'],
  ['Busy', 'system', 'busy', 'On a call'],
  ['PendingBusy', 'system', 'busy', 'Call coming'],
  ['AfterCallWork', 'system', 'wrap-up', 'After call work'],
  ['MissedCallAgent', 'error', 'missed', 'Missed call'],
  ['FailedConnectAgent', 'error', 'missed', 'Could not connect you'],
  ['FailedConnectCustomer', 'error', 'missed', 'Customer not reached'],
  ['Default', 'error', 'missed', 'Call not taken'],
  // Newer than this product: by its own name, and no guess at what it means.
  ['Hovering', 'system', 'unknown', 'Hovering'],
])('[AC-12][AC-16] %s is drawn and named', (name, kind, mark, words) => {
  const presence = { id: null, name, kind };
  expect(presenceMark(presence)).toBe(mark);
  expect(presenceName(presence)).toBe(words);
});
