/**
 * Whether a call would ring here and be heard: facts in, one light out, with a reason and a way to mend for each check.
 * A softphone fails in silence, so what is not known is said as well. Pure.
 */

import { isLive } from '../call.ts';
import { standingName } from '../presence/standing-name.ts';
import type { Session } from '../session.ts';
import { missingDevices } from './devices.ts';
import type { Light, Readiness, RingCheck, RingMend } from './readiness.ts';
import { failureOf } from './self-test.ts';

export type RingFacts = Pick<
  Session,
  | 'connection'
  | 'agent'
  | 'health'
  | 'devices'
  | 'ring'
  | 'calls'
  | 'callbacks'
  | 'work'
  | 'otherCcps'
  | 'selfTest'
>;

type Verdict = Pick<RingCheck, 'state' | 'text'> & { mend?: RingMend };

/** Below this an unplugged computer saves energy, and browsers slow down what cannot be seen. */
const lowBattery = 0.2;

const good = (text: string): Verdict => ({ state: 'good', text });
const bad = (text: string, mend?: RingMend): Verdict => ({ state: 'bad', text, ...(mend ? { mend } : {}) });
const doubtful = (text: string, mend?: RingMend): Verdict => ({
  state: 'doubtful',
  text,
  ...(mend ? { mend } : {}),
});

function microphone({ health, devices, ring }: RingFacts): Verdict {
  if (ring?.microphone === 'absent') return bad('None is connected', 'checkRing');
  if (ring?.microphone === 'in-use') return bad('Another program holds it', 'checkRing');
  if (health.microphone === 'denied' || ring?.microphone === 'denied')
    return bad('Blocked for this browser', 'setUp');
  if (!ring) return { state: 'waiting', text: 'Not tried yet', mend: 'checkRing' };
  if (missingDevices(devices).includes('microphone'))
    return doubtful(`${devices.chosen.microphone} is not connected`, 'openDevices');
  if (ring.microphone === 'silent')
    return doubtful('Nothing at all is heard: it may be muted at the headset or by the system', 'checkRing');
  return good(ring.heardBy ?? devices.chosen.microphone ?? devices.own.microphone ?? 'Heard');
}

function ringer({ devices, ring }: RingFacts): Verdict {
  if (!ring) return { state: 'waiting', text: 'Not tried yet', mend: 'checkRing' };
  if (ring.ringer === 'absent') return bad('No loudspeaker or headset is connected', 'checkRing');
  if (ring.ringer === 'blocked') return bad('The browser lets it make no sound', 'checkRing');
  if (missingDevices(devices).includes('ringer'))
    return doubtful(`${devices.chosen.ringer} is not connected`, 'openDevices');
  if (ring.ringer === 'elsewhere')
    return doubtful(
      `Rings from the computer’s own: the extension may not use ${devices.chosen.ringer ?? 'another'}`,
      'setUp',
    );
  return good(devices.chosen.ringer ?? devices.own.speaker ?? 'The computer’s own');
}

const isIn = ({ state }: RingFacts['connection']) => state === 'ready' || state === 'reconnecting';

function session({ connection, agent }: RingFacts): Verdict {
  switch (connection.state) {
    case 'ready':
    case 'reconnecting':
      return agent ? good(agent.name) : { state: 'waiting', text: 'Signing in…' };
    case 'connecting':
      return { state: 'waiting', text: 'Signing in…' };
    case 'signed-out':
      return { state: 'off', text: 'Nobody is signed in', mend: 'signIn' };
    case 'not-set-up':
      return { state: 'off', text: 'Not set up yet', mend: 'setUp' };
    case 'unreachable':
      return bad('Amazon Connect can’t be reached', 'restartHost');
    case 'closed':
      return bad('The softphone’s window is closed', 'restartHost');
    case 'access-denied':
      return bad('You may not use the softphone', 'setUp');
    case 'not-approved':
      return bad('The instance has not approved this extension', 'setUp');
    case 'cookies-blocked':
      return bad('The browser keeps its cookies from the softphone', 'restartHost');
  }
}

function line({ connection, health }: RingFacts): Verdict {
  if (!isIn(connection)) return { state: 'waiting', text: 'Known once you are signed in' };
  if (health.socket === 'failed')
    return bad('Its signalling has stopped, so a call would have no sound', 'restartHost');
  if (health.network === 'disconnected' || health.network === 'failed')
    return bad('This computer has no line to Amazon Connect', 'restartHost');
  if (connection.state === 'reconnecting' && connection.afterSleep)
    return doubtful('This computer slept, and nothing was heard since', 'restartHost');
  if (connection.state === 'reconnecting' || health.socket === 'lost')
    return doubtful('Reconnecting: calls may ring late', 'restartHost');
  return good('Connected');
}

/** Error states that would be back with the next call, unless something else is done first. */
const firstOf: Record<string, { text: string; mend: RingMend }> = {
  MultipleCcpWindows: {
    text: 'close Amazon Connect in the other tab or browser',
    mend: 'setAvailable',
  },
  BadAddressAgent: { text: 'correct the number', mend: 'openDevices' },
};

function presence({ agent, ...inHand }: RingFacts): Verdict {
  if (!agent) return { state: 'waiting', text: 'Known once you are signed in' };
  const { calls } = inHand;
  const name = standingName(agent.presence, inHand);
  const { kind } = agent.presence;
  if (kind === 'routable' || calls.some(isLive)) return good(name);
  if (kind === 'error') {
    const first = firstOf[agent.presence.name];
    const until = first
      ? `${first.text}, then be Available again`
      : 'no calls come until you are Available again';
    return { state: 'off', text: `${name}: ${until}`, mend: first?.mend ?? 'setAvailable' };
  }
  if (agent.presence.name === 'Busy')
    return { state: 'off', text: `${name}: whether a call comes meanwhile is set in your routing profile` };
  return { state: 'off', text: `${name}: only an Available agent is offered calls`, mend: 'setAvailable' };
}

function softphone({ agent, connection, health, otherCcps, calls, selfTest }: RingFacts): Verdict {
  if (!isIn(connection)) return { state: 'waiting', text: 'Known once you are signed in' };
  const isElsewhere =
    health.softphoneError === 'user_busy_error' || agent?.presence.name === 'MultipleCcpWindows';
  if (isElsewhere) return bad('Another tab or browser holds it; close Amazon Connect there', 'restartHost');
  if (otherCcps.length > 0) {
    const [first] = otherCcps;
    const only = first?.isFramed ? `the page of ${first.title || 'another site'}` : 'another tab';
    const where = otherCcps.length === 1 ? only : `${otherCcps.length} other tabs`;
    const text = `Amazon Connect is open in ${where} too, which may take the sound`;
    const canClose = otherCcps.some(({ isFramed }) => !isFramed) && !calls.some(isLive);
    return doubtful(text, canClose ? 'closeOtherCcps' : undefined);
  }
  if (health.softphoneError === 'unsupported_browser') return bad('This browser cannot run it');
  if (health.softphoneError && health.softphoneError !== 'microphone_not_shared')
    return doubtful('The last call had no sound', 'restartHost');
  const failure = failureOf(selfTest);
  if (failure) return bad(`The self-test failed: ${failure.text}`, 'restartHost');
  return good('Runs in this browser, no other tab holds it');
}

function notifications({ ring }: RingFacts): Verdict {
  if (!ring) return { state: 'waiting', text: 'Not looked up yet' };
  return ring.notifications === 'allowed'
    ? good('Allowed')
    : doubtful('Switched off: with the browser in the background only the ring tells');
}

function energy({ ring }: RingFacts): Verdict {
  const battery = ring?.battery;
  if (!battery || battery.isCharging) return good('Plugged in');
  const percent = `${Math.round(battery.level * 100)} % battery`;
  return battery.level <= lowBattery
    ? doubtful(`${percent}: a browser that saves energy may ring late`)
    : good(percent);
}

/** Every check, in the order in which they are read. With a desk phone, those that count for one. */
export function ringChecks(facts: RingFacts): RingCheck[] {
  const check = (id: RingCheck['id'], title: string, { mend, ...rest }: Verdict): RingCheck => ({
    id,
    title,
    ...rest,
    mend: mend ?? null,
  });
  const shared = [
    check('session', 'Signed in', session(facts)),
    check('line', 'Line', line(facts)),
    check('presence', 'Presence', presence(facts)),
  ];
  const phone = facts.agent?.phone;
  if (phone?.type === 'desk')
    return [
      ...shared,
      check(
        'softphone',
        'Phone',
        phone.number ? good(`Rings at ${phone.number}`) : bad('The desk phone has no number', 'openDevices'),
      ),
    ];
  return [
    check('microphone', 'Microphone', microphone(facts)),
    check('ringer', 'Ringer', ringer(facts)),
    ...shared,
    check('softphone', 'Softphone', softphone(facts)),
    check('notifications', 'Notifications', notifications(facts)),
    check('energy', 'Power', energy(facts)),
  ];
}

/** One light for all checks. That no calls come by choice is told before what would keep them from ringing. */
export function ringReadiness(facts: RingFacts): Readiness {
  const checks = ringChecks(facts);
  const first = (state: RingCheck['state']) => checks.find((check) => check.state === state);
  const because = (light: Light, { title, text, mend }: RingCheck): Readiness => ({
    light,
    why: { title, text, mend },
  });
  const off = first('off');
  if (off) return because('off', off);
  const broken = first('bad');
  if (broken) return because('missed', broken);
  const weak = first('doubtful') ?? first('waiting');
  return weak ? because('doubtful', weak) : { light: 'ready', why: null };
}
