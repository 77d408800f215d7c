import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBackground } from '../../fakes/background.ts';
import { headset } from '../../gallery/people.ts';
import { sender } from '../../property/desk.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  background = await fakeBackground();
});
const asked = () => background.platform.asked.filter((line) => line.startsWith('useDevices'));

describe('[AC-52] a chosen device', () => {
  it('is kept in the settings and used at once', async () => {
    await background.commands.chooseDevice(sender, 'ringer', headset);
    expect(background.rules.devices.ringer).toBe(headset);
    expect(background.store.now().devices.chosen.ringer).toBe(headset);
  });

  it('is given up with an empty label', async () => {
    await background.commands.chooseDevice(sender, 'ringer', headset);
    await background.commands.chooseDevice(sender, 'ringer', '');
    expect(background.rules.devices.ringer).toBeNull();
  });

  it('is no other kind of thing', async () => {
    const kind = 'camera' as 'ringer';
    await expect(background.commands.chooseDevice(sender, kind, 'x')).rejects.toMatchObject({
      code: 'not-trusted',
    });
    expect(background.rules.devices).not.toHaveProperty('camera');
  });

  it('[AC-54] stays chosen when the running call cannot take it over, and that is told', async () => {
    const { VoiceError } = await import('../../../lib/errors.ts');
    background.platform.refuseNext(new VoiceError('device-refused'));
    const chosen = background.commands.chooseDevice(sender, 'microphone', 'MacBook microphone');
    await expect(chosen).rejects.toMatchObject({ code: 'device-refused' });
    expect(background.rules.devices.microphone).toBe('MacBook microphone');
  });

  it('is told to a host that has just come up, once', async () => {
    background.rules.devices = { microphone: 'MacBook microphone', speaker: null, ringer: headset };
    background.platform.customerCalls();
    background.store.change({ connection: { state: 'connecting', since: 0 } });
    background.store.change({ connection: { state: 'ready' } });
    await vi.waitFor(() => expect(asked()).toHaveLength(1));
    expect(background.store.now().devices.chosen).toEqual(background.rules.devices);
    background.store.change({ connection: { state: 'reconnecting', since: 0 } });
    background.store.change({ connection: { state: 'ready' } });
    await Promise.resolve();
    expect(asked()).toHaveLength(1);
  });
});

describe('[AC-53] the phone calls ring at', () => {
  it('is a desk phone by its checked number, or the softphone again', async () => {
    await background.commands.usePhone(sender, '020 7946 0100');
    expect(background.store.now().agent?.phone).toEqual({ type: 'desk', number: '+442079460100' });
    await background.commands.usePhone(sender, '');
    expect(background.store.now().agent?.phone).toEqual({ type: 'softphone' });
  });

  it.each(['020 7946 01', '999', '0909 879 0123', 'abc'])('is not %s', async (text) => {
    await expect(background.commands.usePhone(sender, text)).rejects.toMatchObject({ code: 'not-a-number' });
    expect(background.store.now().agent?.phone.type).toBe('softphone');
  });

  it('is not changed during a call', async () => {
    background.platform.customerCalls();
    await expect(background.commands.usePhone(sender, '+442079460100')).rejects.toMatchObject({
      code: 'on-a-call',
    });
  });
});

describe('the softphone’s own settings', () => {
  it('go to the platform', async () => {
    await background.commands.enhanceVoice(sender, 'noise');
    expect(background.store.now().devices).toMatchObject({ enhancement: 'noise' });
    await expect(background.commands.enhanceVoice(sender, 'loud' as 'noise')).rejects.toMatchObject({
      code: 'not-trusted',
    });
  });

  it('open in a window for the widget', async () => {
    await background.commands.openPanel(sender, 'devices');
    await background.commands.checkRing(sender);
    await background.commands.selfTest(sender);
    expect(background.done).toEqual(['openPanel devices', 'checkRing', 'selfTest']);
  });
});
