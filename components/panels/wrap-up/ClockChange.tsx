/** Which moment is meant by a typed time at which the reader's own clocks change. */

import { timeOfDay } from '../../words.ts';
import { clockChange } from './local-time-input.ts';

/** `text` as a date-and-time field holds it. */
export function ClockChange({ text }: { text: string }) {
  const change = clockChange(text);
  if (change === '') return null;
  const time = timeOfDay(new Date(text).getTime());
  return (
    <p class="hold" role="status">
      {change === 'skipped'
        ? `Clocks go forward then: it will be ${time}.`
        : `Clocks go back then: ${time} comes twice, and the first is meant.`}
    </p>
  );
}
