/** The agent's own phone: which devices, where it rings. Choices are kept in the settings, and the host is held to them. */

import { isLive } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import type { Settings, SettingsChange } from '../../../lib/settings.ts';
import { areSame, type DeviceKind, type Enhancement } from '../../../lib/sound/devices.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { CommandHandlers } from '../handlers.ts';
import type { SessionStore } from '../session-store.ts';

export interface PhoneParts {
  store: SessionStore;
  platform: Pick<VoicePlatform, 'useDevices' | 'setEnhancement' | 'usePhone'>;
  settings(): Promise<Settings>;
  changeSettings(change: SettingsChange): Promise<Settings>;
  checkNumber(text: string, region: string): CheckedNumber;
}

export type PhoneCommands = Pick<CommandHandlers, 'chooseDevice' | 'enhanceVoice' | 'usePhone'>;

const kinds: readonly DeviceKind[] = ['microphone', 'speaker', 'ringer'];
const modes: readonly Enhancement[] = ['off', 'noise', 'other-voices'];

/** The commands; from now on also tells each new host what the agent chose. */
export function createPhone({
  store,
  platform,
  settings,
  changeSettings,
  checkNumber,
}: PhoneParts): PhoneCommands {
  let isTelling = false;

  /** A host that has just come up uses what its page chose by itself, until it is told. */
  async function tellHost(): Promise<void> {
    const { devices } = await settings();
    const { connection, devices: used } = store.now();
    if (connection.state !== 'ready' || used.microphones.length === 0 || areSame(devices, used.chosen))
      return;
    // A call that cannot take a device over keeps its own; the host remembers the choice for the next.
    await platform.useDevices(devices).catch((error) => log.warn('devices not used', { why: String(error) }));
  }
  store.onChange(({ devices, connection }) => {
    if (!devices && !connection) return;
    if (isTelling) return;
    isTelling = true;
    void tellHost().finally(() => {
      isTelling = false;
    });
  });

  const refuseOnCall = () => {
    if (store.now().calls.some(isLive)) throw new VoiceError('on-a-call');
  };

  return {
    async chooseDevice(_, kind, label) {
      if (!kinds.includes(kind)) throw new VoiceError('not-trusted');
      const { devices } = await changeSettings((now) => ({
        devices: { ...now.devices, [kind]: label || null },
      }));
      await platform.useDevices(devices);
    },
    async enhanceVoice(_, mode) {
      if (!modes.includes(mode)) throw new VoiceError('not-trusted');
      await platform.setEnhancement(mode);
    },
    async usePhone(_, deskNumber) {
      refuseOnCall();
      if (!deskNumber) return platform.usePhone(null);
      const number = checkNumber(deskNumber, (await settings()).defaultRegion);
      if (number.kind !== 'ordinary')
        throw new VoiceError('not-a-number', number.kind === 'refused' ? number.reason : number.kind);
      await platform.usePhone(number.e164);
    },
  };
}
