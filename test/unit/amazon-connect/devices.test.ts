import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAmazonConnect } from '../../../lib/amazon-connect/platform.ts';
import type { DeviceChoice } from '../../../lib/sound/devices.ts';
import type { PlatformReport, VoicePlatform } from '../../../lib/voice-platform.ts';
import { agentSnapshot, contact, own } from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

const device = (deviceId: string, label: string, kind = 'audioinput') => ({ deviceId, label, kind });
const laptop = [
  device('default', 'Default - Laptop'),
  device('in-laptop', 'Laptop'),
  device('default', 'Default - Laptop', 'audiooutput'),
  device('out-laptop', 'Laptop', 'audiooutput'),
];
const jabra = [device('in-jabra', 'Jabra'), device('out-jabra', 'Jabra', 'audiooutput')];
const choice = (label: string | null): DeviceChoice => ({ microphone: label, speaker: label, ringer: null });

let fake: FakeStreams;
let plugs: EventTarget;
let platform: VoicePlatform;
let reports: PlatformReport[];
let lifetime: AbortController;

beforeEach(async () => {
  vi.useFakeTimers();
  fake = fakeStreams(agentSnapshot());
  fake.frame.devices = [...laptop, ...jabra];
  plugs = new EventTarget();
  lifetime = new AbortController();
  reports = [];
  const options = { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/', mediaDevices: plugs };
  platform = createAmazonConnect(fake.streams, options, lifetime.signal);
  platform.onReport((report) => reports.push(report));
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

const told = () =>
  fake.asked.map(([name]) => String(name)).filter((name) => /^(microphone|speaker) /.test(name));
const devices = () => reports.at(-1)?.devices;

async function talk() {
  fake.show(agentSnapshot([contact()]));
  fake.trigger('LOCAL_MEDIA_STREAM_CREATED', { connectionId: own().connectionId });
  await vi.advanceTimersByTimeAsync(0);
}
async function plug(...now: typeof laptop) {
  fake.frame.devices = now;
  plugs.dispatchEvent(new Event('devicechange'));
  await vi.advanceTimersByTimeAsync(0);
}

describe('[AC-52] devices', () => {
  it('are reported as the softphone’s page lists them', () => {
    expect(devices()).toMatchObject({
      microphones: ['Laptop', 'Jabra'],
      speakers: ['Laptop', 'Jabra'],
      own: { microphone: 'Laptop', speaker: 'Laptop' },
    });
  });

  it('nobody chose are left to the page, in a call too', async () => {
    await platform.useDevices(choice(null));
    await talk();
    expect(told()).toEqual([]);
  });

  it('outside a call: the speaker at once, the microphone with the next stream', async () => {
    await platform.useDevices(choice('Jabra'));
    expect(told()).toEqual(['speaker out-jabra']);
    await talk();
    expect(told()).toContain('microphone in-jabra');
    expect(devices()?.chosen.microphone).toBe('Jabra');
  });

  it('are applied again to the stream of each call', async () => {
    await platform.useDevices(choice('Jabra'));
    await talk();
    fake.show(agentSnapshot());
    await talk();
    expect(told().filter((name) => name === 'microphone in-jabra')).toHaveLength(2);
  });

  it('[AC-54] in a call take effect at once', async () => {
    await talk();
    await platform.useDevices(choice('Jabra'));
    expect(told()).toEqual(['microphone in-jabra', 'speaker out-jabra']);
  });

  it.each(['microphone', 'speaker'] as const)(
    '[AC-54] a %s that cannot be opened is told, and stays chosen',
    async (kind) => {
      await talk();
      fake.frame.refuses = kind;
      const asked = expect(platform.useDevices(choice('Jabra'))).rejects.toMatchObject({
        code: 'device-refused',
      });
      await vi.advanceTimersByTimeAsync(3_000);
      await asked;
      expect(devices()?.chosen[kind]).toBe('Jabra');
    },
  );

  it('[FT-24] unplugged in a call give way to the computer’s own, and come back when plugged in', async () => {
    await platform.useDevices(choice('Jabra'));
    await talk();
    fake.asked.length = 0;
    await plug(...laptop);
    expect(told()).toEqual(['microphone default', 'speaker default']);
    expect(devices()?.microphones).toEqual(['Laptop']);
    await plug(...laptop, ...jabra);
    expect(told().slice(2)).toEqual(['microphone in-jabra', 'speaker out-jabra']);
  });

  it('stay as they were known while the page does not answer', async () => {
    fake.frame.devices = null;
    plugs.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(devices()?.microphones).toEqual(['Laptop', 'Jabra']);
  });
});

describe('the agent’s own settings', () => {
  it('[AC-53] a desk phone goes to Connect with its number, and the number stays when the softphone is back', async () => {
    await platform.usePhone('+442079460100');
    await platform.usePhone(null);
    const sent = fake.asked.filter(([name]) => name === 'setConfiguration').map(([, sent]) => sent);
    expect(sent[0]).toMatchObject({ softphoneEnabled: false, extension: '+442079460100' });
    expect(sent[1]).toMatchObject({ softphoneEnabled: true });
    expect(sent[1]).toHaveProperty('routingProfile');
  });

  it('[AC-53] a refusal of Connect is the command’s', async () => {
    fake.answers.with = { failure: JSON.stringify({ type: 'InvalidInputException', message: 'no' }) };
    await expect(platform.usePhone('+442079460100')).rejects.toMatchObject({ code: 'refused' });
  });

  it.each([
    ['NOISE_SUPPRESSION', 'noise'],
    ['VOICE_ISOLATION', 'other-voices'],
    ['NONE', 'off'],
    [undefined, null],
    ['SOMETHING_NEW', null],
  ])('voice enhancement %s is %s', (mode, words) => {
    const data = agentSnapshot();
    Object.assign(data.configuration, { voiceEnhancementMode: mode });
    fake.show(data);
    expect(devices()?.enhancement).toBe(words);
  });

  it('voice enhancement is set by Connect’s names', async () => {
    await platform.setEnhancement('other-voices');
    expect(fake.asked).toContainEqual(['setVoiceEnhancementMode', 'VOICE_ISOLATION']);
  });
});
