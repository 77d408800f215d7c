import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { ActiveCallCard } from '../../../components/ActiveCallCard.tsx';
import { Cards } from '../../../components/Cards.tsx';
import { CallbackCells } from '../../../components/callbacks/CallbackCells.tsx';
import { InteractionList } from '../../../components/interactions/InteractionList.tsx';
import type { InteractionsActions } from '../../../components/interactions/interactions-view.ts';
import { CallbackActions } from '../../../components/panels/callbacks/CallbackActions.tsx';
import { CallbackOffer } from '../../../components/panels/callbacks/CallbackOffer.tsx';
import { EntryCount } from '../../../components/panels/EntryCount.tsx';
import { CallbackCard, CallFoot } from '../../../components/panels.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { callback } from '../../gallery/callbacks.ts';
import { lookup } from '../../gallery/directory.ts';
import { view } from '../../gallery/interactions.tsx';
import { call, now, session } from '../../gallery/people.ts';
import { withRecords } from '../../gallery/records.ts';

let drawn: Drawn;
let asked: unknown[][];
const ask = (_: Event, ...what: unknown[]) => void asked.push(what);
const surface = (shown = session()) => ({ session: shown, now, ask, lookup });
const actions = (changed: Partial<Callback>, shown = session()) =>
  drawn.draw(<CallbackActions {...surface(shown)} callback={callback(changed)} />);

beforeEach(() => {
  drawn = freshDocument();
  asked = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('[CB-01][CF-28] one view holds a call and a callback, the call first', async () => {
  await Promise.all([CallbackCard.fetch(), CallFoot.fetch()]);
  drawn.draw(<Cards {...surface(session({ calls: [call()], callbacks: [callback()] }))} />);
  expect(drawn.names('article')).toEqual(['Talking, Amara Osei', 'ASAP callback, Amara Osei']);
  expect(drawn.names('button')).toEqual(expect.arrayContaining(['Hold', 'Call number']));
});

it('[CF-28][EX-04] the head counts them in a figure, which leaves room for the presence, and tells what they are', () => {
  const shown = session({ calls: [call()], callbacks: [callback()] });
  drawn.draw(<EntryCount session={shown} />);
  const count = drawn.find('.count');
  expect(count.textContent).toBe('2');
  expect(count.getAttribute('aria-label')).toBe('1 call, 1 callback');
  drawn.draw(<EntryCount session={session({ calls: [call()] })} />);
  expect(drawn.root.querySelector('.count')).toBeNull();
});

it('[CB-14][CF-20] customer first: the controls of any call and no callback actions, with a word for how it began', async () => {
  await CallbackCard.fetch();
  drawn.draw(<Cards {...surface(session({ calls: [call()] }))} />);
  const ordinary = drawn.names('.controls button');
  const first = callback({ carrier: 'customer-first', phase: 'talking', callId: 'c-amara' });
  const shown = session({ calls: [call({ kind: 'callback' })], callbacks: [first] });
  drawn.draw(<Cards {...surface(shown)} />);
  expect(drawn.names('.controls button')).toEqual(ordinary);
  expect(drawn.root.querySelector('.callback')).toBeNull();
  expect(drawn.find('.what').textContent).toContain('Callback');
});

it('[CF-23][EX-01] an offer says whose it is, what kind, the queue, why, for when and how it is dialled; and is taken or turned away', () => {
  const offer = (changed: Partial<Callback>) => {
    const offered = callback({ phase: 'offered', offerEndsAt: now + 20_000, ...changed });
    drawn.draw(<CallbackOffer {...surface()} callback={offered} />);
    return drawn.root.textContent;
  };
  const words = offer({ type: 'scheduled', scheduledAt: now, mode: 'automatic' });
  for (const word of ['Scheduled callback', 'Amara Osei', 'Billing Issue', 'asked for today'])
    expect(words).toContain(word);
  expect(drawn.names('.what span')).toEqual(['Billing', 'agent first', 'dials by itself after a look']);
  expect(drawn.find('[role=timer]').getAttribute('aria-label')).toBe('20 seconds to accept');
  expect(drawn.names('button')).toEqual(['Reject', 'Accept']);
  for (const button of [1, 2]) drawn.send(`.buttons button:nth-child(${button})`, 'click');
  expect(asked.map(([command]) => command)).toEqual(['rejectCallback', 'acceptCallback']);
  expect(offer({})).toContain('asked for as soon as possible');
  expect(drawn.root.textContent).toContain('you dial after a look');
  // Nobody else can take what the agent promised, and no time runs out.
  expect(offer({ carrier: 'own', record: 'own', scheduledAt: now, offerEndsAt: null })).toContain(
    'promised for today',
  );
  expect(drawn.names('button')).toEqual(['Accept', 'Later…', 'Cancel follow-up']);
  expect(drawn.root.querySelector('[role=timer]')).toBeNull();
});

it('[CB-19][CF-19] before the call everything known stands above the button that calls', () => {
  actions({});
  const parts = [...drawn.root.querySelectorAll('dl, button')].map(({ localName }) => localName);
  expect(parts[0]).toBe('dl');
  expect(drawn.find('dl').textContent).toContain('Billing Issue');
  expect(drawn.names('.callback-acts button')).toEqual(['Call number', 'Transfer', 'Close callback']);
});

it('[CF-12][CF-13] by hand no time runs, and it says that nothing dials; by countdown it runs', () => {
  actions({ dialsAt: now + 18_000 });
  expect(drawn.root.querySelector('[role=timer], time')).toBeNull();
  expect(drawn.find('.foot').textContent).toContain('Nothing dials by itself.');
  actions({ mode: 'automatic', dialsAt: now + 18_000 });
  expect(drawn.find('[role=timer]')).toBeTruthy();
  expect(drawn.names('.callback-acts button')).toEqual(expect.arrayContaining(['Pause', '+30 s']));
});

it('[CF-01][CF-05][CF-06] all numbers stand in the list once, and the one that is chosen is asked for', () => {
  actions({});
  expect(drawn.names('option')).toHaveLength(2);
  drawn.find('option[value="+447700900123"]').setAttribute('selected', '');
  const select = drawn.find('select') as HTMLSelectElement;
  Object.defineProperty(select, 'value', { value: '+447700900123' });
  drawn.send('select', 'change');
  actions({ chosen: '+447700900123' });
  drawn.send('.callback-acts .button', 'click');
  expect(asked).toEqual([
    ['chooseCallbackNumber', 'task-1', '+447700900123'],
    ['dialCallback', 'task-1', false],
  ]);
});

it('[CF-06] arrows that are quicker than the session go on from what shows, and nothing else is dialled meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [first, second] = callback().numbers;
  const third = '+442079460333';
  const numbers = [first, second, { ...second, e164: third }] as Callback['numbers'];
  const draw = (chosen: string | undefined) => actions({ numbers, chosen: chosen ?? null });
  const pick = async (e164: string | undefined) => {
    Object.defineProperty(drawn.find('select'), 'value', { value: e164, configurable: true, writable: true });
    drawn.send('select', 'change');
    await vi.advanceTimersByTimeAsync(10);
  };
  const shows = () => drawn.root.querySelector('option[selected]')?.getAttribute('value');
  const dial = () => drawn.find('.callback-acts .button').getAttribute('aria-disabled');
  draw(first?.e164);
  await pick(second?.e164);
  await pick(third);
  // The session has the first of the two by now.
  draw(second?.e164);
  expect([shows(), dial()]).toEqual([third, 'true']);
  draw(third);
  await vi.advanceTimersByTimeAsync(10);
  expect([shows(), dial()]).toEqual([third, 'false']);
  // One that is refused is taken back.
  await pick(first?.e164);
  expect(dial()).toBe('true');
  await vi.advanceTimersByTimeAsync(2_000);
  expect([shows(), dial()]).toEqual([third, 'false']);
});

const missed = { at: now - 60_000, e164: '+442079460958', callId: 'v', by: 'agent' } as const;
const once: Partial<Callback> = {
  ...{ phase: 'unanswered', firstDialAt: now - 60_000 },
  attempts: [{ ...missed, outcome: 'no-answer', durationMs: 9 }],
};

it('[CB-21][CB-22][CF-02][CF-04][CF-10] nobody answered: retry with its count, close, and no transfer any more', () => {
  actions({ ...once, mostAttempts: 3 });
  expect(drawn.names('.callback-acts button')).toEqual(['Retry call', 'Transfer', 'Close callback']);
  expect(drawn.find('.who').textContent).toMatch(/No answer at .*Attempt 1 of 3/);
  const off = drawn.names('.callback-acts button[aria-disabled=true]');
  expect(off).toEqual(['Transfer']);
  actions({ ...once, mostAttempts: 1 });
  expect(drawn.names('.callback-acts button[aria-disabled=true]')).toEqual(['Retry call', 'Transfer']);
  expect(drawn.names('.refusal').join(' ')).toMatch(/once|1 time/);
});

test.each([
  ['[CB-22][CF-07] no code exists: it closes with what is written', [], [['closeCallback', 'task-1']]],
  ['[CF-07] codes exist and none is chosen: it says so, and nothing closes', undefined, []],
])('%s', async (_, codes, commands) => {
  const asksFor = withRecords(codes ? { codes } : {});
  const closing = callback(once);
  drawn.draw(<CallbackActions {...surface()} lookup={asksFor} callback={closing} />);
  drawn.send('.callback-acts .buttons .button:last-child', 'click');
  await vi.waitFor(() => drawn.find('.wrap-up-form'));
  drawn.send('.button.primary', 'click');
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toEqual(commands);
  expect(drawn.root.textContent?.includes('Choose a code first')).toBe(commands.length === 0);
});

it('[CF-11] on its way it says to whom, and is taken back; not taken it says so, and the actions are there again', async () => {
  await CallbackCard.fetch();
  const transfer = { to: 'Tier 2', since: now - 14_000, hasFailed: false };
  drawn.draw(<CallbackCard {...surface()} callback={callback({ phase: 'transferring', transfer })} />);
  expect(drawn.root.textContent).toContain('Waiting for Tier 2 to take it');
  expect(drawn.names('button')).toEqual(['Cancel transfer']);
  drawn.send('button', 'click');
  expect(asked).toEqual([['cancelCallbackTransfer', 'task-1']]);
  actions({ transfer: { ...transfer, hasFailed: true } });
  expect(drawn.root.textContent).toContain('Tier 2 did not take it');
  expect(drawn.names('.callback-acts button')).toEqual(['Call number', 'Transfer', 'Close callback']);
});

it('[CF-16] the second countdown says how long, and is kept from closing by a press', async () => {
  await CallbackCard.fetch();
  const talked = callback({ phase: 'wrap-up', phaseAt: now - 18_000, answeredAt: now - 270_000 });
  drawn.draw(<CallbackCard {...surface()} callback={{ ...talked, closesAt: now + 42_000 }} />);
  expect(drawn.find('[role=timer]').textContent).toContain('Closes by itself in 42 s');
  drawn.send('[role=timer] button', 'click');
  expect(asked).toEqual([['keepCallback', 'task-1']]);
  drawn.draw(<CallbackCard {...surface()} callback={talked} />);
  expect(drawn.root.querySelector('[role=timer]')).toBeNull();
});

it('[CF-25] a callback that talks leaves the controls to its call', () => {
  const talking = callback({ phase: 'talking', callId: 'c-amara' });
  const shown = session({ calls: [call()], callbacks: [talking] });
  drawn.draw(<ActiveCallCard {...surface(shown)} call={call()} />);
  expect(drawn.names('.controls button')).toEqual(['Mute', 'Hold', 'Keypad', 'Transfer', 'Add', 'End']);
  expect(drawn.find('.what').textContent).toContain('Callback');
});

test.each([
  [
    '[CF-39] of a callback’s own list',
    (previewMs: number | null) => <CallbackCells {...{ now, most: 0 }} record={kept(previewMs)} />,
  ],
  ['[CF-39] of the list of interactions', (previewMs: number | null) => list(previewMs)],
])('the preview’s length stands in each row %s', (_, of) => {
  drawn.draw(of(38_000));
  expect(drawn.names('[role=cell]')).toContain('0:38');
  drawn.draw(of(null));
  expect(drawn.names('[role=cell]')).not.toContain('0:38');
});

const kept = (previewMs: number | null) => ({
  ...followUp(
    {
      ...{ sys_id: 'c', phone_number: '+442079460958', at: now, reason_type: '', description: '' },
      ...{ name: 'Amara Osei', queue: 'Billing', agent: { value: 'p', display_value: 'P' }, interaction: '' },
    },
    now,
  ),
  previewMs,
});
function list(previewMs: number | null) {
  const { list: shown } = view();
  const one = shown.interactionAt(0);
  const only = { ...shown.totals, total: 1 };
  const changed = { ...shown, totals: only, interactionAt: () => one && { ...one, previewMs } };
  return <InteractionList view={view({ list: changed })} actions={{} as InteractionsActions} />;
}
