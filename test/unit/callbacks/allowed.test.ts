import { describe, expect, it, test } from 'vitest';
import { allowsInCallback, type CallbackCommand, whyNot } from '../../../lib/callbacks/allowed.ts';
import {
  type CallbackCarrier,
  type CallbackPhase,
  callbackCarriers,
  callbackPhases,
} from '../../../lib/callbacks/callback.ts';
import { callback } from '../../gallery/callbacks.ts';

const commands: readonly CallbackCommand[] = [
  ...(['acceptCallback', 'rejectCallback', 'chooseCallbackNumber', 'dialCallback'] as const),
  ...(['pauseCallback', 'resumeCallback', 'extendCallback', 'transferCallback'] as const),
  ...(['cancelCallbackTransfer', 'closeCallback', 'keepCallback'] as const),
  ...(['rescheduleCallback', 'cancelCallback'] as const),
];

/** First letters of what is allowed: accept reject choose dial pause/extend transfer cancel-transfer close keep own. */
const letters: Record<CallbackCommand, string> = {
  ...{ acceptCallback: 'a', rejectCallback: 'r', chooseCallbackNumber: 'n', dialCallback: 'd' },
  ...{ pauseCallback: 'p', resumeCallback: '', extendCallback: 'e', transferCallback: 't' },
  ...{ cancelCallbackTransfer: 'x', closeCallback: 'c', keepCallback: 'k' },
  ...{ rescheduleCallback: 's', cancelCallback: 'q' },
};

const table: Record<CallbackPhase, Record<CallbackCarrier, string>> = {
  offered: { queue: 'ar', 'customer-first': 'ar', preview: 'ar', task: 'ar', own: 'asq' },
  preview: { queue: 'c', 'customer-first': 'c', preview: 'dc', task: 'ndpetc', own: 'ndpecsq' },
  dialing: { queue: '', 'customer-first': '', preview: '', task: '', own: '' },
  talking: { queue: '', 'customer-first': '', preview: '', task: '', own: '' },
  unanswered: { queue: 'c', 'customer-first': 'c', preview: 'c', task: 'ndc', own: 'ndcsq' },
  transferring: { queue: '', 'customer-first': '', preview: '', task: 'x', own: '' },
  'wrap-up': { queue: 'ck', 'customer-first': 'ck', preview: 'dck', task: 'ndck', own: 'ndck' },
  closed: { queue: '', 'customer-first': '', preview: '', task: '', own: '' },
};

describe('[CF-01][CF-07][CF-10][CB-21][CB-22] what each carrier allows in each phase', () => {
  test.each(callbackPhases.flatMap((phase) => callbackCarriers.map((carrier) => [phase, carrier] as const)))(
    '%s, %s',
    (phase, carrier) => {
      // Automatic, and with both countdowns running where they can.
      const answeredAt = phase === 'wrap-up' ? 90_000 : null;
      const one = callback({
        phase,
        carrier,
        answeredAt,
        mode: 'automatic',
        dialsAt: 99_000,
        closesAt: 99_000,
      });
      const allowed = commands.filter((command) => allowsInCallback(one, command));
      expect(allowed.map((command) => letters[command]).join('')).toBe(table[phase][carrier]);
      for (const command of commands.filter((it) => !allowed.includes(it)))
        expect(whyNot(one, command), command).toMatch(/^[A-Z].+\.$/);
    },
  );
});

it('[CF-02] one that was ended elsewhere before anybody was spoken with is closed, and not called', () => {
  expect(whyNot(callback({ phase: 'wrap-up', answeredAt: null }), 'dialCallback')).toContain('elsewhere');
});

it('[CF-13] a manual callback has nothing to pause', () => {
  expect(allowsInCallback(callback(), 'pauseCallback')).toBe(false);
  expect(allowsInCallback(callback(), 'resumeCallback')).toBe(false);
  expect(allowsInCallback(callback({ mode: 'automatic', pausedMs: 5_000 }), 'resumeCallback')).toBe(true);
});

it('[CF-04] retries have no end unless the organisation sets one', () => {
  const failed = (at: number) => ({
    ...{
      at,
      e164: '+442079460958',
      callId: null,
      durationMs: 1,
      outcome: 'no-answer' as const,
      by: 'agent' as const,
    },
  });
  const tried = { phase: 'unanswered' as const, attempts: [1, 2, 3].map(failed), firstDialAt: 1 };
  expect(allowsInCallback(callback(tried), 'dialCallback')).toBe(true);
  expect(whyNot(callback({ ...tried, mostAttempts: 3 }), 'dialCallback')).toContain('3 times');
  expect(allowsInCallback(callback({ ...tried, mostAttempts: 3 }), 'closeCallback')).toBe(true);
});

it.each([
  ['asap', null],
  ['scheduled', 9_000],
] as const)(
  '[CF-08][CF-09] asked for %s, it can be handed on until its call has begun',
  (type, scheduledAt) => {
    expect(allowsInCallback(callback({ type, scheduledAt }), 'transferCallback')).toBe(true);
    const dialled = callback({ type, scheduledAt, firstDialAt: 1, phase: 'unanswered' });
    expect(allowsInCallback(dialled, 'transferCallback')).toBe(false);
  },
);

it('[CF-10] no transfer once dialling has begun', () => {
  expect(allowsInCallback(callback(), 'transferCallback')).toBe(true);
  expect(allowsInCallback(callback({ firstDialAt: 1 }), 'transferCallback')).toBe(false);
});

it('a campaign that wants its customers called is not closed before', () => {
  expect(whyNot(callback({ carrier: 'preview', canDiscard: false }), 'closeCallback')).toContain('campaign');
});
