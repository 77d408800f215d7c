/** A callback or work on its way to somebody else: to whom, for how long, and the way back (CF-11). */

import type { ComponentChildren } from 'preact';
import { Button } from '../Button.tsx';
import { CallTimer } from '../CallTimer.tsx';
import { Icon } from '../Icon.tsx';

interface HandoverProps {
  kind: 'callback' | 'work';
  /** What is handed over, such as `Callback`. */
  word: string;
  /** Whom it is about. */
  name: string;
  to: string;
  /** Epoch ms. */
  since: number;
  now: number;
  meaning: string;
  /** Why it cannot be taken back now; null when it can, empty while that is on its way. */
  refusal: string | null;
  onCancel: (event: Event) => void;
  /** What goes on with it meanwhile. */
  children?: ComponentChildren;
}

export function Handover(props: HandoverProps) {
  const { kind, word, name, to, since, now, meaning, refusal, onCancel, children } = props;
  return (
    <article class={`card ${kind}`} aria-label={`${word} waits for transfer, ${name}`}>
      <div class="who">
        <span class="disc hold">
          <Icon name="hourglass" size="l" />
        </span>
        <div class="grow">
          <h3 class="name cut" title={name}>
            <bdi>{name}</bdi>
          </h3>
          <p class="beneath">
            Waiting for <b>{to || 'somebody'}</b> to take it
          </p>
        </div>
        <div class="clock">
          <b>
            <CallTimer since={since} now={now} />
          </b>
          <span class="state hold">Waiting</span>
        </div>
      </div>
      <p class="meaning">{meaning}</p>
      {children}
      <div class="buttons">
        <Button
          icon="undo-2"
          turn="inline"
          hint={refusal || undefined}
          isOff={refusal !== null}
          onPress={onCancel}
        >
          Cancel transfer
        </Button>
      </div>
      {refusal && <p class="refusal">{refusal}</p>}
    </article>
  );
}
