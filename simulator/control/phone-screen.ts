import { spokenNumber, talkTime } from './clock.ts';
import { byId, showIcon } from './dom.ts';
import type { PhoneLine } from './phone-line.ts';

/** All that the phone's face depends on. */
export interface PhoneFace {
  line: PhoneLine;
  /** The microphone is being opened for a call. */
  isConnecting: boolean;
  isMuted: boolean;
  hasAudio: boolean;
  canCall: boolean;
  /** How the last call went; empty before the first. */
  lastCall: string;
}

const ICONS = {
  idle: 'phone',
  ringing: 'incoming',
  menu: 'outgoing',
  waiting: 'outgoing',
  talking: 'phone',
  held: 'pause',
};

/** Draws the phone as it is at `now` (epoch ms). */
export function drawPhone(face: PhoneFace, now: number): void {
  const { line, isConnecting, isMuted } = face;
  const { title, far = '', detail } = words(face);
  byId('screen').dataset.state = line.state;
  showIcon(byId('disc-icon'), ICONS[line.state]);
  // A live region: written only when it says something new.
  if (byId('title').textContent !== title) byId('title').textContent = title;
  byId('far-number').textContent = far;
  byId('detail').textContent = detail;
  byId('time').textContent = line.state === 'idle' ? '' : talkTime(now - line.since);
  byId('dial').hidden = line.state !== 'idle';
  byId<HTMLButtonElement>('call').disabled = isConnecting || !face.canCall;
  byId('ringing-controls').hidden = line.state !== 'ringing' || isConnecting;
  byId('call-controls').hidden = !face.hasAudio || line.state === 'idle' || line.state === 'ringing';
  byId('mute').ariaPressed = String(isMuted);
  byId('mute-label').textContent = isMuted ? 'Unmute' : 'Mute';
  showIcon(byId('mute-icon'), isMuted ? 'mic-off' : 'mic');
}

function words({ line, isConnecting, isMuted, lastCall }: PhoneFace): {
  title: string;
  far?: string;
  detail: string;
} {
  switch (line.state) {
    case 'idle':
      if (isConnecting) return { title: 'Connecting', detail: 'Opening the microphone.' };
      return lastCall
        ? { title: 'Call ended', detail: lastCall }
        : { title: 'Ready', detail: 'Call in, or wait to be called.' };
    case 'ringing':
      return {
        title: 'Incoming call',
        far: spokenNumber(line.with),
        detail: `for ${spokenNumber(line.number)}`,
      };
    case 'menu':
      return { title: 'Menu', far: line.with, detail: `Press a key: ${line.choices}.` };
    case 'waiting':
      return { title: 'Waiting', detail: `in ${line.with}, for an agent` };
    case 'held':
      return { title: 'On hold', detail: `${line.with} will be back.` };
    case 'talking':
      return { title: line.with, detail: isMuted ? 'You are muted.' : 'Talking' };
  }
}

/** Says what happened and what to do. */
export function showFault(title: string, remedy: string): void {
  byId('fault-title').textContent = title;
  byId('fault-remedy').textContent = remedy;
  byId('fault').hidden = false;
}

export function hideFault(): void {
  byId('fault').hidden = true;
}
