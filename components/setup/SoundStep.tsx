/** The microphone with a live level, and a ring to be heard. */

import { Button } from '../Button.tsx';
import { LevelMeter } from '../panels/phone/LevelMeter.tsx';
import type { SetupActions } from './actions.ts';
import { CheckLine } from './CheckLine.tsx';
import { checksOf, type SetupFacts } from './facts.ts';
import { MicrophoneRemedy } from './MicrophoneRemedy.tsx';
import { StepFrame } from './StepFrame.tsx';

export function SoundStep({ facts, actions }: { facts: SetupFacts; actions: SetupActions }) {
  const { microphone, ringHeardAt } = facts;
  const isWindow = facts.session.host.kind === 'window';
  const checks = checksOf(facts);
  const heard = checks.find(({ id }) => id === 'microphone');
  const ring = checks.find(({ id }) => id === 'ring');
  return (
    <StepFrame
      title="Can you hear and be heard?"
      lead="Say a few words. Nothing is recorded or sent."
      back={() => actions.goTo('sign-in')}
      next={{ label: 'Continue', onPress: () => actions.goTo('check') }}
    >
      <div class="panel">
        {heard && (
          <CheckLine
            check={heard}
            remedy={heard.outcome === 'failed' && !isWindow && <MicrophoneRemedy microphone={microphone} />}
          >
            {isWindow && heard.outcome !== 'passed' && (
              <Button size="s" onPress={actions.signIn}>
                Show the window
              </Button>
            )}
            {!isWindow && microphone.state !== 'live' && (
              <Button
                tone="primary"
                icon="mic"
                isOff={microphone.state === 'asking'}
                onPress={actions.tryMicrophone}
              >
                {heard.outcome === 'failed' ? 'Try again' : 'Try the microphone'}
              </Button>
            )}
          </CheckLine>
        )}
        {microphone.state === 'live' && (
          <div class="pad meter">
            <LevelMeter level={microphone.level} />
            <p class={microphone.wasHeard ? 'good' : 'quiet'} role="status">
              {microphone.wasHeard ? 'We hear you' : 'Say something'}
            </p>
          </div>
        )}
        {ring && (
          <CheckLine check={ring}>
            <Button icon="phone-incoming" onPress={actions.ringOnce}>
              Ring once
            </Button>
            {ringHeardAt === null && (
              <Button tone="line" onPress={actions.confirmRing}>
                I heard it
              </Button>
            )}
          </CheckLine>
        )}
      </div>
    </StepFrame>
  );
}
