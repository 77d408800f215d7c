/** Trying a device where it is chosen: a level for the microphone, a tone for the speaker, the ring for the ringer. */

import type { Microphone } from '../../../lib/sound/devices.ts';
import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';
import { LevelMeter } from './LevelMeter.tsx';

/** What the page that draws this can do; it owns the sound. */
export interface SoundTries {
  listen: () => void;
  playTone: () => void;
  ringOnce: () => void;
  /** What sounds now. */
  playing: 'tone' | 'ring' | null;
  /** Why the last try made no sound, in words. */
  fault: string | null;
}

interface SoundTryProps {
  of: 'microphone' | 'speaker' | 'ringer';
  microphone: Microphone;
  tries: SoundTries;
}

const silences: Partial<Record<Microphone['state'], string>> = {
  denied: 'Blocked for this browser.',
  absent: 'No microphone is connected.',
  'in-use': 'Another program holds it.',
};

export function SoundTry({ of, microphone, tries }: SoundTryProps) {
  if (of === 'microphone') {
    if (microphone.state === 'live')
      return (
        <div class="try">
          <LevelMeter level={microphone.level} />
          <span class={microphone.wasHeard ? 'good' : 'quiet'} role="status">
            {microphone.wasHeard ? 'We hear you' : 'Say something'}
          </span>
        </div>
      );
    const silence = silences[microphone.state];
    return (
      <div class="try">
        <Button size="s" icon="mic" isOff={microphone.state === 'asking'} onPress={tries.listen}>
          Try it
        </Button>
        {silence && (
          <span class="bad help" role="alert">
            <Icon name="circle-alert" size="s" />
            {silence}
          </span>
        )}
      </div>
    );
  }
  const isRing = of === 'ringer';
  return (
    <div class="try">
      <Button
        size="s"
        icon={isRing ? 'bell-ring' : 'play'}
        isOff={tries.playing !== null}
        onPress={isRing ? tries.ringOnce : tries.playTone}
      >
        {isRing ? 'Ring once' : 'Play a tone'}
      </Button>
      {isRing && <span class="quiet">Can ring aloud while the headset is off</span>}
      {isRing && tries.fault && (
        <span class="bad help" role="alert">
          <Icon name="circle-alert" size="s" />
          {tries.fault}
        </span>
      )}
    </div>
  );
}
