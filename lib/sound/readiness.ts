/** Whether a call would ring here and be heard, as it is told: findings, checks, and the light that follows. */

/** What was found by really trying: a moment of the microphone, and a sound that nobody hears. */
export interface RingFindings {
  microphone: 'heard' | 'silent' | 'denied' | 'absent' | 'in-use';
  /** The name of the microphone that was opened. */
  heardBy: string | null;
  /** `elsewhere`: a device was chosen, and another plays. */
  ringer: 'plays' | 'elsewhere' | 'blocked' | 'absent';
  /** Null where the browser does not tell. */
  battery: { level: number; isCharging: boolean } | null;
  notifications: 'allowed' | 'denied';
  at: number;
}

/** What the page with the softphone finds; null where another document rings. */
export type HostFindings = Pick<RingFindings, 'microphone' | 'heardBy' | 'battery'> & {
  ringer: RingFindings['ringer'] | null;
};

/** `ready` it rings; `doubtful` it rings, perhaps late or unheard; `missed` it would be missed; `off` none comes. */
export type Light = 'ready' | 'doubtful' | 'missed' | 'off';

export type RingMend =
  | 'setUp'
  | 'openDevices'
  | 'signIn'
  | 'setAvailable'
  | 'restartHost'
  | 'closeOtherCcps'
  | 'checkRing';

export interface RingCheck {
  id: 'microphone' | 'ringer' | 'session' | 'line' | 'presence' | 'softphone' | 'notifications' | 'energy';
  title: string;
  /** `off` calls do not come by the agent's own choice; `waiting` it is not known yet. */
  state: 'good' | 'doubtful' | 'bad' | 'off' | 'waiting';
  text: string;
  mend: RingMend | null;
}

/** The light, and the check that decides it; null when all is well. */
export interface Readiness {
  light: Light;
  why: Pick<RingCheck, 'title' | 'text' | 'mend'> | null;
}
