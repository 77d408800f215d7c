/** A door of the REST API: sign-in, roles, rate limits, headers, faults, envelope and journal are the same at each. */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { callerOf, has } from './access.ts';
import { cut, type Fault, type RestContext, sleepingPage, spoil } from './faults.ts';
import type { Api, Caller, ServiceNowHost } from './host.ts';
import { Refusal, refusals } from './refusal.ts';

export type RestApp = Hono<{ Bindings: HttpBindings }>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Asked {
  c: RestContext;
  caller: Caller;
  /** The JSON body; empty without one. */
  body: Record<string, unknown>;
  param(name: string): string;
  query(name: string): string | undefined;
}

export interface Door {
  api: Api;
  /** One of these roles may come in; everybody who is signed in when empty. */
  roles?: readonly string[];
  /** Body of any type, read by the handler. */
  takesFiles?: boolean;
  /** What the journal calls it; the path without `/api/now` by default. */
  operation?(c: RestContext): string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** What stands under `result`; undefined for no body. */
  result?: unknown;
  /** A body without the envelope, for the few doors that have one of their own. */
  bare?: unknown;
}

/** Adds a door to the application. Its handler answers or throws a Refusal. */
export function addDoor(
  app: RestApp,
  host: ServiceNowHost,
  method: Method,
  path: string,
  door: Door,
  handle: (asked: Asked) => Answer | Response | Promise<Answer | Response>,
): void {
  app.on(method, path, async (c) => {
    const operation = `${door.operation?.(c) ?? c.req.path.replace(/^\/api\/(now\/)?/, '')} ${method}`;
    if (host.settings.isSleeping) return c.html(sleepingPage);
    const fault = host.faults.take(operation);
    let caller: Caller | null = null;
    let body: Record<string, unknown> = {};
    try {
      const spoilt = await spoil(c, fault);
      if (spoilt) return journalled(spoilt);
      if (host.settings.missing.includes(door.api)) throw refusals.noResource();
      caller = callerOf(host, c.req);
      const { headers, retryAfter } = host.limits.count(caller.sysId, host.settings.rateLimit, host.now());
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      if (retryAfter !== null) {
        c.header('Retry-After', String(retryAfter));
        const { perHour } = host.settings.rateLimit ?? { perHour: 0 };
        throw new Refusal(
          429,
          'Rate limit exceeded',
          `Rate limit of ${perHour} requests per hour for Table API exceeded`,
        );
      }
      checkHeaders(c, method, door);
      if (!has(caller, door.roles ?? [])) throw refusals.noRole((door.roles ?? []).join(' or '));
      if (!door.takesFiles) body = await bodyOf(c, method);
      const asked: Asked = {
        c,
        caller,
        body,
        param: (name) => c.req.param(name) ?? '',
        query: (name) => c.req.query(name),
      };
      const answer = await handle(asked);
      await afterwards(fault);
      return journalled(answer instanceof Response ? answer : written(c, answer));

      async function afterwards(spoiling: Fault | null) {
        if (spoiling?.effect === 'doubled') await Promise.resolve(handle(asked)).catch(refused);
        if (spoiling?.effect === 'lost') await cut(c);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return journalled(envelope(c, error));
    }

    function journalled(response: Response): Response {
      const agent = caller?.user.user_name ?? null;
      host.journal.add({ operation, agent, status: response.status, input: body });
      return response;
    }
  });
}

/** A repeated request that is refused tells nobody. */
function refused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

function written(c: RestContext, { status = 200, headers = {}, result, bare }: Answer): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (status === 204) return c.body(null, 204);
  return c.json((bare ?? { result }) as object, status as 200);
}

/** The error envelope. */
export function envelope(c: RestContext, { status, message, detail }: Refusal): Response {
  if (status === 401) c.header('WWW-Authenticate', 'BASIC realm="Service-now"');
  return c.json({ error: { message, detail }, status: 'failure' }, status as 400);
}

function checkHeaders(c: RestContext, method: Method, { takesFiles = false }: Door): void {
  const accept = c.req.header('accept');
  if (!accept) throw new Refusal(400, 'Missing header', 'The Accept header is required');
  if (!/application\/json|\*\/\*/.test(accept)) throw new Refusal(406, 'Not acceptable');
  if (method === 'GET' || method === 'DELETE' || takesFiles) return;
  const type = c.req.header('content-type');
  if (!type) throw new Refusal(400, 'Missing header', 'The Content-Type header is required');
  if (!type.startsWith('application/json')) throw new Refusal(415, 'Unsupported Media Type');
}

async function bodyOf(c: RestContext, method: Method): Promise<Record<string, unknown>> {
  if (method === 'GET' || method === 'DELETE') return {};
  const text = await c.req.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'Exception while reading request', 'The payload is not valid JSON.');
}

/** A value of a body as text; empty for what is not there. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
}

/** A truth of a body, in the product's spellings; one that is neither is no truth. */
export const isYes = (value: unknown): boolean => ['true', 'yes', '1'].includes(textOf(value));
export const isNo = (value: unknown): boolean => ['false', 'no', '0'].includes(textOf(value));

/** An object of a body; empty for what is none. */
export const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** A list of objects of a body. */
export const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map(objectOf) : [];
