/** The first line of a call: mark, name over number, and how long at the far end. */

import type { ComponentChildren } from 'preact';
import type { Call } from '../lib/call.ts';
import { Icon, type IconName } from './Icon.tsx';
import { callerName, type Tone } from './words.ts';

interface CallWhoProps {
  call: Call;
  icon: IconName;
  tone: Tone;
  /** In place of the number beneath the name. */
  beneath?: ComponentChildren;
  clock?: ComponentChildren;
}

export function CallWho({ call, icon, tone, beneath, clock }: CallWhoProps) {
  const number = call.name && <bdi class="num number">{call.numberText ?? call.number}</bdi>;
  return (
    <div class="who">
      <span class={`disc ${tone}`}>
        <Icon name={icon} size="l" />
      </span>
      <div class="grow">
        <h3 class="name cut" title={callerName(call)}>
          <bdi>{callerName(call)}</bdi>
        </h3>
        <div class="beneath cut">{beneath ?? number}</div>
      </div>
      {clock && <div class="clock">{clock}</div>}
    </div>
  );
}
