/** Faults put in on purpose: each makes one kind of request misbehave, so often or until cleared. */

import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Faults as FaultsOf } from '../connect/faults.ts';

/**
 * What happens instead of the answer. `html` a page with status 200, as proxies and sign-in pages give; `hang` never
 * answers; `cut` drops the connection before anything is done; `lost` does it and drops the answer; `doubled` does it
 * twice, as a proxy that repeats a request; `delay` answers late.
 */
export type FaultEffect = 'status' | 'html' | 'hang' | 'cut' | 'lost' | 'doubled' | 'delay';

export interface Fault {
  /** The request's operation, as the journal names it (`table/interaction POST`), or `*`. */
  operation: string;
  effect: FaultEffect;
  /** For `status`. */
  status?: number;
  /** Seconds for the `Retry-After` header; for `status`. */
  retryAfter?: number;
  delayMs?: number;
  /** How many requests it spoils; all until cleared when absent. */
  times?: number;
}

export type Faults = FaultsOf<Fault>;

export type RestContext = Context<{ Bindings: HttpBindings }>;

const messages: Record<number, [message: string, detail: string]> = {
  401: ['User is not authenticated', 'Required to provide Auth information'],
  403: ['Operation Failed', 'ACL Exception Insert Failed due to security constraints'],
  404: ['No Record found', "Record doesn't exist or ACL restricts the record retrieval"],
  429: ['Rate limit exceeded', 'Rate limit of 1 requests per hour for Table API exceeded'],
  500: ['Transaction cancelled: maximum execution time exceeded', ''],
};

/** The page of an instance that was put to sleep, and of one that is waking up: HTML with status 200. */
export const sleepingPage = `<!doctype html><html><head><title>Instance Hibernating page</title></head>
<body><h1>Your instance is hibernating</h1><p>Sign in to the developer site to wake it up.</p></body></html>`;

/** Spoils one request before it is done; null means: go on. */
export async function spoil(c: RestContext, fault: Fault | null): Promise<Response | null> {
  switch (fault?.effect) {
    case 'status': {
      const status = fault.status ?? 500;
      const [message, detail] = messages[status] ?? [`Status ${status}`, ''];
      const headers: Record<string, string> = { 'content-type': 'application/json;charset=UTF-8' };
      if (fault.retryAfter !== undefined) headers['retry-after'] = String(fault.retryAfter);
      return new Response(JSON.stringify({ error: { message, detail }, status: 'failure' }), {
        status,
        headers,
      });
    }
    case 'html':
      return new Response('<!doctype html><title>Log in</title><p>Please sign in.', {
        headers: { 'content-type': 'text/html;charset=UTF-8' },
      });
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
      return null;
    case 'hang':
      return new Promise<never>(() => {});
    case 'cut':
      return cut(c);
    default:
      return null;
  }
}

/** Drops the connection; there is no answer. */
export function cut(c: RestContext): Promise<never> {
  c.env.incoming.socket.destroy();
  return new Promise<never>(() => {});
}
