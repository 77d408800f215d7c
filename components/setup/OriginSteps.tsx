/** The three things an administrator does so that the instance lets the extension in, the value ready to copy. */

import type { ComponentChildren } from 'preact';
import { CopyButton } from '../panels/number/CopyButton.tsx';

/** A mail with the same three steps, for whoever may do them. */
function mailOf(origin: string, instance: string | null): string {
  const body = [
    `Global Voice Control runs the softphone of ${instance ?? 'our Amazon Connect instance'} inside the browser extension.`,
    'For that, the instance has to know the extension:',
    '1. In the Amazon Connect console, open Approved origins of this instance.',
    `2. Choose Add origin and paste: ${origin}`,
    '3. Save. It works within a minute.',
  ].join('\n\n');
  return `mailto:?subject=${encodeURIComponent('Approved origin for Amazon Connect')}&body=${encodeURIComponent(body)}`;
}

interface OriginStepsProps {
  origin: string;
  instance: string | null;
  /** What can be pressed beneath the steps. */
  children?: ComponentChildren;
}

export function OriginSteps({ origin, instance, children }: OriginStepsProps) {
  return (
    <>
      <ol class="numbered">
        <li>
          In the Amazon Connect console, open <b>Approved origins</b> of this instance.
        </li>
        <li>
          Choose <b>Add origin</b> and paste
          <span class="row copyable">
            <code class="grow">{origin}</code>
            <CopyButton text={origin}>Copy</CopyButton>
          </span>
        </li>
        <li>Come back here. It is checked again by itself.</li>
      </ol>
      <div class="row copyable">
        {children}
        <a class="link" href={mailOf(origin, instance)}>
          Send these steps to my administrator
        </a>
      </div>
    </>
  );
}
