/** Keeps a CCP page's own ring silent: autoplay rules may stop it unheard (window-host, section 6), so the extension rings. */

import type { Streams } from './snapshot.ts';

/** The ringtone engines that the published typings leave out. Each plays through this one method. */
type Engines = Partial<
  Record<
    'VoiceRingtoneEngine' | 'AdditionalVoiceRingtoneEngine' | 'QueueCallbackRingtoneEngine',
    { prototype: { _startRingtone?: () => Promise<void> } }
  >
>;

/** Stops calls from ringing in the page that `streams` lives in; other contacts keep their sounds. */
export function silenceRingtone(streams: Streams): void {
  const engines = streams as unknown as Engines;
  for (const engine of [
    engines.VoiceRingtoneEngine,
    engines.AdditionalVoiceRingtoneEngine,
    engines.QueueCallbackRingtoneEngine,
  ])
    if (engine?.prototype._startRingtone) engine.prototype._startRingtone = async () => {};
}
