/** One request to the instance: a time limit, no cookies, no redirects to anybody else, and a defined result for each failure. */

import { type Endpoint, endpointOf } from './endpoints.ts';
import { type Failure, failureIn, failureOf } from './failure.ts';

export interface InstanceRequest {
  method: Endpoint['method'];
  /** Path and query on the instance. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
}

export type Answered = { result: unknown; total: number | null } | { failure: Failure };

/** Asks the instance; never throws. Whoever no longer wants the answer aborts by `signal`. */
export type Ask = (request: InstanceRequest, signal?: AbortSignal) => Promise<Answered>;

export interface Line {
  /** `https://name.service-now.com`. */
  origin: string;
  /** The `Authorization` header; null while nobody is signed in. */
  authorization(): Promise<string | null>;
  send: typeof fetch;
  now(): number;
  limitMs?: number | undefined;
}

/** A longer answer is cut, and so no JSON: it is taken for a broken one. */
const longest = 5_000_000;

/** The way to ask one instance. */
export function createAsk({ origin, authorization, send, now, limitMs = 20_000 }: Line): Ask {
  return async ({ method, path, body }, unwanted) => {
    const url = new URL(path, origin);
    // A path that leads elsewhere is a mistake of ours; the header must not go with it.
    if (url.origin !== origin) return failed('refused', `not on ${origin}`);
    if (endpointOf({ method, path: url.pathname }) === null)
      return failed('refused', 'not a door of the connector');
    const header = await authorization();
    if (header === null) return failed('signed-out');
    const limit = AbortSignal.timeout(limitMs);
    try {
      const response = await send(url, {
        ...{ method, credentials: 'omit', redirect: 'manual', cache: 'no-store' },
        signal: unwanted ? AbortSignal.any([limit, unwanted]) : limit,
        headers: {
          ...{ accept: 'application/json', authorization: header },
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = (await response.text()).slice(0, longest);
      const failure = failureOf(
        {
          status: response.status,
          contentType: response.headers.get('content-type') ?? '',
          retryAfter: response.headers.get('retry-after'),
          limitResetsAt: response.headers.get('x-ratelimit-reset'),
          text,
          isRedirect: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
        },
        now(),
      );
      if (failure) return { failure };
      const result = text === '' ? null : resultOf(JSON.parse(text));
      // A record's own columns say nothing of the request.
      const refusal = isOfTables(path) ? null : failureIn(result);
      if (refusal) return { failure: refusal };
      const total = response.headers.get('x-total-count');
      return { result, total: total === null ? null : Number(total) };
    } catch (error) {
      return failed(limit.aborted ? 'no-answer' : 'cut', String(error).slice(0, 200));
    }
  };
}

/** A few doors answer without the envelope. */
const resultOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'result' in body ? body.result : body;

const isOfTables = (path: string): boolean => path.startsWith('/api/now/table/');

const failed = (kind: Failure['kind'], detail = ''): { failure: Failure } => ({
  failure: { kind, status: 0, detail, retryAfterMs: null },
});

/** The records of a list; none for anything else. */
export const recordsOf = (answered: Answered): Record<string, string>[] =>
  'result' in answered && Array.isArray(answered.result) ? (answered.result as Record<string, string>[]) : [];

/** `GET` of a table: query, columns and most records. Values in the query are cleaned of what would end them. */
export function listRequest(
  table: string,
  query: string,
  fields: readonly string[],
  limit: number,
  offset = 0,
): InstanceRequest {
  const search = new URLSearchParams({
    sysparm_query: query,
    sysparm_fields: fields.join(','),
    sysparm_limit: String(limit),
    sysparm_offset: String(offset),
    sysparm_exclude_reference_link: 'true',
  });
  return { method: 'GET', path: `/api/now/table/${table}?${search}` };
}

/** A value that may stand in an encoded query: `^` would begin another part. */
export const queryValue = (text: string): string => text.replaceAll('^', '');
