/** The scheduled callbacks of a week, day by day. */

import { type CallbackRecord, isCallbackOpen } from '../../lib/callbacks/callback-record.ts';
import { weekDays, weekStart } from '../../lib/callbacks/groups.ts';
import { reasonLabel } from '../../lib/callbacks/reasons.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import { Button, IconButton } from '../Button.tsx';
import { timeOfDay } from '../words.ts';
import type { CallbacksPageProps, CallbacksView } from './callbacks-view.ts';

/** Drawn of a day: whoever has more reads them in the list. */
const mostADay = 30;

interface CallbackWeekProps extends CallbacksPageProps {
  week: NonNullable<CallbacksView['week']>;
}

export function CallbackWeek({ view: { now }, week: { start, callbacks }, actions }: CallbackWeekProps) {
  const days = weekDays(start);
  const end = days[7] ?? start;
  const title = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <section class="sheet-panel week" aria-label="Scheduled callbacks of a week">
      <div class="row week-head">
        <IconButton
          icon="arrow-left"
          label="Week before"
          turn="inline"
          onPress={() => actions.showWeek(weekStart(start, -1))}
        />
        <span class="week-next">
          <IconButton
            icon="arrow-left"
            label="Week after"
            turn="inline"
            onPress={() => actions.showWeek(weekStart(start, 1))}
          />
        </span>
        <h2 class="grow block-title">{title.formatRange(start, end - 1)}</h2>
        <Button size="s" onPress={() => actions.showWeek(weekStart(now))}>
          This week
        </Button>
      </div>
      <ol class="days">
        {days.slice(0, 7).map((day, at) => {
          const next = days[at + 1] ?? end;
          const isToday = now >= day && now < next;
          const inDay = callbacks
            .filter(({ scheduled_start_time: when }) => when !== null && when >= day && when < next)
            .toSorted((a, b) => (a.scheduled_start_time ?? 0) - (b.scheduled_start_time ?? 0));
          return (
            <li key={day} class={isToday ? 'today' : ''} aria-current={isToday ? 'date' : undefined}>
              <h3>
                {new Date(day).toLocaleDateString(undefined, { weekday: 'short' })}{' '}
                <span class="num">{new Date(day).getDate()}</span>
              </h3>
              {inDay.length === 0 && <p class="quiet">–</p>}
              {inDay.slice(0, mostADay).map((record) => (
                <Entry key={record.sys_id} record={record} now={now} />
              ))}
              {inDay.length > mostADay && (
                <Button size="s" onPress={() => actions.showWeek(null)}>
                  {(inDay.length - mostADay).toLocaleString()} more in the list
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Entry({ record, now }: { record: CallbackRecord; now: number }) {
  const { number, name, phone_number, scheduled_start_time, reason_type } = record;
  const isLate = isCallbackOpen(record) && (scheduled_start_time ?? now) <= now;
  const tone = isCallbackOpen(record) ? (isLate ? 'hold' : 'accent') : 'done';
  return (
    <a class={`week-entry ${tone}`} href={`#callbacks/${number}`}>
      <b class="num week-time">{scheduled_start_time !== null && timeOfDay(scheduled_start_time)}</b>
      <span class="cut">{name ?? numberText(phone_number)}</span>
      {reason_type && <span class="week-why cut">{reasonLabel(reason_type)}</span>}
    </a>
  );
}
