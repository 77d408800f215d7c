/** The light of ring readiness in words. Pure. */

import type { Light, RingCheck, RingMend } from '../../../lib/sound/readiness.ts';
import type { IconName } from '../../Icon.tsx';

interface LightWords {
  title: string;
  text: string;
  tone: 'good' | 'hold' | 'bad' | 'plain';
  icon: IconName;
}

const titles: Record<Light, Pick<LightWords, 'title' | 'tone' | 'icon'>> = {
  ready: { title: 'Ready to ring', tone: 'good', icon: 'circle-check' },
  doubtful: { title: 'A call may ring late or unheard', tone: 'hold', icon: 'circle-alert' },
  missed: { title: 'A call would be missed', tone: 'bad', icon: 'bell-off' },
  off: { title: 'No calls come', tone: 'plain', icon: 'bell-off' },
};

const counts = ['Nothing', 'One thing', 'Two things', 'Three things', 'Four things'];
const count = (number: number) => counts[number] ?? `${number} things`;
const is = (number: number) => (number === 1 ? 'is' : 'are');

/** What the light means, and how many checks stand behind it. */
export function lightWords(light: Light, checks: readonly RingCheck[]): LightWords {
  const having = (...states: RingCheck['state'][]) => checks.filter(({ state }) => states.includes(state));
  const broken = having('bad').length;
  const weak = having('doubtful').length;
  const unknown = having('waiting').length;
  const parts = [
    ...(light === 'off'
      ? having('off')
          .slice(0, 1)
          .map(({ text }) => `${text}.`)
      : []),
    ...(broken > 0 ? [`${count(broken)} ${is(broken)} broken.`] : []),
    ...(weak > 0 ? [`${count(weak)} could be better.`] : []),
    ...(unknown > 0 ? [`${count(unknown)} ${is(unknown)} not known yet.`] : []),
  ];
  return { ...titles[light], text: parts.join(' ') || `All ${checks.length} checks pass.` };
}

/** What the button of a mend says. */
export const mends: Record<RingMend, string> = {
  setUp: 'Set-up…',
  openDevices: 'Devices…',
  signIn: 'Sign in',
  setAvailable: 'Set Available',
  restartHost: 'Restart',
  closeOtherCcps: 'Close there',
  checkRing: 'Try again',
};

/** What the button of a check says. */
export function mendWords({ id, mend, state }: RingCheck): string {
  if (id === 'microphone' && mend === 'setUp') return 'Allow…';
  if (mend === 'checkRing' && state === 'waiting') return 'Try';
  return mend ? mends[mend] : '';
}
