/** The first line of a callback or of other work: its mark, whose it is, what it is, and what stands at the far end. */

import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../Icon.tsx';
import type { Tone } from '../words.ts';

interface CardHeadProps {
  icon: IconName;
  tone?: Tone | 'accent';
  name: string;
  beneath: ComponentChildren;
  /** At the far end, such as how long it goes on. */
  children?: ComponentChildren;
}

export function CardHead({ icon, tone, name, beneath, children }: CardHeadProps) {
  return (
    <div class="who">
      <span class={`disc ${tone ?? ''}`}>
        <Icon name={icon} size="l" />
      </span>
      <div class="grow">
        <h3 class="name cut" title={name}>
          <bdi>{name}</bdi>
        </h3>
        <p class="beneath cut">{beneath}</p>
      </div>
      {children}
    </div>
  );
}
