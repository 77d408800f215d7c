/** One of the people in a call: mark, name, what they do and for how long, and room for what can be done. */

import type { ComponentChildren } from 'preact';
import { CallTimer } from '../../CallTimer.tsx';
import { Icon, type IconName } from '../../Icon.tsx';
import type { Tone } from '../../words.ts';

interface PartyRowProps {
  icon: IconName;
  name: string;
  word: string;
  tone: Tone;
  since?: number | null;
  detail?: string | null;
  now: number;
  children?: ComponentChildren;
}

export function PartyRow({ icon, name, word, tone, since = null, detail, now, children }: PartyRowProps) {
  return (
    <li>
      <span class={`disc small ${tone}`}>
        <Icon name={icon} />
      </span>
      <div class="grow">
        <h3 class="cut" title={name}>
          <bdi>{name}</bdi>
        </h3>
        <p class={`state cut ${tone}`}>
          {word}
          {since !== null && (
            <>
              {' '}
              <CallTimer since={since} now={now} />
            </>
          )}
          {detail && ` · ${detail}`}
        </p>
      </div>
      {children}
    </li>
  );
}

interface PartyHeadProps {
  title: string;
  count?: string;
  since: number;
  now: number;
  /** Before the clock. */
  children?: ComponentChildren;
}

/** What the call is now, and how long it has been going on. */
export function PartyHead({ title, count, since, now, children }: PartyHeadProps) {
  return (
    <div class="party-head">
      <h2 class="name grow">
        {title} {count && <span class="quiet">{count}</span>}
      </h2>
      {children}
      <b class="clock">
        <CallTimer since={since} now={now} />
      </b>
    </div>
  );
}
