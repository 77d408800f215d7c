/** States of the agent's own phone: device settings and ring readiness, by name. */

import type { Session } from '../../lib/session.ts';
import type { Microphone } from '../../lib/sound/devices.ts';
import { type RingFindings, ringReadiness } from '../../lib/sound/ring-readiness.ts';
import { ago, call, headset, priya, session } from './people.ts';

export const found: RingFindings = {
  microphone: 'heard',
  heardBy: headset,
  ringer: 'plays',
  battery: { level: 0.8, isCharging: false },
  notifications: 'allowed',
  at: ago(320),
};

/** With the light that belongs to it. */
const lit = (changed: Partial<Session> = {}): Session => {
  const drawn = session({ ring: found, ...changed });
  return { ...drawn, readiness: ringReadiness(drawn) };
};
const well = lit();
const heard: Microphone = { state: 'live', device: headset, level: 13, wasHeard: true };
const desk = { ...priya(), phone: { type: 'desk', number: '+442079460100' } } as const;

export const deviceStates: Record<string, { session: Session; microphone: Microphone; steps?: string[] }> = {
  'Devices: softphone': { session: well, microphone: heard },
  'Devices: not heard yet': { session: well, microphone: { state: 'allowed' } },
  'Devices: headset unplugged': {
    session: lit({
      devices: {
        ...well.devices,
        microphones: ['MacBook microphone'],
        speakers: ['MacBook speakers'],
        enhancement: 'other-voices',
        keepsLineOpen: true,
      },
    }),
    microphone: { state: 'live', device: 'MacBook microphone', level: 4, wasHeard: false },
  },
  'Devices: microphone blocked': {
    session: lit({ devices: { ...well.devices, microphones: [], speakers: [] } }),
    microphone: { state: 'denied' },
  },
  'Devices: a call keeps what it had': {
    session: lit({
      calls: [call()],
      notice: {
        code: 'device-refused',
        title: 'The call goes on with the device it had',
        remedy: 'The new one could not be opened. Plug it in again, or it is used from the next call on.',
        at: ago(2),
      },
    }),
    microphone: heard,
  },
  'Devices: desk phone': { session: lit({ agent: desk }), microphone: { state: 'unknown' } },
  'Devices: desk phone, too short': {
    session: lit({ agent: desk }),
    microphone: { state: 'unknown' },
    steps: ['type:0161'],
  },
  'Devices: signed out': {
    session: session({ agent: null, connection: { state: 'signed-out' } }),
    microphone: { state: 'unknown' },
  },
};

export const readinessStates: Record<string, Session> = {
  'Ring: ready': well,
  'Ring: would be missed': lit({
    ring: { ...found, microphone: 'denied', battery: { level: 0.08, isCharging: false } },
  }),
  'Ring: doubtful': lit({ ring: { ...found, microphone: 'silent' } }),
  'Ring: at lunch': lit({ agent: priya('lunch', 312) }),
  'Ring: after sleep': lit({ connection: { state: 'reconnecting', since: ago(4), afterSleep: true } }),
  'Ring: nothing tried': lit({ ring: null }),
  'Ring: desk phone': lit({ agent: desk }),
  'Ring: signed out': lit({ agent: null, connection: { state: 'signed-out' } }),
};

/** The popup with the two lines at its foot. */
export const popupStates: Record<string, Session> = {
  'Popup: ready to ring': well,
  'Popup: would be missed': readinessStates['Ring: would be missed'] ?? well,
  'Popup: device line in a call': lit({ agent: priya('busy', 252), calls: [call()] }),
};
