/** What can go wrong with a request to the instance, each with what to do about it. Pure. */

export type FailureKind =
  /** Nobody, or an expired token. */
  | 'signed-out'
  /** The role is missing, or an ACL refuses. */
  | 'no-role'
  /** The part of the product, or the table, is not there. */
  | 'not-installed'
  | 'not-found'
  /** A business rule or a data policy refuses this record, or nobody may change it any more; others are taken. */
  | 'locked'
  /** A record with this key is there. */
  | 'duplicate'
  | 'conflict'
  /** Too many requests in this hour. */
  | 'busy'
  /** The instance failed. */
  | 'broken'
  /** No answer in time. It may have been done. */
  | 'no-answer'
  /** The line broke. It may have been done. */
  | 'cut'
  /** A page instead of an answer: a proxy, or a sign-in of somebody else. */
  | 'not-json'
  | 'asleep'
  /** Anything else that was refused: trying again changes nothing. */
  | 'refused';

export interface Failure {
  kind: FailureKind;
  /** HTTP status; 0 without an answer. */
  status: number;
  /** The instance's own words; empty for none. */
  detail: string;
  /** How long it asks to be left alone, ms; null when it does not say. */
  retryAfterMs: number | null;
}

/** Over by itself: the same request later may succeed. */
const passing: readonly FailureKind[] = [
  'signed-out',
  'busy',
  'broken',
  'no-answer',
  'cut',
  'not-json',
  'asleep',
];
export const isPassing = ({ kind }: Failure): boolean => passing.includes(kind);

/** Whether the request may have been done all the same. */
export const isUncertain = ({ kind }: Failure): boolean =>
  kind === 'no-answer' || kind === 'cut' || kind === 'broken' || kind === 'not-json';

interface Answer {
  status: number;
  contentType: string;
  retryAfter: string | null;
  /** `X-RateLimit-Reset`: when the hour of a rate limit is over, UNIX seconds. */
  limitResetsAt: string | null;
  text: string;
  /** The browser was to be sent elsewhere: to a sign-in. */
  isRedirect: boolean;
}

/** The failure that an answer is; null for one that holds a result. `now` in epoch ms. */
export function failureOf(answer: Answer, now: number): Failure | null {
  const { status, contentType, text, isRedirect } = answer;
  const failed = (kind: FailureKind, detail = ''): Failure => ({
    ...{ kind, status, detail },
    retryAfterMs: retryAfterOf(answer.retryAfter, now),
  });
  if (isRedirect) return failed('signed-out');
  const isJson = contentType.includes('json');
  if (!isJson && /hibernating/i.test(text)) return failed('asleep');
  // Some doors answer that it is done and no more, without a type (servicenow, 4.3).
  if (status < 300 && text === '') return null;
  if (status === 429) {
    const busy = failed('busy', detailOf(text));
    return { ...busy, retryAfterMs: busy.retryAfterMs ?? untilReset(answer.limitResetsAt, now) };
  }
  if (status >= 500) return failed('broken', detailOf(text));
  if (status === 401) return failed('signed-out', detailOf(text));
  if (!isJson) return failed('not-json');
  if (status < 300) return parsed(text) === undefined ? failed('not-json') : null;
  const detail = detailOf(text);
  if (/unique key violation/i.test(detail)) return failed('duplicate', detail);
  if ((status === 400 || status === 404) && /does not represent any resource|invalid table/i.test(detail))
    return failed('not-installed', detail);
  if (status === 403) return failed(isOfRoles(detail) ? 'no-role' : 'locked', detail);
  if (status === 404) return failed('not-found', detail);
  if (status === 409) return failed('conflict', detail);
  return failed('refused', detail);
}

/** A refusal that says nothing is one of roles too; a rule says what it wants. */
const isOfRoles = (detail: string): boolean =>
  detail === '' ||
  /\bACL\b|security constraint|not auth(?:ori[sz]ed|enticated)|insufficient rights|\brole/i.test(detail);

/** What a result says of itself where 200 is no word for success: by `success`, or by a `status` of its own (servicenow, 4.4 to 4.7). */
export function failureIn(result: unknown): Failure | null {
  const { success, status, message, errors } = (result ?? {}) as Record<string, unknown>;
  const kind = success === false ? 'refused' : typeof status === 'string' ? ownStatuses[status] : undefined;
  if (!kind) return null;
  const said = [...(Array.isArray(errors) ? errors : []), message].filter((it) => typeof it === 'string');
  return { kind, status: 200, detail: said.join('; ').slice(0, 300), retryAfterMs: null };
}

/** What is not found, or found in part, was answered. */
const ownStatuses: Readonly<Record<string, FailureKind>> = {
  ...{ failure: 'refused', FAILURE: 'refused', unauthorized: 'no-role' },
  ...{ error: 'broken', timeout: 'no-answer' },
};

/** Message and detail of the error envelope, cut short. */
function detailOf(text: string): string {
  const { error } = (parsed(text) ?? {}) as { error?: { message?: unknown; detail?: unknown } };
  return [error?.message, error?.detail]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ')
    .slice(0, 300);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds or as a date. */
function retryAfterOf(text: string | null, now: number): number | null {
  if (text === null || text.trim() === '') return null;
  return pause(/^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now);
}

const untilReset = (text: string | null, now: number): number | null =>
  text === null || text.trim() === '' ? null : pause(Number(text) * 1000 - now);

/** Never more than an hour. */
const pause = (ms: number): number | null =>
  Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null;
