/** What waits for ServiceNow, record by record: since when, why it was refused, and what people there changed or deleted. */

import { failureText } from '../../lib/servicenow/failure-words.ts';
import { features } from '../../lib/servicenow/features.ts';
import type { OwedRecord } from '../../lib/servicenow/view.ts';
import { startedAt } from '../interactions/words.ts';

interface OwedListProps {
  /** Oldest first. */
  records: readonly OwedRecord[];
  /** How many wait in all: the list ends somewhere. */
  waiting: number;
  now: number;
}

const columns: Record<string, string> = {
  short_description: 'description',
  assigned_to: 'assignment',
  state: 'closed state',
  reason_type: 'reason for the call',
  first_name: 'first name',
  last_name: 'last name',
  phone_number: 'number',
  scheduled_start_time: 'time',
  customer_timezone: 'time zone',
  ivr_path: 'IVR path',
  source_channel: 'source channel',
  voicemail_transcript: 'voicemail',
  voicemail_url: 'link to the voicemail',
};

export function OwedList({ records, waiting, now }: OwedListProps) {
  if (records.length === 0) return null;
  const unshown = waiting - records.filter(({ isWaiting }) => isWaiting).length;
  const all = records.length === 1 ? 'Show the record' : `Show ${records.length} records`;
  return (
    <details class="owed">
      <summary>{unshown > 0 ? `Show the oldest ${records.length} records` : all}</summary>
      <ul>
        {records.map((record) => (
          <li key={record.id}>
            <span class="cut grow">
              <b class="num">{record.number}</b> <bdi>{record.who}</bdi>
            </span>
            <span class="quiet num">{startedAt(record.since, now)}</span>
            <Why record={record} />
          </li>
        ))}
        {unshown > 0 && <li class="quiet">And {unshown} more, which came later.</li>}
      </ul>
    </details>
  );
}

function Why({ record: { failure, left, isWaiting, waitsFor } }: { record: OwedRecord }) {
  const kept = left.map((column) => columns[column] ?? column).join(' and ');
  return (
    <>
      {isWaiting && waitsFor !== null && (
        <p class="quiet">
          Waits for <bdi>{waitsFor}</bdi> to sign in.
        </p>
      )}
      {failure && <p class={isWaiting ? 'bad' : 'quiet'}>{failureText(failure, features.records.roles)}</p>}
      {kept !== '' && <p class="quiet">Changed in ServiceNow meanwhile, and left as it is there: {kept}.</p>}
      {!failure && isWaiting && waitsFor === null && kept === '' && <p class="quiet">Not tried yet.</p>}
    </>
  );
}
