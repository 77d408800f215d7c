/** A time that is promised, on the clock of whoever is to be called. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClockThen } from '../../../components/panels/wrap-up/ClockThen.tsx';
import type { CheckedNumber } from '../../../lib/numbers/checked-number.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
  vi.stubGlobal('navigator', { language: 'en-GB' });
});
afterEach(() => vi.unstubAllGlobals());

const lookup = {
  checkNumber: async (text: string) => {
    if (text === 'nothing') throw new Error('worker gone');
    const country = { '+818012345678': 'JP', '+442079460958': 'GB' }[text];
    return (country ? { kind: 'ordinary', country } : { kind: 'refused', reason: '' }) as CheckedNumber;
  },
};
const show = (number: string, at: number) => drawn.draw(<ClockThen {...{ number, at, lookup }} />);
const says = (text: string) => vi.waitFor(() => expect(drawn.root.textContent).toBe(text));

test('[EX-14] says what the clock will be there, and that it is night', async () => {
  show('+442079460958', Date.UTC(2026, 6, 1, 9));
  await says('10:00 there, working hours');
  // An hour earlier by the sun: their clocks have changed by then.
  show('+442079460958', Date.UTC(2026, 11, 1, 9));
  await says('09:00 there, working hours');
  show('+818012345678', Date.UTC(2026, 11, 1, 18));
  await says('03:00 there, night: they may be asleep');
});

test.each(['', '+1', 'nothing'])('[EX-14] says nothing of %j, which is no number yet', async (number) => {
  show('+818012345678', Date.UTC(2026, 11, 1, 18));
  await says('03:00 there, night: they may be asleep');
  show(number, Date.UTC(2026, 11, 1, 18));
  await says('');
});

test('[EX-14] says nothing of a time that is none', async () => {
  show('+818012345678', Date.UTC(2026, 11, 1, 18));
  await says('03:00 there, night: they may be asleep');
  show('+818012345678', Number.NaN);
  await says('');
});
