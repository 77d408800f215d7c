/** One callback of the list: customer, what and why, when it is due here and what time it is there. */

import {
  type CallbackRecord,
  callbackStateLabels,
  isCallbackOpen,
} from '../../lib/callbacks/callback-record.ts';
import { dueAt, groupOfCallback } from '../../lib/callbacks/groups.ts';
import { reasonLabel } from '../../lib/callbacks/reasons.ts';
import { clockOfCustomer } from '../../lib/numbers/number-clock.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { startedAt } from '../interactions/words.ts';
import { attemptCount } from '../panels/callbacks/callback-words.ts';
import { duration } from '../words.ts';

interface CallbackCellsProps {
  record: CallbackRecord;
  now: number;
  /** How many attempts there may be; 0 for as many as the agent likes. */
  most: number;
}

export function CallbackCells({ record, now, most }: CallbackCellsProps) {
  const { number, name, phone_number, callback_type, reason_type, state, queue, attempts, previewMs } =
    record;
  const { timeZone = '' } = record;
  const text = phone_number && numberText(phone_number);
  const there = clockOfCustomer(timeZone, phone_number, now, navigator.language);
  const isDue = isCallbackOpen(record) && groupOfCallback(record, now) === 'due';
  return (
    <>
      {/* biome-ignore-start lint/a11y/useSemanticElements: a table cannot leave out the rows that are not on the screen */}
      <span role="cell" class="two">
        <a class="cut" href={`#callbacks/${number}`}>
          {name ?? (text || 'Number withheld')}
        </a>
        {name && <bdi class="quiet num number">{text}</bdi>}
      </span>
      <span role="cell" class="two">
        <span>{callback_type === 'asap' ? 'ASAP' : 'Scheduled'}</span>
        <span class="quiet num">{number}</span>
      </span>
      <span role="cell" class="two">
        <span class="cut">{reason_type ? reasonLabel(reason_type) : '–'}</span>
        <span class="quiet cut">{callbackStateLabels[state]}</span>
      </span>
      <span role="cell" class="cut">
        {queue ?? '–'}
      </span>
      <span role="cell" class={`figure num ${isDue ? 'hold' : ''}`}>
        {isDue ? <b>{startedAt(dueAt(record), now)}</b> : startedAt(dueAt(record), now)}
      </span>
      <span role="cell" class="two">
        {there ? (
          <>
            <span class={`num ${there.isQuiet ? 'hold' : ''}`}>{there.clock.replace(/ there$/, '')}</span>
            <span class="quiet cut">
              {[there.hours, there.isQuiet && 'quiet'].filter(Boolean).join(', ')}
            </span>
          </>
        ) : (
          '–'
        )}
      </span>
      <span role="cell" class="figure num">
        {attemptCount(attempts.length, most)}
      </span>
      <span role="cell" class="figure num">
        {previewMs === null ? '–' : duration(previewMs)}
      </span>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
    </>
  );
}
