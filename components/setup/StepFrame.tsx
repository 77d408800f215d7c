/** One step: title, what it is for, its content, and the way back and on. */

import type { ComponentChildren } from 'preact';
import { Button } from '../Button.tsx';

interface StepFrameProps {
  title: string;
  lead: string;
  children: ComponentChildren;
  back?: () => void;
  next: { label: string; isOff?: boolean; why?: string; onPress: () => void };
}

export function StepFrame({ title, lead, children, back, next }: StepFrameProps) {
  return (
    <div class="step">
      <h2>{title}</h2>
      <p class="lead">{lead}</p>
      {children}
      <div class="row ways">
        {back && (
          <Button tone="line" size="l" onPress={back}>
            Back
          </Button>
        )}
        <span class="grow" />
        {next.isOff && next.why && <span class="quiet">{next.why}</span>}
        <Button
          tone="primary"
          size="l"
          isOff={next.isOff}
          hint={next.isOff ? next.why : undefined}
          onPress={next.onPress}
        >
          {next.label}
        </Button>
      </div>
    </div>
  );
}
