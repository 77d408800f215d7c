/** Faults put in on purpose: each makes one operation of the Connect host misbehave, so often or until cleared. */

import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * What happens instead of the answer. `hang` never answers, and cuts the connection once the fault is taken out; `drop`
 * cuts it at once, `delay` answers late.
 */
export type FaultEffect = 'status' | 'garbage' | 'delay' | 'hang' | 'drop';

export interface Fault {
  /**
   * An API operation (`GetAgentSnapshot`), `*` for all of them, or one of the other doors: `authorize`, `logout`,
   * `ccp`, `websocket` (refuses new ones), `invite`, `sdk`, `self-test-call`.
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
  /** Resolves once this fault is taken out or another takes its place. */
  gone(fault: Kind): Promise<void>;
}

/** An empty set of faults. A later fault of an operation takes the place of the earlier. */
export function createFaults<Kind extends Pick<Fault, 'operation' | 'times'> = Fault>(): Faults<Kind> {
  const faults = new Map<string, Kind>();
  let waiting: { operation: string; tell: () => void }[] = [];
  const tellGone = (isGone: (operation: string) => boolean) => {
    const told = waiting.filter(({ operation }) => isGone(operation));
    waiting = waiting.filter((one) => !told.includes(one));
    for (const { tell } of told) tell();
  };
  return {
    set(fault) {
      faults.set(fault.operation, { ...fault });
      tellGone((operation) => operation === fault.operation);
    },
    clear(operation) {
      if (operation === undefined) faults.clear();
      else faults.delete(operation);
      tellGone((each) => operation === undefined || each === operation);
    },
    gone: ({ operation }) => new Promise((tell) => waiting.push({ operation, tell })),
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

/** What Connect calls each refusal. */
const exceptions: Record<number, string> = {
  400: 'InvalidStateException',
  401: 'UnauthorizedException',
  403: 'AccessDeniedException',
  404: 'ContactNotFoundException',
  409: 'ConflictException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
};

export type ConnectContext = Context<{ Bindings: HttpBindings }>;

/** Spoils one HTTP request for this operation as its fault says; null means: go on and answer it. */
export async function spoil(c: ConnectContext, faults: Faults, operation: string): Promise<Response | null> {
  const fault = faults.take(operation);
  if (!fault) return null;
  switch (fault.effect) {
    case 'status': {
      const status = fault.status ?? 500;
      const type = exceptions[status] ?? 'InternalServiceException';
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
      await faults.gone(fault);
      c.env.incoming.socket.destroy();
      return new Promise<never>(() => {});
    case 'drop':
      c.env.incoming.socket.destroy();
      return new Promise<never>(() => {});
  }
}
