import { expect, it } from 'vitest';
import { errorWords } from '../../../lib/error-words.ts';
import { fromWire, toWire, VoiceError } from '../../../lib/errors.ts';

it('keeps its name and detail over the wire', () => {
  const sent = structuredClone(toWire(new VoiceError('not-now', 'hold while ringing')));
  expect(fromWire(sent)).toMatchObject({ code: 'not-now', detail: 'hold while ringing' });
});

it('turns what has no name into a refusal that says what it was', () => {
  expect(toWire(new Error('boom'))).toEqual({ code: 'refused', detail: 'boom' });
  expect(toWire('boom')).toEqual({ code: 'refused', detail: 'boom' });
  expect(errorWords(fromWire({ code: 'made-up' as 'refused', detail: null })).code).toBe('refused');
  expect(errorWords(new Error('boom')).code).toBe('refused');
});
