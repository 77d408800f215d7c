/** A self-test, step by step: what was tried, how it went, and how to mend what did not. */

import type { RingMend } from '../../../lib/sound/readiness.ts';
import type { SelfTest, SelfTestStep } from '../../../lib/sound/self-test.ts';
import { Button } from '../../Button.tsx';
import { Icon, type IconName } from '../../Icon.tsx';
import { mends } from './readiness-words.ts';

interface SelfTestStepsProps {
  test: SelfTest;
  onMend: (event: Event, how: RingMend) => void;
}

const titles: Record<SelfTestStep['id'], string> = {
  tried: 'Microphone, ringer, session, line',
  placed: 'A test call',
  rang: 'It rings here',
  talked: 'It can be answered',
  ended: 'It ends',
};

const looks: Record<SelfTestStep['state'], { icon: IconName; tone: string; word: string }> = {
  waiting: { icon: 'circle-dashed', tone: 'off', word: 'Not yet' },
  running: { icon: 'refresh-cw', tone: 'accent', word: 'Being tried' },
  passed: { icon: 'circle-check', tone: 'good', word: 'Passed' },
  failed: { icon: 'circle-x', tone: 'bad', word: 'Failed' },
  skipped: { icon: 'circle-dashed', tone: 'off', word: 'Not tried' },
};

export function SelfTestSteps({ test, onMend }: SelfTestStepsProps) {
  return (
    <ol class="card ring-checks" aria-label="Self-test" aria-live="polite">
      {test.steps.map(({ id, state, text, mend }) => {
        const { icon, tone, word } = looks[state];
        return (
          <li key={id} data-step={id} data-state={state}>
            <span class={tone}>
              <Icon name={icon} />
            </span>
            <div class="grow">
              <h2>
                {titles[id]}
                <span class="unseen">, {word}</span>
              </h2>
              <p class={state === 'failed' ? 'bad' : 'quiet'}>{text || word}</p>
            </div>
            {mend && (
              <Button size="s" tone="primary" onPress={(event) => onMend(event, mend)}>
                {mends[mend]}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
