/** One ring, to be heard before it matters: the notes and bursts of the real ringer. */

import { fadeSeconds, ring } from '../../lib/ring-tune.ts';

const { notes, bursts, burstSeconds } = ring;
/** The notes sound each on its own and add up here. */
const loudness = ring.loudness / notes.length;

/** Rings once; done when it is silent again. */
export async function ringOnce(): Promise<void> {
  const audio = new AudioContext();
  const gain = new GainNode(audio, { gain: 0 });
  gain.connect(audio.destination);
  const begin = audio.currentTime + fadeSeconds;
  for (const burst of bursts) {
    gain.gain.setTargetAtTime(loudness, begin + burst, fadeSeconds / 3);
    gain.gain.setTargetAtTime(0, begin + burst + burstSeconds - fadeSeconds, fadeSeconds / 3);
  }
  const end = begin + (bursts.at(-1) ?? 0) + burstSeconds + fadeSeconds;
  const ended = notes.map((frequency) => {
    const note = new OscillatorNode(audio, { frequency });
    note.connect(gain);
    note.start(begin);
    note.stop(end);
    return new Promise((done) => note.addEventListener('ended', done));
  });
  await Promise.all(ended);
  await audio.close();
}
