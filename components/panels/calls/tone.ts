/** What a key sounds like, so that the agent hears that it was pressed: the two tones of the line's own signal (ITU-T Q.23). */

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477];
const order = '123456789*0#';
const seconds = 0.11;
const loudness = 0.05;

let audio: AudioContext | null = null;

/** Plays the tones of `digit` once, quietly. */
export function playTone(digit: string): void {
  const at = order.indexOf(digit);
  const [row, column] = [rows[Math.floor(at / 3)], columns[at % 3]];
  if (at < 0 || !row || !column) return;
  audio ??= new AudioContext();
  const { currentTime: now } = audio;
  const gain = new GainNode(audio, { gain: 0 });
  // A gain that jumps clicks.
  gain.gain.setTargetAtTime(loudness, now, 0.004);
  gain.gain.setTargetAtTime(0, now + seconds, 0.006);
  gain.connect(audio.destination);
  for (const frequency of [row, column]) {
    const note = new OscillatorNode(audio, { frequency });
    note.connect(gain);
    note.start(now);
    note.stop(now + seconds + 0.05);
  }
}
