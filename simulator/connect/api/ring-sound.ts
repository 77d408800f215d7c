/** The ring of the native CCP: two short tones, made here so that no sound file has to be kept. */

const sampleRate = 8000;
const ringMs = 2000;

/** A mono 16-bit WAV of one ring, two seconds long. */
export function ringSound(): Uint8Array<ArrayBuffer> {
  const samples = (sampleRate * ringMs) / 1000;
  const wav = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (at: number, word: string) => {
    for (let i = 0; i < word.length; i += 1) wav.setUint8(at + i, word.charCodeAt(i));
  };
  text(0, 'RIFF');
  wav.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  wav.setUint32(16, 16, true);
  wav.setUint16(20, 1, true);
  wav.setUint16(22, 1, true);
  wav.setUint32(24, sampleRate, true);
  wav.setUint32(28, sampleRate * 2, true);
  wav.setUint16(32, 2, true);
  wav.setUint16(34, 16, true);
  text(36, 'data');
  wav.setUint32(40, samples * 2, true);
  for (let i = 0; i < samples; i += 1) {
    const ms = (i * 1000) / sampleRate;
    const sounds = ms < 400 || (ms >= 600 && ms < 1000);
    const level = sounds ? 6000 * Math.sin((2 * Math.PI * 440 * i) / sampleRate) : 0;
    wav.setInt16(44 + i * 2, Math.round(level), true);
  }
  return new Uint8Array(wav.buffer);
}
