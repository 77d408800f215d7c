/** The address of a ServiceNow instance, as an agent or an administrator writes it. Pure. */

const loopback = new Set(['localhost', '127.0.0.1']);

const problems = {
  empty: 'Enter the address of your ServiceNow instance.',
  unreadable: 'That is not an address. It looks like https://your-name.service-now.com.',
  signIn: 'Leave out the user name and password.',
  http: 'The address begins with https://.',
  notInstance:
    'That is ServiceNow’s own site, not an instance. It looks like https://your-name.service-now.com.',
} as const;

/** ServiceNow's own sites, which are no instances. */
const notInstances =
  /^(?:www\.|docs\.|developer\.|support\.|store\.|signon\.|community\.)?(?:servicenow\.com|service-now\.com)$/;

/** The instance's origin for what was pasted, with or without `https://` and path, or what is wrong with it. */
export function parseServiceNowUrl(text: string): { origin: string } | { problem: string } {
  const pasted = text.trim();
  if (pasted === '') return { problem: problems.empty };
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(pasted);
  const isLocal = /^(?:localhost|127\.0\.0\.1)(?::\d+)?(?:[/?#]|$)/i.test(pasted);
  const url = URL.parse(hasScheme ? pasted : `${isLocal ? 'http' : 'https'}://${pasted}`);
  if (!url || !/^https?:$/.test(url.protocol)) return { problem: problems.unreadable };
  if (url.username || url.password) return { problem: problems.signIn };
  if (loopback.has(url.hostname)) return { origin: url.origin };
  if (url.protocol === 'http:') return { problem: problems.http };
  if (notInstances.test(url.hostname)) return { problem: problems.notInstance };
  if (!url.hostname.includes('.') || /^[\d.:[\]]+$/.test(url.hostname))
    return { problem: problems.unreadable };
  return { origin: url.origin };
}
