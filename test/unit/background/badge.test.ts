import { expect, it, vi } from 'vitest';
import { badgeOf } from '../../../entrypoints/background/surfaces/badge.ts';
import { createBadge } from '../../../entrypoints/background/surfaces/draw-badge.ts';
import { browser } from '../../../lib/browser.ts';
import { callback } from '../../gallery/callbacks.ts';
import { call, priya, ringing, session } from '../../gallery/people.ts';

it.each([
  ['available', session(), ' ', 'Global Voice Control: Available'],
  [
    'one call',
    session({ agent: priya('busy'), calls: [call()] }),
    '1',
    'Global Voice Control: On a call, 1 call',
  ],
  ['two calls', session({ calls: [call(), ringing(20)] }), '2', 'Global Voice Control: Available, 2 calls'],
  [
    '[CF-28] a call and a callback',
    session({ agent: priya('busy'), calls: [call()], callbacks: [callback()] }),
    '2',
    'Global Voice Control: On a call, 1 call, 1 callback',
  ],
  [
    '[CF-28] a callback whose call is on is one entry',
    session({
      calls: [call()],
      callbacks: [callback({ phase: 'talking', callId: call().id })],
    }),
    '1',
    'Global Voice Control: Available, 1 call',
  ],
  [
    'wrap-up is no call',
    session({ agent: priya('wrapUp'), calls: [call({ phase: 'wrap-up' })] }),
    ' ',
    'Global Voice Control: After call work',
  ],
  [
    'a call would be missed',
    session({
      readiness: {
        light: 'missed',
        why: { title: 'Microphone', text: 'Blocked for this browser', mend: null },
      },
    }),
    '!',
    'Global Voice Control: Available, but a call would be missed (microphone: Blocked for this browser)',
  ],
  ['signed out', session({ connection: { state: 'signed-out' } }), '!', 'Global Voice Control: signed out'],
  [
    'not set up',
    session({ connection: { state: 'not-set-up' } }),
    '!',
    'Global Voice Control: not set up yet',
  ],
  [
    'connecting',
    session({ agent: null, connection: { state: 'connecting', since: 0 } }),
    '…',
    'Global Voice Control: connecting',
  ],
])('[EX-04] %s', (_, shown, text, title) => {
  expect(badgeOf(shown)).toMatchObject({ text, title });
});

it('its colour tells presences apart', () => {
  const colours = (['available', 'lunch', 'missed', 'offline'] as const).map(
    (presence) => badgeOf(session({ agent: priya(presence) })).colour,
  );
  expect(new Set(colours).size).toBe(4);
});

it('[EX-04] the toolbar is told what has changed and nothing else', () => {
  const said: unknown[] = [];
  const { action } = browser;
  for (const name of ['setBadgeText', 'setBadgeBackgroundColor', 'setTitle'] as const)
    vi.spyOn(action, name).mockImplementation(async (what: unknown) => void said.push(what));
  const draw = createBadge();
  draw(session());
  expect(said).toHaveLength(3);
  draw(session());
  expect(said).toHaveLength(3);
  draw(session({ calls: [ringing(20)] }));
  expect(said.slice(3)).toEqual([{ text: '1' }, { title: 'Global Voice Control: Available, 1 call' }]);
  draw(session());
  expect(said.slice(5)).toEqual([{ text: ' ' }, { title: 'Global Voice Control: Available' }]);
});
