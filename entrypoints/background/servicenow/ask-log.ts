/** What was asked of the instance lately, for whoever looks for a fault. No values: only which door, and how it went. */

import { endpointOf } from '../../../lib/servicenow/endpoints.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';
import type { AskedLine } from '../../../lib/servicenow/view.ts';

const most = 100;

/** `ask`, noted; newest first. Gone with the worker. */
export function noted(ask: Ask, now: () => number): { ask: Ask; lines(): AskedLine[] } {
  let lines: AskedLine[] = [];
  return {
    async ask(request, signal) {
      const at = now();
      const answered = await ask(request, signal);
      const failure = 'failure' in answered ? answered.failure : null;
      // What nobody wanted any more is no fault.
      if (signal?.aborted) return answered;
      const path = request.path.split('?')[0] ?? '';
      const endpoint = endpointOf({ method: request.method, path });
      // The name of a table tells more than a door, and no record is named.
      const table = /\/(?:table|documents)\/(\w+)/.exec(path)?.[1] ?? null;
      lines = [{ at, endpoint, table, ms: now() - at, failure: failure?.kind ?? null }, ...lines].slice(
        0,
        most,
      );
      return answered;
    },
    lines: () => lines,
  };
}
