import { describe, expect, it } from 'vitest';
import type { Call } from '../../../lib/call.ts';
import { isShortcut, type ShortcutName, shortcutCommand, shortcuts } from '../../../lib/shortcuts.ts';
import { call, priya, ringing, session } from '../../gallery/people.ts';

const inPhase = (phase: Call['phase'], changed: Partial<Call> = {}) => call({ id: phase, phase, ...changed });

describe('[AC-02][XX-06] a shortcut means', () => {
  it.each<[ShortcutName, Call[], string | null]>([
    ['answer-or-end', [ringing(9, { id: 'ringing' })], 'accept ringing'],
    ['answer-or-end', [inPhase('connected')], 'hangUp connected'],
    ['answer-or-end', [inPhase('connected'), ringing(9, { id: 'second' })], 'accept second'],
    ['answer-or-end', [inPhase('consult-dialing')], 'cancelTransfer consult-dialing'],
    ['answer-or-end', [inPhase('conference')], 'leave conference'],
    ['answer-or-end', [inPhase('wrap-up')], null],
    ['answer-or-end', [ringing(9, { id: 'desk', phone: 'desk' })], null],
    ['mute', [inPhase('connected')], 'mute connected'],
    ['mute', [inPhase('connected', { isMuted: true })], 'unmute connected'],
    ['mute', [inPhase('connected'), ringing(9)], 'mute connected'],
    ['mute', [], null],
    ['hold', [inPhase('connected')], 'hold connected'],
    ['hold', [inPhase('held')], 'resume held'],
    ['hold', [inPhase('held'), inPhase('connected')], 'hold connected'],
    ['reject', [ringing(9, { id: 'r' })], 'reject r'],
    ['reject', [inPhase('connected')], null],
    ['finish', [inPhase('wrap-up')], 'clear wrap-up'],
    ['finish', [inPhase('connected')], null],
  ])('%s with %j: %s', (name, calls, expected) => {
    const meant = shortcutCommand(name, session({ calls }));
    expect(meant && 'callId' in meant ? `${meant.command} ${meant.callId}` : meant).toBe(expected);
  });

  it('[AC-31] finish: Available, once there is no call to clear', () => {
    const away = session({ agent: priya('missed') });
    expect(shortcutCommand('finish', away)).toEqual({ command: 'setPresence', presenceId: 'p-available' });
    expect(shortcutCommand('finish', session())).toBeNull();
  });
});

it('at most four have a key, as browsers allow, and no two the same', () => {
  const keys = Object.values(shortcuts).flatMap((shortcut) => ('key' in shortcut ? [shortcut.key] : []));
  expect(keys.length).toBeLessThanOrEqual(4);
  expect(new Set(keys).size).toBe(keys.length);
  expect(isShortcut('constructor')).toBe(false);
});
