/** A time that is chosen: kept until it was taken, and said where the clocks skip it or show it twice. */

import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { WaitingActions } from '../../../components/callbacks/WaitingActions.tsx';
import { OwnFollowUp } from '../../../components/panels/callbacks/OwnFollowUp.tsx';
import { ClockChange } from '../../../components/panels/wrap-up/ClockChange.tsx';
import { localInput } from '../../../components/panels/wrap-up/local-time-input.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { callback } from '../../gallery/callbacks.ts';
import { lookup } from '../../gallery/directory.ts';
import { now, session } from '../../gallery/people.ts';

let drawn: Drawn;
beforeEach(() => {
  drawn = freshDocument();
  vi.stubGlobal('navigator', { language: 'en-GB' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const at = now + 3 * 86_400_000;
async function choose(): Promise<void> {
  await vi.waitFor(() => drawn.find('input[type=datetime-local]'));
  const field = drawn.find('input[type=datetime-local]') as HTMLInputElement;
  field.value = localInput(at);
  drawn.send('input', 'input');
  // Drawn with what was typed.
  await new Promise((resolve) => setTimeout(resolve));
  drawn.send('.button.primary', 'click');
}
const typed = () => drawn.root.querySelector<HTMLInputElement>('input[type=datetime-local]')?.value;

it('[EX-14] a press that did not count loses nothing of the time that was typed', async () => {
  const asked: unknown[] = [];
  // The guard of the widget refused it: nothing else follows.
  const ask = (_: Event, ...what: unknown[]) => void asked.push(what);
  const own = callback({ carrier: 'own', record: 'rec' });
  drawn.draw(<OwnFollowUp {...{ now, ask, lookup }} session={session({})} callback={own} />);
  drawn.send('.button', 'click');
  await choose();
  expect(asked).toEqual([['rescheduleCallback', 'rec', at]]);
  await Promise.resolve();
  expect(typed()).toBe(localInput(at));
});

it('[EX-14] on its page the form stays until the record has the time', async () => {
  const moved: number[] = [];
  const actions = { reschedule: (_: string, to: number) => void moved.push(to) } as never;
  const agent = { value: 'p', display_value: 'P' };
  const promised = { sys_id: 'c', phone_number: '+442079460958', reason_type: '', description: '' };
  const record = followUp({ ...promised, at: now, name: 'Amara', queue: null, agent, interaction: '' }, now);
  const draw = (scheduled_start_time: number) =>
    drawn.draw(
      <WaitingActions
        {...{ now, lookup, actions }}
        page={{ record: { ...record, scheduled_start_time }, context: null }}
      />,
    );
  draw(now);
  const reschedule = [...drawn.root.querySelectorAll<HTMLElement>('button')].findLast(({ textContent }) =>
    textContent?.includes('Reschedule'),
  );
  reschedule?.click();
  await choose();
  expect(moved).toEqual([at]);
  draw(now);
  expect(typed()).toBe(localInput(at));
  draw(at);
  await vi.waitFor(() => expect(typed()).toBeUndefined());
});

test.each([
  ['2026-03-29T01:30', /^Clocks go forward then: it will be 0?2:30/],
  ['2026-10-25T01:30', /^Clocks go back then: 0?1:30.* comes twice, and the first is meant\.$/],
  ['2026-10-25T02:30', /^$/],
  ['2026-03-29T02:00', /^$/],
  ['', /^$/],
])('[EX-14] clocks that change in London: %s', (text, words) => {
  vi.stubEnv('TZ', 'Europe/London');
  drawn.draw(<ClockChange text={text} />);
  expect(drawn.root.textContent).toMatch(words);
});
