/** Tries in this document what a call would need: opens the microphone for a moment, and the ringer without a sound. */

import type { DeviceChoice } from './devices.ts';
import { openMicrophone, stateOf } from './microphone.ts';
import { openAudio, ownDeviceId } from './own-sound.ts';
import type { HostFindings, RingFindings } from './readiness.ts';

/** A microphone that works is never wholly silent: its own noise is heard within a part of this. */
const listenMs = 1_500;
const lookMs = 50;
/** A context that may play runs at once. */
const startMs = 1_000;

/** What these devices are good for now, the ringer only where this document rings. Never throws; takes two seconds at most. */
export async function checkRing(choice: DeviceChoice, ringsHere = true): Promise<HostFindings> {
  const [heard, ringer, battery] = await Promise.all([
    tryMicrophone(choice.microphone),
    ringsHere ? tryRinger(choice.ringer) : null,
    readBattery().catch(() => null),
  ]);
  return { ...heard, ringer, battery };
}

async function tryMicrophone(label: string | null): Promise<Pick<HostFindings, 'microphone' | 'heardBy'>> {
  let stream: MediaStream;
  try {
    stream = await openMicrophone(label);
  } catch (error) {
    return { microphone: stateOf(error), heardBy: null };
  }
  const audio = new AudioContext();
  try {
    const analyser = new AnalyserNode(audio, { fftSize: 2048 });
    new MediaStreamAudioSourceNode(audio, { mediaStream: stream }).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const isHeard = await within(listenMs, () => {
      analyser.getFloatTimeDomainData(samples);
      return samples.some((sample) => sample !== 0);
    });
    const heardBy = stream.getAudioTracks()[0]?.label || null;
    return { microphone: isHeard ? 'heard' : 'silent', heardBy };
  } finally {
    for (const track of stream.getTracks()) track.stop();
    void audio.close();
  }
}

/** Whether this document can ring from the output of this label; from the computer's own when null. Never throws. */
export const tryRinger = (label: string | null): Promise<RingFindings['ringer']> =>
  openRinger(label).catch(() => 'blocked' as const);

async function openRinger(label: string | null): Promise<RingFindings['ringer']> {
  const outputs = (await navigator.mediaDevices.enumerateDevices()).filter(
    ({ kind }) => kind === 'audiooutput',
  );
  if (outputs.length === 0) return 'absent';
  // Without leave to hear, a page is told no names.
  const id = await ownDeviceId('output', label);
  const found = await tryOutput(id);
  return found === 'plays' && label !== null && id === '' ? 'elsewhere' : found;
}

/** Whether this document can play on its output of this id; on the computer's own when empty. */
export async function tryOutput(id: string): Promise<'plays' | 'blocked'> {
  const audio = openAudio(id);
  try {
    void audio.resume();
    // It says that it runs before the device was opened; its time goes on only after.
    const plays = () => audio.state === 'running' && audio.currentTime > 0;
    return (await within(startMs, plays)) ? 'plays' : 'blocked';
  } finally {
    void audio.close();
  }
}

/** Of Chromium (Battery Status API), missing in the typings. */
async function readBattery(): Promise<RingFindings['battery']> {
  const { getBattery } = navigator as Navigator & {
    getBattery?: () => Promise<{ level: number; charging: boolean }>;
  };
  const battery = await getBattery?.call(navigator);
  return battery ? { level: battery.level, isCharging: battery.charging } : null;
}

/** Whether it holds, now or before the time is up. */
async function within(limitMs: number, holds: () => boolean): Promise<boolean> {
  for (let left = limitMs; left > 0; left -= lookMs) {
    if (holds()) return true;
    await new Promise((again) => setTimeout(again, lookMs));
  }
  return holds();
}
