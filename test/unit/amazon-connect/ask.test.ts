import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, askLimitMs, failureOf } from '../../../lib/amazon-connect/ask.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a Streams call', () => {
  it('settles when Streams calls back', async () => {
    await expect(ask(({ success }) => success())).resolves.toBeUndefined();
  });

  it('fails as no-answer when Streams never does', async () => {
    const asked = expect(ask(() => {})).rejects.toMatchObject({ code: 'no-answer' });
    await vi.advanceTimersByTimeAsync(askLimitMs);
    await asked;
  });

  it('fails when Streams throws at once', async () => {
    const asked = ask(() => {
      throw new Error('Contact c-1 no longer exists.');
    });
    await expect(asked).rejects.toMatchObject({ code: 'no-such-call' });
  });
});

describe('a failure in our words', () => {
  it.each([
    [
      '{"type":"InvalidStateException","message":"not now","stack":[]}',
      'not-now',
      'InvalidStateException: not now',
    ],
    ['{"type":"BadEndpointException","message":""}', 'number-refused', 'BadEndpointException'],
    ['{"type":"UnauthorizedException","message":"x"}', 'signed-out', 'UnauthorizedException: x'],
    ['{"type":"SomethingNew","message":"y"}', 'refused', 'SomethingNew: y'],
    ['{"message":{"nested":true}}', 'refused', null],
    ['null', 'refused', null],
    ['error', 'refused', 'error'],
    [new Error('Contact c-1 no longer exists.'), 'no-such-call', 'Contact c-1 no longer exists.'],
    [undefined, 'refused', null],
    [{ message: 'an object' }, 'refused', 'an object'],
    // As the AWS client in Streams has them (connect-faults, end to end).
    [
      '{"type":"NetworkingError","message":"Network Failure"}',
      'no-answer',
      'NetworkingError: Network Failure',
    ],
    ['{"type":"SyntaxError","message":"Unexpected token <"}', 'no-answer', 'SyntaxError: Unexpected token <'],
    ['{"type":"ThrottlingException","message":"","statusCode":429}', 'no-answer', 'ThrottlingException'],
  ])('%s', (error, code, detail) => {
    expect(failureOf(error)).toMatchObject({ code, detail });
  });
});
