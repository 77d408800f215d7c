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
  // The newer SDK's own word for its time limit.
  clientTimeout: 'no-answer',
  // Of the AWS client in Streams, without a status: a line that was cut, its own time limit, and an answer by something else.
  NetworkingError: 'no-answer',
  TimeoutError: 'no-answer',
  SyntaxError: 'no-answer',
};

/** A failure as Streams hands it over: a JSON string, what it was made of, an Error, or a bare word. */
export function failureOf(error: unknown): VoiceError {
  if (error instanceof VoiceError) return error;
  const { type, message, statusCode } = partsOf(error);
  // Streams throws this for a contact or a connection that is gone.
  const isGone = /no longer exists/.test(message);
  const detail = [type, message].filter((part) => part !== '').join(': ');
  const code = isGone ? 'no-such-call' : isAway(statusCode) ? 'no-answer' : (codes[type] ?? 'refused');
  return new VoiceError(code, detail || null);
}

/** Whether the service could not, rather than would not: broken, too busy, or not reached at all, which is status 0. */
const isAway = (statusCode: number | null) =>
  statusCode !== null && (statusCode === 0 || statusCode === 429 || statusCode >= 500);

function partsOf(error: unknown): { type: string; message: string; statusCode: number | null } {
  // The newer SDK's failures have a key and a reason; when nobody answered they are no Errors (section 5).
  if (typeof error === 'object' && error !== null && 'errorKey' in error) {
    const { errorKey, reason } = error as { errorKey?: unknown; reason?: unknown };
    return { type: word(errorKey), message: word(reason), statusCode: null };
  }
  if (error instanceof Error) return { type: '', message: error.message, statusCode: null };
  const parsed = typeof error === 'string' ? parse(error) : error;
  if (typeof parsed !== 'object' || parsed === null) return { type: '', message: '', statusCode: null };
  const { type, message, statusCode } = parsed as { type?: unknown; message?: unknown; statusCode?: unknown };
  return {
    type: word(type),
    message: word(message),
    statusCode: typeof statusCode === 'number' ? statusCode : null,
  };
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return { message: words };
  }
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
