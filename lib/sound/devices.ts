/**
 * Microphones and loudspeakers as an agent chooses them. A device's id differs by origin and by profile, so choices
 * are kept by kind and label, and each document finds its own id. Pure.
 */

/** What is chosen apart: what the agent speaks into, hears the caller from, and hears a ring from. */
export type DeviceKind = 'microphone' | 'speaker' | 'ringer';

/** Labels; null for whatever the computer itself uses. */
export type DeviceChoice = Record<DeviceKind, string | null>;

export const computersOwn: DeviceChoice = { microphone: null, speaker: null, ringer: null };

/** What the softphone takes out of the agent's voice: nothing, noise, or every voice but the agent's. */
export type Enhancement = 'off' | 'noise' | 'other-voices';

/** The devices of the softphone's own page, and what it was told to use. */
export interface Devices {
  microphones: string[];
  speakers: string[];
  /** What the computer itself uses, where it says so. */
  own: { microphone: string | null; speaker: string | null };
  chosen: DeviceChoice;
  /** Null where the instance does not offer it. */
  enhancement: Enhancement | null;
  /** Whether the softphone's line stays open between calls; null where the instance does not tell. */
  keepsLineOpen: boolean | null;
}

export const noDevices: Devices = {
  microphones: [],
  speakers: [],
  own: { microphone: null, speaker: null },
  chosen: computersOwn,
  enhancement: null,
  keepsLineOpen: null,
};

/** What is heard of a page's microphone. Levels count lit cells, 0 to 20. */
export type Microphone =
  | { state: 'unknown' }
  | { state: 'asking' }
  | { state: 'live'; device: string; level: number; wasHeard: boolean }
  | { state: 'allowed' }
  | { state: 'denied' }
  | { state: 'absent' }
  | { state: 'in-use' };

/** The parts of MediaDeviceInfo that count. */
export interface DeviceEntry {
  deviceId: string;
  kind: string;
  label: string;
}

export interface KnownDevice {
  id: string;
  label: string;
}

/** Chromium's stand-ins for the computer's own choice (Media Capture and Streams knows none). */
const standIns = ['default', 'communications'];

/** The real devices of one kind in the browser's order. Two of the same model are told apart by a number. */
export function devicesOf(entries: readonly DeviceEntry[], kind: 'input' | 'output'): KnownDevice[] {
  const seen = new Map<string, number>();
  return entries
    .filter(
      (entry) => entry.kind === `audio${kind}` && entry.label !== '' && !standIns.includes(entry.deviceId),
    )
    .map(({ deviceId, label }) => {
      const nth = (seen.get(label) ?? 0) + 1;
      seen.set(label, nth);
      return { id: deviceId, label: nth === 1 ? label : `${label} (${nth})` };
    });
}

/** What the computer itself uses: Chromium's stand-in is named after it. */
export function ownDevice(entries: readonly DeviceEntry[], kind: 'input' | 'output'): string | null {
  const standIn = entries.find((entry) => entry.kind === `audio${kind}` && entry.deviceId === 'default');
  const real = devicesOf(entries, kind).find(({ label }) => standIn?.label.endsWith(label));
  return real?.label ?? standIn?.label ?? null;
}

/** The id to use for a chosen label; that of the computer's own choice while the device is unplugged. */
export function idFor(
  entries: readonly DeviceEntry[],
  kind: 'input' | 'output',
  label: string | null,
): string {
  return devicesOf(entries, kind).find((device) => device.label === label)?.id ?? 'default';
}

/** The chosen devices that are not plugged in now. Nothing is missing while no list is known. */
export function missingDevices({ microphones, speakers, chosen }: Devices): DeviceKind[] {
  const lists = { microphone: microphones, speaker: speakers, ringer: speakers };
  const kinds: DeviceKind[] = ['microphone', 'speaker', 'ringer'];
  return kinds.filter((kind) => {
    const label = chosen[kind];
    return label !== null && lists[kind].length > 0 && !lists[kind].includes(label);
  });
}

export const areSame = (a: DeviceChoice, b: DeviceChoice): boolean =>
  a.microphone === b.microphone && a.speaker === b.speaker && a.ringer === b.ringer;
