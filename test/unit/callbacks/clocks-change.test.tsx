/** Callbacks around the nights in which clocks change: the week, the groups of the list, quiet hours where the customer is. */

import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { CallbackCells } from '../../../components/callbacks/CallbackCells.tsx';
import { CallbackWeek } from '../../../components/callbacks/CallbackWeek.tsx';
import type { CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { groupOfCallback, weekDays, weekStart } from '../../../lib/callbacks/groups.ts';
import { clockOfCustomer } from '../../../lib/numbers/number-clock.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
  vi.stubEnv('TZ', 'Europe/London');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const hour = 3_600_000;
const agent = { value: 'p', display_value: 'P' };
const at = (when: number, name = 'Amara'): CallbackRecord =>
  followUp(
    {
      ...{ sys_id: `${name} ${when}`, phone_number: '+442079460958', at: when, reason_type: '', name, agent },
      ...{ description: '', queue: null, interaction: '' },
    },
    0,
  );

test.each([
  ['23 hours', Date.UTC(2026, 2, 29), 23],
  ['25 hours', Date.UTC(2026, 9, 24, 23), 25],
])(
  '[CF-40] a day of %s holds its first and its last hour, and the next none of them',
  (_, midnight, hours) => {
    const start = weekStart(midnight);
    const days = weekDays(start);
    expect(days[6]).toBe(midnight);
    expect(((days[7] ?? 0) - midnight) / hour).toBe(hours);
    const callbacks = [
      at(midnight - 1, 'Before'),
      at(midnight, 'First'),
      at(midnight + 1.5 * hour, 'Night'),
      at(midnight + hours * hour - 1, 'Last'),
    ];
    drawn.draw(
      <CallbackWeek week={{ start, callbacks }} view={{ now: midnight } as never} actions={{} as never} />,
    );
    const inDay = [...drawn.root.querySelectorAll('.days > li')].map((day) =>
      [...day.querySelectorAll('.cut')].map(({ textContent }) => textContent),
    );
    expect(inDay[6]).toEqual(['First', 'Night', 'Last']);
    expect(inDay[5]).toEqual(['Before']);
    expect(drawn.find('.today h3').textContent).toMatch(/29|25/);
  },
);

it('[CF-40] later today ends with the day, however long it is', () => {
  const morning = Date.UTC(2026, 9, 25, 0, 30);
  const end = Date.UTC(2026, 9, 26);
  expect(groupOfCallback({ ...at(end - 1), attempts: [] }, morning)).toBe('today');
  expect(groupOfCallback({ ...at(end), attempts: [] }, morning)).toBe('later');
});

it('[CF-30] quiet hours follow the customer’s own clock, and not the agent’s nor their number’s', () => {
  // New York has gone back an hour a week after London.
  const clock = (when: number) => clockOfCustomer('America/New_York', '+442079460958', when, 'en-GB');
  expect(clock(Date.UTC(2026, 9, 30, 12))).toMatchObject({ clock: '08:00 there', isQuiet: false });
  expect(clock(Date.UTC(2026, 10, 2, 12))).toMatchObject({ clock: '07:00 there', isQuiet: true });
});

it('[CF-40] the list tells the time where the customer is, as the card does', () => {
  vi.stubGlobal('navigator', { language: 'en-GB' });
  const noon = Date.UTC(2026, 9, 30, 12);
  drawn.draw(<CallbackCells now={noon} most={0} record={{ ...at(noon), timeZone: 'Asia/Tokyo' }} />);
  expect(drawn.names('[role=cell]')).toContain('21:00late evening, quiet');
});

it('[CF-40] a day with hundreds of them draws a part, and names the rest', () => {
  const midnight = Date.UTC(2026, 9, 26);
  const callbacks = Array.from({ length: 2_000 }, (_, n) => at(midnight + n * 1_000));
  const shown: unknown[] = [];
  drawn.draw(
    <CallbackWeek
      week={{ start: midnight, callbacks }}
      view={{ now: midnight } as never}
      actions={{ showWeek: (start: number | null) => shown.push(start) } as never}
    />,
  );
  expect(drawn.root.querySelectorAll('.week-entry')).toHaveLength(30);
  expect(drawn.names('.days .button')).toEqual(['1,970 more in the list']);
  drawn.send('.days .button', 'click');
  expect(shown).toEqual([null]);
});
