/** A tinted strip: what happened, what it means, at most two ways on. */

import type { ComponentChild, ComponentChildren } from 'preact';
import { Icon, type IconName } from '../../Icon.tsx';

interface WarningProps {
  tone: 'hold' | 'bad';
  icon: IconName;
  title: ComponentChildren;
  children: ComponentChildren;
  actions?: ComponentChild[];
}

/** Red ones interrupt a screen reader, the others wait their turn. */
export function Warning({ tone, icon, title, children, actions = [] }: WarningProps) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <div class="grow">
        <b>{title}</b>
        <p>{children}</p>
        {actions.length > 0 && <div class="buttons">{actions}</div>}
      </div>
    </div>
  );
}
