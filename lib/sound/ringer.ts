/**
 * The one ringer. It follows the calls and the callbacks that are offered, so it rings and stops with the worker asleep, and never twice at once.
 * While the agent talks, a second call is a short quiet beep: nobody should have to shout over a ring.
 */

import { type Call, isLive } from '../call.ts';
import type { CallbackContact } from '../callback-contact.ts';
import type { WorkSighting } from '../work/work-item.ts';
import { bufferOf } from './own-sound.ts';
import { ring, type Tune, waiting } from './ring-tune.ts';

/** What rings, or keeps the agent from hearing it. */
export type Ringing = Pick<Call, 'id' | 'phase'>;

/** What is offered beside the calls rings as a call does. */
export const withOffers = (calls: readonly Call[], offered: readonly { id: string }[]): Ringing[] => [
  ...calls,
  ...offered.map(({ id }) => ({ id, phase: 'ringing' as const })),
];

/** All that rings by what the platform tells. */
export const ringsOf = (
  calls: readonly Call[],
  callbacks: readonly Pick<CallbackContact, 'id' | 'state'>[],
  work: readonly Pick<WorkSighting, 'id' | 'phase'>[],
): Ringing[] =>
  withOffers(calls, [
    ...callbacks.filter(({ state }) => state === 'offered'),
    ...work.filter(({ phase }) => phase === 'offered'),
  ]);

export interface Ringer {
  /** Rings while anything rings that was not silenced. */
  follow(calls: readonly Ringing[]): void;
  /** Stops for this call: it is being answered or refused. */
  silence(callId: string): void;
  /** Answering failed and the call still rings. */
  ringAgain(callId: string): void;
}

export function createRinger(openAudio: () => AudioContext): Ringer {
  const silenced = new Set<string>();
  let ringing: string[] = [];
  let isOnCall = false;
  let playing: Tune | null = null;
  let audio: AudioContext | null = null;
  let sound: AudioBufferSourceNode | null = null;

  const settle = () => {
    const shouldRing = ringing.some((id) => !silenced.has(id));
    const tune = shouldRing ? (isOnCall ? waiting : ring) : null;
    if (tune === playing) return;
    if (playing) stop();
    if (tune) start(tune);
    playing = tune;
  };
  const start = (tune: Tune) => {
    audio = openAudio();
    sound = new AudioBufferSourceNode(audio, { buffer: bufferOf(tune, audio), loop: true });
    sound.connect(audio.destination);
    sound.start();
  };
  const stop = () => {
    sound?.stop();
    sound = null;
    // An open context keeps the sound device awake.
    void audio?.close();
    audio = null;
  };

  return {
    follow(calls) {
      ringing = calls.filter(({ phase }) => phase === 'ringing').map(({ id }) => id);
      isOnCall = calls.some((call) => isLive(call) && call.phase !== 'ringing');
      for (const id of silenced) if (!ringing.includes(id)) silenced.delete(id);
      settle();
    },
    silence(callId) {
      silenced.add(callId);
      settle();
    },
    ringAgain(callId) {
      silenced.delete(callId);
      settle();
    },
  };
}
