/** States of the agent's own phone: device settings and ring readiness, by name. */

import type { Session } from '../../lib/session.ts';
import { type Microphone, noDevices } from '../../lib/sound/devices.ts';
import { newSelfTest, type SelfTest, type SelfTestStep, withStep } from '../../lib/sound/self-test.ts';
import { ago, call, found, headset, priya, session } from './people.ts';

const well = session();
const heard: Microphone = { state: 'live', device: headset, level: 13, wasHeard: true };
const desk = { ...priya(), phone: { type: 'desk', number: '+442079460100' } } as const;

/** As docks and meeting rooms have them. */
const many = (what: string) =>
  Array.from({ length: 14 }, (_, at) => `${what} ${at + 1} of the Thunderbolt dock in meeting room North`);

const said: Partial<Record<`${SelfTestStep['id']} ${SelfTestStep['state']}`, string>> = {
  'tried passed': 'All that a ring needs is there',
  'placed passed': 'The instance calls you',
  'placed skipped': 'On a real instance nobody is called. Ask a colleague to call you once.',
  'rang running': 'Waiting for it to ring…',
  'rang passed': 'It rang after 0.3 s',
  'rang failed': 'Nothing rang here',
  'talked passed': 'Answered, and the sound is connected',
  'ended passed': 'Ended. It stands in no list and no record',
};
/** A self-test that came so far. */
const tested = (...steps: [SelfTestStep['id'], SelfTestStep['state']][]): SelfTest =>
  steps.reduce(
    (test, [id, state]) =>
      withStep(test, id, {
        ...{ state, text: said[`${id} ${state}`] ?? '' },
        mend: state === 'failed' ? 'restartHost' : null,
      }),
    newSelfTest('test', ago(20)),
  );

export const deviceStates: Record<string, { session: Session; microphone: Microphone; steps?: string[] }> = {
  'Devices: softphone': { session: well, microphone: heard },
  'Devices: not heard yet': { session: well, microphone: { state: 'allowed' } },
  'Devices: headset unplugged': {
    session: session({
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
  'Devices: none': {
    session: session({
      devices: {
        ...well.devices,
        microphones: [],
        speakers: [],
        chosen: noDevices.chosen,
        own: noDevices.own,
      },
      ring: { ...found, microphone: 'absent', heardBy: null, ringer: 'absent' },
    }),
    microphone: { state: 'absent' },
  },
  'Devices: many': {
    session: session({
      devices: {
        ...well.devices,
        microphones: [headset, ...many('Microphone')],
        speakers: [headset, ...many('HDMI output')],
      },
    }),
    microphone: heard,
  },
  'Devices: microphone blocked': {
    session: session({ devices: { ...well.devices, microphones: [], speakers: [] } }),
    microphone: { state: 'denied' },
  },
  'Devices: a call keeps what it had': {
    session: session({
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
  'Devices: desk phone': { session: session({ agent: desk }), microphone: { state: 'unknown' } },
  'Devices: desk phone, too short': {
    session: session({ agent: desk }),
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
  'Ring: would be missed': session({
    ring: { ...found, microphone: 'denied', battery: { level: 0.08, isCharging: false } },
  }),
  'Ring: doubtful': session({ ring: { ...found, microphone: 'silent' } }),
  'Ring: at lunch': session({ agent: priya('lunch', 312) }),
  'Ring: after sleep': session({ connection: { state: 'reconnecting', since: ago(4), afterSleep: true } }),
  'Ring: self-test under way': session({
    selfTest: tested(['tried', 'passed'], ['placed', 'passed'], ['rang', 'running']),
  }),
  'Ring: self-test passed': session({
    selfTest: tested(
      ['tried', 'passed'],
      ['placed', 'passed'],
      ['rang', 'passed'],
      ['talked', 'passed'],
      ['ended', 'passed'],
    ),
  }),
  'Ring: self-test failed': session({
    selfTest: tested(['tried', 'passed'], ['placed', 'passed'], ['rang', 'failed']),
  }),
  'Ring: self-test on a real instance': session({
    selfTest: tested(['tried', 'passed'], ['placed', 'skipped']),
  }),
  'Ring: nothing tried': session({ ring: null }),
  'Ring: desk phone': session({ agent: desk }),
  'Ring: signed out': session({ agent: null, connection: { state: 'signed-out' } }),
};

/** The popup with the two lines at its foot. */
export const popupStates: Record<string, Session> = {
  'Popup: ready to ring': well,
  'Popup: would be missed': readinessStates['Ring: would be missed'] ?? well,
  'Popup: device line in a call': session({ agent: priya('busy', 252), calls: [call()] }),
  'Popup: a new version waits': session({
    agent: priya('busy', 252),
    calls: [call()],
    updateWaiting: '0.2.0',
  }),
};
