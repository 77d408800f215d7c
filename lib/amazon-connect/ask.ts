/** One Streams call as a promise that always settles, with Connect's failures as ours. */

import { type ErrorCode, VoiceError } from '../errors.ts';

/** After this a Streams call is given up: some never call back (connect-simulator, section 7). */
export const askLimitMs = 8_000;

export interface StreamsCallbacks<Value> {
  success(value: Value): void;
  failure(error?: unknown): void;
}

/** Runs one Streams call and answers what it succeeds with. Throws a VoiceError when refused or not answered in time. */
export function ask<Value = void>(
  start: (callbacks: StreamsCallbacks<Value>) => void,
  limitMs = askLimitMs,
): Promise<Value> {
  return new Promise((done, failed) => {
    const limit = setTimeout(() => failed(new VoiceError('no-answer')), limitMs);
    const settled = (settle: () => void) => () => {
      clearTimeout(limit);
      settle();
    };
    try {
      start({
        success: (value) => settled(() => done(value))(),
        failure: (error) => settled(() => failed(failureOf(error)))(),
      });
    } catch (error) {
      settled(() => failed(failureOf(error)))();
    }
  });
}

/** Connect's exception types that say more than "refused". */
const codes: Record<string, ErrorCode> = {
  InvalidStateException: 'not-now',
  ContactNotFoundException: 'no-such-call',
  ConnectionNotFoundException: 'no-such-party',
  BadEndpointException: 'number-refused',
  QuotaExceededException: 'not-now',
  AccessDeniedException: 'refused',
  UnauthorizedException: 'signed-out',
  RefreshTokenExpiredException: 'signed-out',
};

/** A failure as Streams hands it over: a JSON string, an Error, or a bare word. */
export function failureOf(error: unknown): VoiceError {
  if (error instanceof VoiceError) return error;
  const { type, message } = partsOf(error);
  // Streams throws this for a contact or a connection that is gone.
  const isGone = /no longer exists/.test(message);
  const detail = [type, message].filter((part) => part !== '').join(': ');
  return new VoiceError(isGone ? 'no-such-call' : (codes[type] ?? 'refused'), detail || null);
}

function partsOf(error: unknown): { type: string; message: string } {
  if (error instanceof Error) return { type: '', message: error.message };
  if (typeof error !== 'string') return { type: '', message: '' };
  try {
    const parsed = JSON.parse(error) as { type?: unknown; message?: unknown } | null;
    return { type: word(parsed?.type), message: word(parsed?.message) };
  } catch {
    return { type: '', message: error };
  }
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
