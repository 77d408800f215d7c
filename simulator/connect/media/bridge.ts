import { addFrames, FRAME_MS, type Frame, SILENCE } from './frame.ts';
import { type Answer, answerLeg, type Leg } from './leg.ts';
import { createEar, type Ear, type LegMeter } from './meter.ts';
import { type MediaContact, mix } from './mixer.ts';
import { digitFrames } from './tones.ts';
import { type CustomerVoice, scriptedLeg } from './voice.ts';

export type { Answer } from './leg.ts';
export { hasTone, type LegMeter, SILENT_ENERGY } from './meter.ts';
export type { MediaContact, MediaParty } from './mixer.ts';
export type { CustomerVoice } from './voice.ts';

/** What one leg says and hears, over the last `METER_FRAMES`. */
export interface LegMeters {
  /** As it left the leg, before mute on the server, hold and mixing. */
  sent: LegMeter;
  heard: LegMeter;
  /** Beats of 20 ms since the leg was made. `METER_FRAMES` more than at a change: the meters show nothing from before it. */
  framesMixed: number;
}

/** The audio of the simulated instance: one leg a connection, mixed every 20 ms by who is in contact with whom. */
export interface MediaBridge {
  /** Answers a browser's offer for a connection, in place of the leg it had. Throws when the offer cannot be answered. */
  answer(leg: { connectionId: string; sdp: string }): Promise<Answer>;
  /** Gives a connection a scripted voice, in place of the leg it had. */
  speak(connectionId: string, voice: CustomerVoice): void;
  /** Sounds telephone digits from a connection, one after the other, over what it says. */
  playDigits(connectionId: string, digits: string): void;
  /** Ends a leg; one that is not there is no error. */
  close(connectionId: string): void;
  meters(): Record<string, LegMeters>;
  stop(): Promise<void>;
}

const LONGEST_LAG_MS = 200;

interface Line {
  leg: Leg;
  sent: Ear;
  heard: Ear;
  digits: Frame[];
  framesMixed: number;
}

/** Beats while there is a leg. `contacts` is read at every beat and decides who hears whom; the bridge is told nothing else.
 * A beat that fails is reported as a process warning and the next one comes all the same. */
export function createMediaBridge({ contacts }: { contacts(): MediaContact[] }): MediaBridge {
  const lines = new Map<string, Line>();
  const closing = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let nextBeatAt = 0;

  function end(connectionId: string): void {
    const line = lines.get(connectionId);
    if (!line) return;
    lines.delete(connectionId);
    const closed: Promise<void> = line.leg.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }

  function connect(connectionId: string, leg: Leg): void {
    end(connectionId);
    lines.set(connectionId, { leg, sent: createEar(), heard: createEar(), digits: [], framesMixed: 0 });
    if (timer) return;
    nextBeatAt = performance.now() + FRAME_MS;
    timer = setTimeout(beat, FRAME_MS);
  }

  function mixBeat(): void {
    const said = new Map<string, Frame>();
    for (const [connectionId, line] of lines) {
      const digit = line.digits.shift();
      const frame = digit ? addFrames([line.leg.say(), digit]) : line.leg.say();
      line.sent.listen(frame);
      said.set(connectionId, frame);
    }
    const heard = mix(contacts(), said);
    for (const [connectionId, line] of lines) {
      const frame = heard.get(connectionId) ?? SILENCE;
      line.heard.listen(frame);
      line.framesMixed += 1;
      try {
        line.leg.hear(frame);
      } catch (error) {
        // One broken leg must not silence the others.
        end(connectionId);
        warn(error);
      }
    }
  }

  function beat(): void {
    timer = undefined;
    if (lines.size === 0) return;
    try {
      mixBeat();
    } catch (error) {
      warn(error);
    } finally {
      nextBeatAt += FRAME_MS;
      // After a long pause of the process, beats that were missed are not made up for.
      if (performance.now() - nextBeatAt > LONGEST_LAG_MS) nextBeatAt = performance.now();
      timer = setTimeout(beat, Math.max(0, nextBeatAt - performance.now()));
    }
  }

  return {
    async answer({ connectionId, sdp }) {
      const { leg, answer } = await answerLeg(sdp);
      connect(connectionId, leg);
      return answer;
    },
    speak: (connectionId, voice) => connect(connectionId, scriptedLeg(voice)),
    playDigits: (connectionId, digits) => void lines.get(connectionId)?.digits.push(...digitFrames(digits)),
    close: end,
    meters() {
      const meters = [...lines].map(([connectionId, { sent, heard, framesMixed }]) => {
        return [connectionId, { sent: sent.read(), heard: heard.read(), framesMixed }] as const;
      });
      return Object.fromEntries(meters);
    },
    async stop() {
      clearTimeout(timer);
      for (const connectionId of [...lines.keys()]) end(connectionId);
      await Promise.all(closing);
    },
  };
}

function warn(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.emitWarning(message, name);
}
