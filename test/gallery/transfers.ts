/** Calls of three and more, and several at once: every state of consulting, handing over and conferring. */

import type { Call, Party } from '../../lib/call.ts';
import type { Session } from '../../lib/session.ts';
import { ago, call, dialling, now, priya, ringing, session } from './people.ts';

const party = (changed: Partial<Party>): Party => ({
  id: 'p-1',
  role: 'third-party',
  number: null,
  numberText: null,
  name: null,
  state: 'connected',
  stateAt: ago(34),
  isMuted: false,
  isColleague: false,
  ...changed,
});
const me = party({ id: 'p-me', role: 'agent', name: 'Priya Nair' });
const amara = (changed: Partial<Party> = {}) =>
  party({
    id: 'p-amara',
    role: 'customer',
    number: '+442079460958',
    numberText: '+44 20 7946 0958',
    stateAt: ago(72),
    ...changed,
  });
const tomasz = (changed: Partial<Party> = {}) => party({ id: 'p-tomasz', name: 'Tomasz Nowak', ...changed });
const birmingham = (changed: Partial<Party> = {}) =>
  party({
    id: 'p-birm',
    number: '+441214960144',
    numberText: '+44 121 496 0144',
    stateAt: ago(20),
    ...changed,
  });

const reach = {
  to: 'Tomasz Nowak',
  since: ago(6),
  present: ['p-me', 'p-amara'],
  partyId: null,
  isCancelled: false,
};
const onCall = { agent: priya('busy', 252) };
const with3 = (changed: Partial<Call>) =>
  session({ ...onCall, calls: [call({ answeredAt: ago(422), maxParties: 6, ...changed })] });
const good = { level: 'good', lossPercent: 0.2, jitterMs: 4, roundTripMs: 38, at: ago(2) } as const;

const hassan = (changed: Partial<Call> = {}) =>
  call({
    id: 'c-hassan',
    name: 'Hassan Darwish',
    number: '+447700900412',
    numberText: '+44 7700 900412',
    queue: 'Orders',
    kind: 'callback',
    direction: 'outbound',
    answeredAt: ago(125),
    quality: good,
    ...changed,
  });
const mei = ringing(11, {
  id: 'c-mei',
  name: 'Mei Tanaka',
  number: '+81355500142',
  numberText: '+81 3-5550-0142',
  queue: 'Orders',
});

export const talkingWell = session({ ...onCall, calls: [call({ quality: good, maxParties: 6 })] });

const consulting = with3({
  phase: 'consult',
  phaseAt: ago(34),
  parties: [me, amara({ state: 'held' }), tomasz()],
});

export const transfers: Record<string, Record<string, Session>> = {
  'Consult and conference': {
    'Consult: ringing': with3({
      phase: 'consult-dialing',
      phaseAt: ago(6),
      parties: [
        me,
        amara({ state: 'held', stateAt: ago(9) }),
        tomasz({ state: 'connecting', stateAt: ago(6) }),
      ],
      consulting: reach,
    }),
    'Consult: on the way': with3({
      phase: 'held',
      phaseAt: ago(2),
      parties: [me, amara({ state: 'held' })],
      consulting: reach,
    }),
    'Consult in progress': consulting,
    'Consult, swapped': with3({
      phase: 'consult',
      parties: [me, amara({ stateAt: ago(12) }), tomasz({ state: 'held', stateAt: ago(12) })],
    }),
    'Merge asked for': { ...consulting, pending: [{ command: 'merge', callId: 'c-amara' }] },
    'Blind transfer under way': with3({
      phase: 'consult-dialing',
      parties: [me, amara({ state: 'held' }), tomasz({ state: 'connecting', stateAt: ago(6) })],
      leaving: reach,
    }),
    'Transfer failed': session({
      ...onCall,
      calls: [call({ answeredAt: ago(404), quality: good })],
      notice: {
        code: 'transfer-refused',
        title: 'Tomasz Nowak didn’t take the call',
        remedy: 'Amara Osei is back with you and can hear you.',
        at: ago(2),
      },
    }),
    'Conference of four': with3({
      phase: 'consult',
      answeredAt: ago(706),
      maxParties: 4,
      parties: [me, amara(), tomasz({ isMuted: true }), birmingham({ state: 'held' })],
    }),
    'Conference of three, where three is all': with3({
      phase: 'conference',
      maxParties: 3,
      parties: [me, amara(), tomasz()],
    }),
    'Conference, all held': with3({
      phase: 'held',
      isMuted: true,
      parties: [me, amara({ state: 'held' }), tomasz({ state: 'held' })],
    }),
    'Conference of six': with3({
      phase: 'conference',
      parties: [
        me,
        amara(),
        tomasz(),
        birmingham(),
        party({ id: 'p-5', name: 'Friederike von Schwarzenberg-Hohenstein' }),
        party({ id: 'p-6', name: 'Mei Tanaka', isMuted: true }),
      ],
    }),
    'Taken over, the colleague still there': session({
      ...onCall,
      calls: [call({ kind: 'transfer', transferredBy: 'Jonas Weber', isGuest: true, quality: good })],
    }),
    'Taken over from a colleague': session({
      ...onCall,
      calls: [call({ kind: 'transfer', transferredBy: 'Jonas Weber', quality: { ...good, level: 'fair' } })],
    }),
  },
  'Several calls': {
    'Two calls': session({
      ...onCall,
      calls: [call({ phase: 'held', phaseAt: ago(108), answeredAt: ago(354) }), hassan()],
    }),
    'Two calls, both held': session({
      ...onCall,
      calls: [
        call({ phase: 'held', phaseAt: ago(108), answeredAt: ago(354) }),
        hassan({ phase: 'held', phaseAt: ago(20) }),
      ],
    }),
    'A second call rings': session({ ...onCall, calls: [call({ quality: good }), mei] }),
    'A second call rings during a consult': session({ ...onCall, calls: [...consulting.calls, mei] }),
    'A colleague asks to join': session({
      agent: priya('available', 400),
      calls: [
        ringing(15, {
          kind: 'transfer',
          name: 'Amara Osei',
          number: '+442079460958',
          numberText: '+44 20 7946 0958',
          queue: 'Billing',
          transferredBy: 'Jonas Weber',
        }),
      ],
    }),
    'Desk phone rings': session({
      agent: { ...priya(), phone: { type: 'desk', number: '+44 20 7946 0100' } },
      calls: [ringing(14, { phone: 'desk' })],
    }),
    'Desk phone, dialling': session({
      agent: { ...priya('calling', 7), phone: { type: 'desk', number: '+44 20 7946 0100' } },
      calls: [dialling({ phone: 'desk' })],
    }),
    'The line is poor': session({
      ...onCall,
      calls: [call({ quality: { ...good, level: 'poor', lossPercent: 11.4 } })],
    }),
    'The sound is cut off': session({
      ...onCall,
      calls: [call()],
      health: { microphone: 'granted', socket: 'open', softphoneError: null, network: 'disconnected' },
    }),
    'Missed and called last': session({
      missed: [
        {
          callId: 'm-1',
          number: '+34910555013',
          numberText: '+34 910 555 013',
          name: 'Lucía Ferrer',
          queue: 'Spanish line',
          reason: 'Not answered in time',
          at: now - 660_000,
        },
      ],
      recents: [
        {
          number: '+441614960127',
          numberText: '+44 161 496 0127',
          name: 'Harbour & Pike Ltd',
          at: now - 16_000_000,
        },
        { number: '+493023125048', numberText: '+49 30 23125 048', name: null, at: now - 90_000_000 },
        { number: '+81355500142', numberText: '+81 3-5550-0142', name: 'Mei Tanaka', at: now - 400_000_000 },
      ],
    }),
  },
};
