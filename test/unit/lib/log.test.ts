import { afterEach, expect, it, vi } from 'vitest';
import { log, redact } from '../../../lib/log.ts';

afterEach(() => vi.restoreAllMocks());

it.each([
  ['+442079460958', '…58'],
  ['(020) 7946 0958', '(…58'],
  ['tel:+1-415-555-0100;ext=9', 'tel:…00;ext=9'],
  ['call 0da49281-0000-4000-8000-4000123456ab', 'call 123456ab'],
  ['ended after 42 s', 'ended after 42 s'],
])('[XX-05] writes %s as %s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

it('writes one line with the facts that are known', () => {
  const written = vi.spyOn(console, 'info').mockImplementation(() => {});
  log.info('call rang', { number: '+442079460958', phase: 'ringing', reason: null, at: undefined });
  expect(written.mock.calls).toEqual([['[voice] call rang number=…58 phase=ringing']]);
});
