/** Every state that the widget and the popup can be in, by name. */

import type { Session } from '../../lib/session.ts';
import { beforeDialling } from './numbers.ts';
import { ago, call, dialling, now, presences, priya, ringing, session } from './people.ts';

const held = call({ phase: 'held', phaseAt: ago(42), answeredAt: ago(354) });
const onCall = { agent: priya('busy', 252) };
const missed = call({
  id: 'c-missed',
  name: 'Lucía Ferrer',
  number: '+34910555013',
  numberText: '+34 910 555 013',
  queue: 'Spanish line',
  phase: 'ended',
  phaseAt: ago(80),
  offeredAt: ago(100),
  answeredAt: null,
  endedAt: ago(80),
  endReason: 'missed',
});
const notReached = dialling({
  phase: 'ended',
  phaseAt: ago(4),
  offeredAt: ago(36),
  endedAt: ago(4),
  endReason: 'failed',
  endDetail: 'MissedCallCustomer',
});
const wrapUp = call({
  phase: 'wrap-up',
  phaseAt: ago(48),
  endedAt: ago(48),
  answeredAt: ago(48 + 577),
  endReason: 'completed',
});

export const groups: Record<string, Record<string, Session>> = {
  'Idle and connecting': {
    'Open, no call': session(),
    'On a break': session({ agent: priya('lunch', 312) }),
    'Microphone not checked': session({
      health: { microphone: 'unknown', socket: 'open', softphoneError: null, network: 'connected' },
    }),
    'May not call out': session({ agent: { ...priya(), canDial: false } }),
    'Desk phone': session({ agent: { ...priya(), phone: { type: 'desk', number: '+44 20 7946 0100' } } }),
    Connecting: session({ agent: null, connection: { state: 'connecting', since: ago(2) } }),
    'Connecting for long': session({ agent: null, connection: { state: 'connecting', since: ago(21) } }),
    'Signed out': session({ agent: null, connection: { state: 'signed-out' } }),
    'Signing in': session({
      agent: null,
      connection: { state: 'signed-out' },
      pending: [{ command: 'signIn', callId: null }],
    }),
    'Not set up': session({ agent: null, instance: null, connection: { state: 'not-set-up' } }),
  },
  'Before dialling': beforeDialling,
  Ringing: {
    Ringing: session({ calls: [ringing(18)] }),
    'Ringing, unknown caller': session({
      calls: [
        ringing(5, { name: null, number: '+493023125048', numberText: '+49 30 23125 048', queue: 'Billing' }),
      ],
    }),
    'Ringing, a number of several people': session({
      calls: [
        ringing(16, {
          name: null,
          number: '+442079460958',
          numberText: '+44 20 7946 0958',
          namesakes: ['Amara Osei', 'Kofi Osei', 'Reception, Osei and Daughters'].map((name) => ({
            value: name,
            display_value: name,
          })),
        }),
      ],
    }),
    'Ringing, number withheld': session({
      calls: [ringing(11, { name: null, number: null, numberText: null })],
    }),
    'Ringing, accept asked for': session({
      calls: [ringing(12)],
      pending: [{ command: 'accept', callId: 'c-lucia' }],
    }),
    'Ringing on a desk phone': session({
      agent: { ...priya(), phone: { type: 'desk', number: '+44 20 7946 0100' } },
      calls: [ringing(14, { phone: 'desk' })],
    }),
    'Callback offered': session({
      calls: [
        ringing(24, { kind: 'callback', name: 'Hassan Darwish', offeredAt: ago(6), answerBy: now + 24_000 }),
      ],
    }),
    'Internal transfer': session({
      calls: [
        ringing(15, { kind: 'transfer', name: 'Jonas Weber', number: null, numberText: null, queue: null }),
      ],
    }),
  },
  'On a call': {
    Calling: session({ agent: priya('calling', 7), calls: [dialling()] }),
    Talking: session({ ...onCall, calls: [call()] }),
    'Muted, next status chosen': session({
      agent: { ...priya('busy', 271), nextPresence: presences.lunch },
      calls: [call({ isMuted: true, answeredAt: ago(271) })],
    }),
    'On hold': session({ ...onCall, calls: [held] }),
    'Hold asked for': session({
      ...onCall,
      calls: [call()],
      pending: [{ command: 'hold', callId: 'c-amara' }],
    }),
    'Long name, no queue': session({
      ...onCall,
      calls: [
        call({
          name: 'Friederike von Schwarzenberg-Hohenstein',
          number: '+493023125048',
          numberText: '+49 30 23125 048',
          queue: null,
          answeredAt: ago(4271),
        }),
      ],
    }),
    'Desk phone, talking': session({
      agent: { ...priya('busy'), phone: { type: 'desk', number: '+44 20 7946 0100' } },
      calls: [call({ phone: 'desk' })],
    }),
  },
  'After a call': {
    'Wrap-up': session({ agent: priya('wrapUp', 48), calls: [wrapUp] }),
    'Missed call': session({ agent: priya('missed', 80), unanswered: missed }),
    'Missed, cleared elsewhere': session({ agent: priya('available', 3), unanswered: missed }),
    Rejected: session({ agent: priya('missed', 3), unanswered: { ...missed, endReason: 'rejected' } }),
    'Customer not reached': session({ agent: priya('available', 4), unanswered: notReached }),
  },
  Trouble: {
    'Microphone blocked': session({
      agent: priya('available', 12),
      health: { microphone: 'denied', socket: 'open', softphoneError: null, network: 'connected' },
    }),
    Reconnecting: session({
      ...onCall,
      calls: [call({ answeredAt: ago(500) })],
      connection: { state: 'reconnecting', since: ago(6) },
    }),
    'No sound': session({ ...onCall, calls: [call({ media: 'late', answeredAt: ago(8) })] }),
    'Softphone failed': session({
      health: {
        microphone: 'granted',
        socket: 'open',
        softphoneError: 'ice_collection_timeout',
        network: 'connected',
      },
    }),
    'Updates stopped': session({
      health: { microphone: 'granted', socket: 'failed', softphoneError: null, network: 'connected' },
    }),
    'A command failed': session({
      ...onCall,
      calls: [call()],
      notice: {
        code: 'no-answer',
        title: 'Amazon Connect did not answer',
        remedy: 'The call goes on. Try again in a moment.',
        at: ago(2),
      },
    }),
    'Service not reached': session({ agent: null, connection: { state: 'unreachable', since: ago(42) } }),
    'Access denied': session({ agent: null, connection: { state: 'access-denied' } }),
    'Window closed': session({ agent: null, connection: { state: 'closed' } }),
    'Two softphones': session({
      otherCcps: [{ tabId: 4, title: 'Contact Control Panel', canHost: true }],
    }),
    'Not approved': session({ agent: null, connection: { state: 'not-approved' } }),
  },
};
