import { createRequire } from 'node:module';
import { FRAME_SAMPLES, type Frame, SILENCE } from './frame.ts';

// Used without the package's own wrapper class, which addresses its 16-bit buffers at twice their offset: from the
// fourth codec on it writes over the state of another one (opusscript 0.1.1, index.js).
const loadLibrary = createRequire(import.meta.url)(
  'opusscript/build/opusscript_native_wasm.js',
) as () => Library;

interface Handler {
  _encode(pcm: number, bytes: number, packet: number, samples: number): number;
  _decode(packet: number, bytes: number, pcm: number): number;
}
interface Library {
  OpusScriptHandler: {
    new (sampleRate: number, channels: number, application: number): Handler;
    destroy_handler(handler: Handler): void;
  };
  HEAPU8: Uint8Array;
  HEAPU16: Uint16Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/** An Opus encoder and decoder for one leg. */
export interface Codec {
  /** One frame to one packet. Throws when the codec was released. */
  encode(frame: Frame): Buffer;
  /** One packet to its PCM samples (a browser may send 10 to 60 ms). Throws on a packet that is not Opus. */
  decode(packet: Uint8Array): Int16Array;
  /** Gives the memory back; calling it twice is harmless. */
  release(): void;
}

const VOIP = 2048;
/** 20 ms of nothing as Opus (RFC 6716, one empty CELT frame): most of what is sent, and it need not be worked out. */
const SILENT_PACKET = Buffer.from([0xf8, 0xff, 0xfe]);
const LONGEST_SAMPLES = 2880;
const LONGEST_PACKET = 3828;

let library: Library | undefined;

/** Makes a mono 48 kHz codec; stereo packets are folded to mono by the decoder. */
export function createCodec(): Codec {
  library ??= loadLibrary();
  const { OpusScriptHandler, HEAPU8, HEAPU16, _malloc, _free } = library;
  let handler: Handler | undefined = new OpusScriptHandler(48_000, 1, VOIP);
  // The library passes PCM as one byte in each 16-bit cell: two cells a sample.
  const pcm = _malloc(LONGEST_SAMPLES * 4);
  const packet = _malloc(LONGEST_PACKET);
  const cells = HEAPU16.subarray(pcm / 2, pcm / 2 + LONGEST_SAMPLES * 2);

  const live = () => {
    if (!handler) throw new Error('This Opus codec was released.');
    return handler;
  };

  return {
    encode(frame) {
      const codec = live();
      if (frame === SILENCE) return SILENT_PACKET;
      for (let i = 0; i < FRAME_SAMPLES; i++) {
        const sample = frame[i] ?? 0;
        cells[2 * i] = sample & 0xff;
        cells[2 * i + 1] = (sample >> 8) & 0xff;
      }
      const length = codec._encode(pcm, FRAME_SAMPLES * 2, packet, FRAME_SAMPLES);
      if (length < 0) throw new Error(`Opus could not encode a frame (error ${length}).`);
      return Buffer.from(HEAPU8.subarray(packet, packet + length));
    },
    decode(bytes) {
      const codec = live();
      if (bytes.length > LONGEST_PACKET)
        throw new Error(`${bytes.length} bytes are more than an Opus packet can have.`);
      HEAPU8.set(bytes, packet);
      const length = codec._decode(packet, bytes.length, pcm);
      if (length < 0) throw new Error(`Opus could not decode a packet (error ${length}).`);
      const samples = new Int16Array(length);
      for (let i = 0; i < length; i++) samples[i] = (cells[2 * i] ?? 0) | ((cells[2 * i + 1] ?? 0) << 8);
      return samples;
    },
    release() {
      if (!handler) return;
      library?.OpusScriptHandler.destroy_handler(handler);
      handler = undefined;
      _free(pcm);
      _free(packet);
    },
  };
}
