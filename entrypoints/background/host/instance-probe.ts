/** Asks the instance over the network how it stands, since a frame that does not come up says nothing. */

import { browser } from '../../../lib/browser.ts';
import { originPattern } from '../../../lib/host/instance-url.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';

const limitMs = 10_000;

/** How the instance at `ccpUrl` answers us now. Never throws. */
export async function probeInstance(ccpUrl: string): Promise<InstanceProbe> {
  if (!(await browser.permissions.contains({ origins: [originPattern(ccpUrl)] }))) return 'not-permitted';
  const answer = await ask(ccpUrl, 'follow');
  if (answer) return verdict(answer, await answer.text().catch(() => ''), ccpUrl);
  // A sign-in page of somebody else may not be read; that there is one says enough.
  const redirect = await ask(ccpUrl, 'manual');
  return redirect?.type === 'opaqueredirect' ? 'signed-out' : 'unreachable';
}

async function ask(url: string, redirect: RequestRedirect): Promise<Response | null> {
  try {
    return await fetch(url, {
      credentials: 'include',
      cache: 'no-store',
      redirect,
      signal: AbortSignal.timeout(limitMs),
    });
  } catch {
    return null;
  }
}

/** What an answer of the CCP's address means. */
export function verdict(
  answer: Pick<Response, 'status' | 'url' | 'headers'>,
  body: string,
  ccpUrl: string,
  own = browser.runtime.getURL('').replace(/\/$/, ''),
): InstanceProbe {
  const asked = new URL(ccpUrl);
  const reached = new URL(answer.url || ccpUrl);
  const withSlash = (path: string) => `${path.replace(/\/+$/, '')}/`;
  const isElsewhere =
    reached.origin !== asked.origin || !withSlash(reached.pathname).startsWith(withSlash(asked.pathname));
  // A company's instance sends strangers to a page that refuses them itself, until they come from the company's own.
  if (answer.status === 401 || (isElsewhere && answer.status !== 404 && answer.status < 500))
    return 'signed-out';
  if (answer.status === 403) return 'access-denied';
  if (answer.status >= 500) return 'unreachable';
  if (answer.status >= 400 || !/connect|ccp/i.test(body)) return 'not-connect';
  return mayBeFramed(answer.headers, own) ? 'ready' : 'not-approved';
}

/** Whether the page's own rules let an ancestor of `own` origin frame it; `frame-ancestors` wins over the older header. */
function mayBeFramed(headers: Headers, own: string): boolean {
  const policies = (headers.get('content-security-policy') ?? '').split(',');
  const ancestors = policies.flatMap(
    (policy) =>
      policy
        .split(';')
        .map((directive) => directive.trim().split(/\s+/))
        .filter(([name]) => name?.toLowerCase() === 'frame-ancestors')
        .slice(0, 1), // A second one in the same policy is ignored by browsers.
  );
  if (ancestors.length === 0) return !/deny|sameorigin/i.test(headers.get('x-frame-options') ?? '');
  const scheme = `${own.split(':')[0]}:`;
  return ancestors.every(([, ...sources]) =>
    sources.some((source) => [own, `${own}/`, scheme].includes(source.toLowerCase())),
  );
}
