/** Questions of the scripts that run on pages. They go without lib/messaging: the sentences of all errors are 2 kB on every page. */

import type { Reply, Request } from '../messaging.ts';
import type { Queries, QueryName } from '../queries.ts';

/** The background's answer to a query; rejects when it was refused, or when the extension was replaced. Asked once more when the worker was stopped over it. */
export async function query<Name extends QueryName>(
  name: Name,
  ...args: Parameters<Queries[Name]>
): Promise<ReturnType<Queries[Name]>> {
  const request: Request = { to: 'background', name, args };
  const send = (): Promise<Reply | undefined> => chrome.runtime.sendMessage(request);
  const reply = (await send().catch(() => undefined)) ?? (await send());
  if (!reply || 'error' in reply) throw new Error(`the background refused ${name}`);
  return reply.value as ReturnType<Queries[Name]>;
}
