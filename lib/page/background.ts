/** Questions of the always-on script. It goes without lib/messaging: the sentences of all errors are 2 kB on every page. */

import type { CommandName } from '../commands.ts';
import type { Reply, Request } from '../messaging.ts';
import type { Queries, QueryName } from '../queries.ts';

/** The background's reply, a failure as it came over the wire. Rejects when the extension was replaced. */
export function askBackground(name: QueryName | CommandName, ...args: unknown[]): Promise<Reply> {
  const request: Request = { to: 'background', name, args };
  return chrome.runtime.sendMessage(request);
}

/** The answer to a query; rejects when it was refused. */
export async function query<Name extends QueryName>(
  name: Name,
  ...args: Parameters<Queries[Name]>
): Promise<ReturnType<Queries[Name]>> {
  const reply = await askBackground(name, ...args);
  if (!reply || 'error' in reply) throw new Error(`the background refused ${name}`);
  return reply.value as ReturnType<Queries[Name]>;
}
