import { describe, expect, it } from 'vitest';
import {
  type DeviceEntry,
  devicesOf,
  idFor,
  missingDevices,
  noDevices,
  ownDevice,
} from '../../../lib/sound/devices.ts';

const entry = (kind: string, deviceId: string, label: string): DeviceEntry => ({ kind, deviceId, label });
const entries = [
  entry('audioinput', 'default', 'Default - MacBook microphone'),
  entry('audioinput', 'communications', 'Communications - MacBook microphone'),
  entry('audioinput', 'a', 'MacBook microphone'),
  entry('audioinput', 'b', 'Jabra'),
  entry('audioinput', 'c', 'Jabra'),
  entry('audiooutput', 'd', 'Jabra'),
  entry('videoinput', 'e', 'Camera'),
];

describe('[AC-52] the devices of a page', () => {
  it('are the real ones, told apart when they are of one model', () => {
    expect(devicesOf(entries, 'input')).toEqual([
      { id: 'a', label: 'MacBook microphone' },
      { id: 'b', label: 'Jabra' },
      { id: 'c', label: 'Jabra (2)' },
    ]);
    expect(devicesOf(entries, 'output').map(({ id }) => id)).toEqual(['d']);
  });

  it('have no names before the microphone is allowed, and are then none', () => {
    expect(devicesOf([entry('audioinput', '', '')], 'input')).toEqual([]);
  });

  it('name what the computer itself uses, where it has a stand-in', () => {
    expect(ownDevice(entries, 'input')).toBe('MacBook microphone');
    expect(ownDevice(entries, 'output')).toBeNull();
  });

  it('are found by label, and are the computer’s own while unplugged', () => {
    expect(idFor(entries, 'input', 'Jabra (2)')).toBe('c');
    expect(idFor(entries, 'input', 'Poly')).toBe('default');
    expect(idFor(entries, 'input', null)).toBe('default');
  });

  it('are missing only when a list says so', () => {
    const chosen = { microphone: 'Jabra', speaker: null, ringer: 'Poly' };
    expect(missingDevices({ ...noDevices, chosen })).toEqual([]);
    const lists = { microphones: ['Jabra'], speakers: ['Jabra'] };
    expect(missingDevices({ ...noDevices, ...lists, chosen })).toEqual(['ringer']);
  });
});
