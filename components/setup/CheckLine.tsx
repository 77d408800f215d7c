/** One line of the check list: what is checked, how it stands, and beneath it how to mend it. */

import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../Icon.tsx';
import type { Check } from './facts.ts';

const looks: Record<Check['outcome'], { icon: IconName | null; tone: string; word: string }> = {
  passed: { icon: 'circle-check', tone: 'good', word: 'Passed' },
  failed: { icon: 'circle-alert', tone: 'bad', word: 'Needs fixing' },
  running: { icon: 'refresh-cw', tone: 'accent', word: 'Being checked' },
  waiting: { icon: null, tone: 'off', word: 'Waiting' },
};

interface CheckLineProps {
  check: Check;
  /** At the end of the line. */
  children?: ComponentChildren;
  remedy?: ComponentChildren;
}

export function CheckLine({ check, children, remedy }: CheckLineProps) {
  const { icon, tone, word } = looks[check.outcome];
  return (
    <div class="check-line" data-check={check.id} data-outcome={check.outcome}>
      <span class={`mark ${tone}`}>{icon && <Icon name={icon} size="l" />}</span>
      <div class="grow">
        <h3>
          {check.title}
          <span class="unseen">, {word}</span>
        </h3>
        <p class={check.outcome === 'failed' ? 'bad' : 'quiet'}>{check.text}</p>
      </div>
      {children}
      {remedy && <div class="remedy">{remedy}</div>}
    </div>
  );
}
