/** One ring, to be heard before it matters: the notes and bursts of the real ringer. */

const notes = [587.33, 698.46];
const bursts = [0, 0.6];
const burstSeconds = 0.42;
const fadeSeconds = 0.03;
const loudness = 0.08;

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
