/** Invented people and calls. All numbers come from ranges that regulators keep for fiction, or are made up. */

import type { Agent, Presence } from '../../lib/agent.ts';
import type { Call } from '../../lib/call.ts';
import { emptySession, type Session } from '../../lib/session.ts';
import type { RingFindings } from '../../lib/sound/readiness.ts';
import { ringReadiness } from '../../lib/sound/ring-readiness.ts';

/** The moment at which every picture is drawn: 24 November 2026, 14:32. */
export const now = new Date(2026, 10, 24, 14, 32, 0).getTime();
const ago = (seconds: number) => now - seconds * 1000;

export { ago };

export const presences = {
  available: { id: 'p-available', name: 'Available', kind: 'routable' },
  break: { id: 'p-break', name: 'Break', kind: 'not-routable' },
  lunch: { id: 'p-lunch', name: 'Lunch', kind: 'not-routable' },
  training: { id: 'p-training', name: 'Training', kind: 'not-routable' },
  offline: { id: 'p-offline', name: 'Offline', kind: 'offline' },
  busy: { id: null, name: 'Busy', kind: 'system' },
  calling: { id: null, name: 'CallingCustomer', kind: 'system' },
  wrapUp: { id: null, name: 'AfterCallWork', kind: 'system' },
  missed: { id: null, name: 'MissedCallAgent', kind: 'error' },
} as const satisfies Record<string, Presence>;

export type PresenceName = keyof typeof presences;

/** Priya, in the given presence since so many seconds. */
export function priya(presence: PresenceName = 'available', forSeconds = 724): Agent {
  return {
    name: 'Priya Nair',
    login: 'pnair',
    routingProfile: 'Billing and Orders',
    queues: [
      { id: 'q1', name: 'Billing' },
      { id: 'q2', name: 'Orders' },
    ],
    outboundQueue: { id: 'q1', name: 'Billing' },
    presence: { ...presences[presence], since: ago(forSeconds) },
    nextPresence: null,
    choices: [presences.available, presences.break, presences.lunch, presences.training, presences.offline],
    phone: { type: 'softphone' },
    canDial: true,
    dialableCountries: ['gb', 'es', 'de', 'fr'],
  };
}

export const headset = 'Jabra Evolve2 65';

/** What was found by trying microphone and ringer, when all was well. */
export const found: RingFindings = {
  microphone: 'heard',
  heardBy: headset,
  ringer: 'plays',
  battery: { level: 0.8, isCharging: false },
  notifications: 'allowed',
  at: ago(320),
};

/** A signed-in, healthy session with nothing going on, changed as given; the light of ring readiness follows from it. */
export function session(changed: Partial<Session> = {}): Session {
  const drawn: Session = {
    ...emptySession,
    ring: found,
    connection: { state: 'ready' },
    instance: 'harbour.my.connect.example',
    agent: priya(),
    health: { microphone: 'granted', socket: 'open', softphoneError: null, network: 'connected' },
    devices: {
      microphones: [headset, 'MacBook microphone'],
      speakers: [headset, 'MacBook speakers'],
      own: { microphone: 'MacBook microphone', speaker: 'MacBook speakers' },
      chosen: { microphone: headset, speaker: headset, ringer: null },
      enhancement: null,
      keepsLineOpen: null,
    },
    ...changed,
  };
  return { ...drawn, readiness: changed.readiness ?? ringReadiness(drawn) };
}

/** An inbound call from Amara that has been talking for 4:12, changed as given. */
export function call(changed: Partial<Call> = {}): Call {
  return {
    id: 'c-amara',
    direction: 'inbound',
    kind: 'call',
    relatedCallId: null,
    initialCallId: null,
    phase: 'connected',
    phaseAt: ago(252),
    number: '+442079460958',
    numberText: '+44 20 7946 0958',
    name: 'Amara Osei',
    queue: 'Billing',
    parties: [],
    isMuted: false,
    offeredAt: ago(258),
    answeredAt: ago(252),
    endedAt: null,
    answerBy: null,
    endReason: null,
    endDetail: null,
    maxParties: 3,
    leaving: null,
    consulting: null,
    extension: null,
    flaggedAt: null,
    phone: 'softphone',
    transferredBy: null,
    person: null,
    namesakes: [],
    isGuest: false,
    quality: null,
    attributes: {},
    media: 'live',
    ...changed,
  };
}

export const ringing = (secondsLeft: number, changed: Partial<Call> = {}) =>
  call({
    id: 'c-lucia',
    phase: 'ringing',
    name: 'Lucía Ferrer',
    number: '+34910555013',
    numberText: '+34 910 555 013',
    queue: 'Spanish line',
    phaseAt: ago(20 - secondsLeft),
    offeredAt: ago(20 - secondsLeft),
    answeredAt: null,
    answerBy: now + secondsLeft * 1000,
    media: 'none',
    ...changed,
  });

export const dialling = (changed: Partial<Call> = {}) =>
  call({
    id: 'c-harbour',
    direction: 'outbound',
    phase: 'dialing',
    name: 'Harbour & Pike Ltd',
    number: '+441614960127',
    numberText: '+44 161 496 0127',
    queue: 'Orders',
    phaseAt: ago(7),
    offeredAt: ago(7),
    answeredAt: null,
    ...changed,
  });
