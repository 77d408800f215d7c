/** A call in one sunken line: who, its state, how long, and room for one button. */

import type { ComponentChildren } from 'preact';
import type { Call } from '../../../lib/call.ts';
import { CallTimer } from '../../CallTimer.tsx';
import { Icon } from '../../Icon.tsx';
import { callerName, callIcon, stateWord } from '../../words.ts';

export function CallStrip({
  call,
  now,
  children,
}: {
  call: Call;
  now: number;
  children?: ComponentChildren;
}) {
  const { word, tone, since } = stateWord(call);
  return (
    <article class="card strip" aria-label={`${word}, ${callerName(call)}`}>
      <span class={`disc small ${tone === 'plain' ? 'good' : tone}`}>
        <Icon name={callIcon(call)} />
      </span>
      <div class="grow">
        <h3 class="cut" title={callerName(call)}>
          <bdi>{callerName(call)}</bdi>
        </h3>
        <p class={`state ${tone}`}>{word}</p>
      </div>
      <b class="clock">
        <CallTimer since={since} now={now} />
      </b>
      {children}
    </article>
  );
}
