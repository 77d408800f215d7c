/** Whether a call would ring here: the light in words, and every check with its own way to mend it. */

import type { RingCheck, RingMend } from '../../../lib/sound/readiness.ts';
import { ringChecks } from '../../../lib/sound/ring-readiness.ts';
import { isTesting } from '../../../lib/sound/self-test.ts';
import { Button } from '../../Button.tsx';
import type { SurfaceProps } from '../../card-props.ts';
import { Icon, type IconName } from '../../Icon.tsx';
import { timeOfDay } from '../../words.ts';
import { PanelHead } from './PanelHead.tsx';
import { lightWords, mendWords } from './readiness-words.ts';
import { SelfTestSteps } from './SelfTestSteps.tsx';

export interface ReadinessPanelProps extends SurfaceProps {
  /** True while the ring sounds. */
  isRinging: boolean;
  onRing: () => void;
  onDevices: () => void;
  onBack?: (() => void) | undefined;
  onClose: () => void;
}

const looks: Record<RingCheck['state'], { icon: IconName; tone: string; word: string }> = {
  good: { icon: 'circle-check', tone: 'good', word: 'In order' },
  doubtful: { icon: 'circle-alert', tone: 'hold', word: 'Could be better' },
  bad: { icon: 'circle-x', tone: 'bad', word: 'Broken' },
  off: { icon: 'circle-dashed', tone: 'off', word: 'Off' },
  waiting: { icon: 'circle-dashed', tone: 'off', word: 'Not known yet' },
};

export function ReadinessPanel(props: ReadinessPanelProps) {
  const { session, ask, isRinging, onRing, onDevices, onBack, onClose } = props;
  const { ring, agent, readiness, selfTest } = session;
  const checks = ringChecks(session);
  const { title, text, tone, icon } = lightWords(readiness.light, checks);
  const mend = (event: Event, how: RingMend) => {
    const available = agent?.choices.find(({ kind }) => kind === 'routable')?.id;
    if (how === 'openDevices') onDevices();
    else if (how === 'setUp') ask(event, 'openPage', 'setup');
    else if (how !== 'setAvailable') ask(event, how);
    else if (available) ask(event, 'setPresence', available);
  };
  return (
    <main class="popup">
      <PanelHead title="Ring readiness" onBack={onBack} onClose={onClose}>
        <Button icon="bell-ring" isOff={isRinging} onPress={onRing}>
          Test ring
        </Button>
      </PanelHead>
      <div class={`notice ${tone}`} role="status" data-light={readiness.light}>
        <Icon name={icon} />
        <div class="grow">
          <b>{title}</b>
          <p>{text}</p>
        </div>
      </div>
      {selfTest && (
        <>
          <h2 class="ring-title">Self-test at {timeOfDay(selfTest.at)}</h2>
          <SelfTestSteps test={selfTest} onMend={mend} />
        </>
      )}
      <ul class="card ring-checks">
        {checks.map((check) => {
          const look = looks[check.state];
          return (
            <li key={check.id} data-check={check.id} data-state={check.state}>
              <span class={look.tone}>
                <Icon name={look.icon} />
              </span>
              <div class="grow">
                <h2>
                  {check.title}
                  <span class="unseen">, {look.word}</span>
                </h2>
                <p class="quiet">{check.text}</p>
              </div>
              {check.mend && (
                <Button
                  size="s"
                  tone={check.state === 'bad' ? 'primary' : 'plain'}
                  onPress={(event) => check.mend && mend(event, check.mend)}
                >
                  {mendWords(check)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div class="row foot-row">
        <p class="quiet grow">
          {ring ? `Microphone and ringer were tried at ${timeOfDay(ring.at)}.` : 'Nothing was tried yet.'}
        </p>
        <Button
          size="s"
          tone="line"
          icon="refresh-cw"
          isOff={isTesting(selfTest)}
          onPress={(event) => ask(event, 'selfTest')}
        >
          Run the self-test
        </Button>
      </div>
    </main>
  );
}
