/** What happened, newest first, as the record's stream tells it. */

import type { InteractionEvent } from '../../lib/interactions/events.ts';
import { Icon } from '../Icon.tsx';
import { duration } from '../words.ts';
import { activityOf } from './activity-words.ts';
import type { ActivityKind } from './interactions-view.ts';

interface ActivityProps {
  events: readonly InteractionEvent[];
  shown: ActivityKind | 'all';
  onShow(kind: ActivityKind | 'all'): void;
}

const kinds = { all: 'All', call: 'Contact', status: 'Status', notes: 'Notes' } as const;

export function Activity({ events, shown, onShow }: ActivityProps) {
  const lines = activityOf(events).filter(({ kind }) => shown === 'all' || kind === shown);
  const transcript = events.flatMap((event) => (event.type === 'transcriptCame' ? event.lines : []));
  return (
    <section class="sheet-panel record-panel activity" aria-labelledby="activity-title">
      <div class="row">
        <h2 id="activity-title" class="block-title grow">
          Activity
        </h2>
        <fieldset class="segments" aria-label="Show">
          {Object.entries(kinds).map(([kind, title]) => (
            <button
              key={kind}
              type="button"
              aria-pressed={kind === shown}
              onClick={() => onShow(kind as ActivityKind | 'all')}
            >
              {title}
            </button>
          ))}
        </fieldset>
      </div>
      {lines.length === 0 && <p class="quiet">Nothing of that kind.</p>}
      <ol class="stream">
        {lines.map(({ at, icon, tone, title, detail }, index) => (
          <li key={`${at} ${title} ${index}`}>
            <time class="num quiet" dateTime={new Date(at).toISOString()}>
              {new Date(at).toLocaleTimeString(undefined, { hour12: false })}
            </time>
            <span class={`stream-mark ${tone}`}>
              <Icon name={icon} size="s" />
            </span>
            <p>
              <b>{title}</b> {detail && <span class="quiet-detail">{detail}</span>}
            </p>
          </li>
        ))}
      </ol>
      {transcript.length > 0 && (
        <details class="transcript">
          <summary class="link">Transcript, {transcript.length} lines</summary>
          <dl class="transcript-lines">
            {transcript.map(({ offsetMs, speaker, text }) => (
              <div key={`${offsetMs} ${speaker}`}>
                <dt class="num quiet">
                  {duration(offsetMs)} <b>{speaker}</b>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
