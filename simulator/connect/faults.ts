/** Faults put in on purpose: each makes one operation of the Connect host misbehave, so often or until cleared. */

import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What happens instead of the answer. `hang` never answers, `drop` cuts the connection, `delay` answers late. */
export type FaultEffect = 'status' | 'garbage' | 'delay' | 'hang' | 'drop';

export interface Fault {
  /**
   * An API operation (`GetAgentSnapshot`), `*` for all of them, or one of the other doors: `authorize`, `ccp`,
   * `websocket` (refuses new ones), `invite`, `sdk`.
   */
  operation: string;
  effect: FaultEffect;
  /** HTTP status, or the JSON-RPC code of an `invite`; for `status` only. */
  status?: number;
  delayMs?: number;
  /** How many requests it spoils; all until cleared when absent. */
  times?: number;
}

/** Faults of one kind of host: what they do is its own, which requests they spoil and how often is the same everywhere. */
export interface Faults<Kind extends Pick<Fault, 'operation' | 'times'> = Fault> {
  set(fault: Kind): void;
  /** Takes out the faults of one operation, or all. */
  clear(operation?: string): void;
  list(): Kind[];
  /** The fault that spoils this request, counted as used; null when it is let through. */
  take(operation: string): Kind | null;
}

/** An empty set of faults. A later fault of an operation takes the place of the earlier. */
export function createFaults<Kind extends Pick<Fault, 'operation' | 'times'> = Fault>(): Faults<Kind> {
  const faults = new Map<string, Kind>();
  return {
    set: (fault) => void faults.set(fault.operation, { ...fault }),
    clear: (operation) => (operation === undefined ? faults.clear() : void faults.delete(operation)),
    list: () => [...faults.values()],
    take(operation) {
      const fault = faults.get(operation) ?? faults.get('*');
      if (!fault) return null;
      if (fault.times !== undefined) {
        fault.times -= 1;
        if (fault.times <= 0) faults.delete(fault.operation);
      }
      return fault;
    },
  };
}

export type ConnectContext = Context<{ Bindings: HttpBindings }>;

/** Spoils one HTTP request as a fault says; null means: go on and answer it. */
export async function spoil(c: ConnectContext, fault: Fault | null): Promise<Response | null> {
  switch (fault?.effect) {
    case undefined:
      return null;
    case 'status': {
      const status = fault.status ?? 500;
      const type =
        status === 401
          ? 'UnauthorizedException'
          : status === 403
            ? 'AccessDeniedException'
            : 'InternalServiceException';
      return new Response(
        JSON.stringify({ __type: `com.amazonaws.connect#${type}`, message: 'Injected fault.' }),
        {
          status,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
        },
      );
    }
    case 'garbage':
      return new Response('<html>this is no answer', { headers: { 'content-type': 'text/html' } });
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
      return null;
    case 'hang':
      return new Promise<never>(() => {});
    case 'drop':
      c.env.incoming.socket.destroy();
      return new Promise<never>(() => {});
  }
}
