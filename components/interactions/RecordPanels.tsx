/** The panels of an interaction's page that only show. */

import type { ComponentChildren } from 'preact';
import type { CallbackRecord } from '../../lib/callbacks/callback-record.ts';
import { type Interaction, stateLabels } from '../../lib/interactions/interaction.ts';
import { isPaper } from '../../lib/interactions/papers.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Icon } from '../Icon.tsx';
import { duration, timeOfDay } from '../words.ts';
import { interactionState, interactionType, qualityWords, startedAt } from './words.ts';

interface PanelProps {
  title: string;
  children: ComponentChildren;
}

export function Panel({ title, children }: PanelProps) {
  return (
    <section class="sheet-panel record-panel" aria-label={title}>
      <h2 class="block-title">{title}</h2>
      {children}
    </section>
  );
}

/** Facts by name; those without a value are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return (
    <dl class="record-facts">
      {facts
        .filter(([, value]) => value !== null && value !== '' && value !== undefined && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface DetailsProps {
  record: Interaction;
  /** Shows it in ServiceNow; null where it is not there. */
  onShowThere: ((record: Interaction) => void) | null;
}

export function Details({ record, onShowThere }: DetailsProps) {
  const related = [...record.attached, ...record.related_records].filter(({ url }) => url !== '');
  return (
    <Panel title="Details">
      <Facts
        facts={[
          ['State', stateLabels[record.state]],
          ['Queue', record.queue],
          ['Assigned to', record.assigned_to?.display_value ?? null],
          ['Agent', record.phone_log.agent.display_value],
          ['Opened for', record.opened_for?.display_value ?? record.name],
          ['Started', new Date(record.opened_at).toLocaleString()],
          ['Ended', record.endedAt === null ? null : new Date(record.endedAt).toLocaleString()],
          ['Reason', record.state_reason],
          ['Transferred by', record.transferredBy],
          ['Transferred to', record.transferredTo],
          ['Offered', record.offers > 1 ? `${record.offers} times` : null],
          [
            'Call quality',
            record.qualityFlags.length > 0 &&
              record.qualityFlags
                .map((flag) => `Flagged ${timeOfDay(flag.at)}, ${qualityWords(flag)}`)
                .join('; '),
          ],
          ['Wrap-up code', record.wrap_up_segment?.wrap_up_code?.display_value ?? null],
          [
            'ServiceNow',
            onShowThere && (
              <button key="there" type="button" class="link show-there" onClick={() => onShowThere(record)}>
                Show the record <Icon name="external-link" size="s" />
              </button>
            ),
          ],
          [
            'Related',
            related.length > 0 && (
              <ul key="related" class="related-records">
                {related.map(({ url, label }) => (
                  <li key={url} class="cut">
                    <a href={url} target="_blank" rel="noreferrer">
                      {label || new URL(url).host}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            'Contact ID',
            <span key="id" class="contact-id num">
              {record.phone_log.call_id}
            </span>,
          ],
        ]}
      />
      {record.furtherCalls.length > 0 && (
        <ul class="participants" aria-label="Called again">
          {record.furtherCalls.map(
            ({ call_id, start_time, phone_number, duration: length, recordingUrl }) => (
              <li key={call_id}>
                <span class="cut grow num">
                  Called again {timeOfDay(start_time)}
                  {phone_number && `, ${numberText(phone_number)}`}
                </span>
                {recordingUrl && (
                  <a href={recordingUrl} target="_blank" rel="noreferrer noopener">
                    Listen
                  </a>
                )}
                <span class="quiet num">{length === null ? 'not answered' : duration(length)}</span>
              </li>
            ),
          )}
        </ul>
      )}
      {record.participants.length > 0 && (
        <ul class="participants" aria-label="Participants">
          {record.participants.map(({ id, role, name, number, joinedAt, leftAt }) => (
            <li key={id}>
              <span class="cut grow">
                {name ?? (number ? numberText(number) : role === 'agent' ? 'Agent' : 'Customer')}
              </span>
              <span class="quiet num">{leftAt === null ? 'there' : duration(leftAt - joinedAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function Context({ record }: { record: Interaction }) {
  const entries = Object.entries(record.context).filter(([name]) => !isPaper(name));
  if (entries.length === 0) return null;
  return (
    <Panel title={record.type === 'phone' ? 'From the phone menu' : 'From the contact flow'}>
      <Facts facts={entries} />
    </Panel>
  );
}

export function FollowUp({ callback }: { callback: CallbackRecord | null }) {
  if (callback?.scheduled_start_time == null) return null;
  return (
    <Panel title="Follow-up">
      <p class="follow-up">
        <Icon name="calendar-clock" size="s" />
        <span class="grow">
          Callback, {new Date(callback.scheduled_start_time).toLocaleString()}
          <span class="quiet under">
            {[callback.description, numberText(callback.phone_number)].filter(Boolean).join(' · ')}
          </span>
        </span>
      </p>
    </Panel>
  );
}

export function Earlier({ records, now }: { records: readonly Interaction[]; now: number }) {
  if (records.length === 0) return null;
  return (
    <Panel title="Earlier with this number">
      <ul class="earlier-calls">
        {records.map((record) => (
          <li key={record.sys_id}>
            <Icon name={interactionType(record).icon} size="s" />
            <span class="grow">
              <a href={`#${record.number}`}>{startedAt(record.opened_at, now)}</a>
              <span class="quiet under num">
                {[
                  record.queue,
                  record.talkMs === null ? interactionState(record).word : duration(record.talkMs),
                  record.phone_log.agent.display_value,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
