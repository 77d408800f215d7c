/** What was asked of the instance lately, for whoever looks for a fault. No values: only which door, and how it went. */

import { endpointOf } from '../../../lib/servicenow/endpoints.ts';
import type { Ask } from '../../../lib/servicenow/request.ts';
import type { AskedLine } from '../../../lib/servicenow/view.ts';

const most = 100;

/** A log of what is asked, newest first. Gone with the worker. */
export function createAskLog(now: () => number): { noted(ask: Ask): Ask; lines(): AskedLine[] } {
  let lines: AskedLine[] = [];
  return {
    noted: (ask) => async (request, signal) => {
      const at = now();
      const answered = await ask(request, signal);
      const failure = 'failure' in answered ? answered.failure : null;
      // What nobody wanted any more is no fault.
      if (signal?.aborted) return answered;
      const path = request.path.split('?')[0] ?? '';
      const endpoint = endpointOf({ method: request.method, path });
      // The name of a table tells more than a door, and no record is named.
      const table = /\/(?:table|documents)\/(\w+)/.exec(path)?.[1] ?? null;
      const line = { at, endpoint, table, ms: now() - at, failure: failure?.kind ?? null };
      lines = [line, ...lines].slice(0, most);
      return answered;
    },
    lines: () => lines,
  };
}
