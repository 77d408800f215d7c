/** What people paste as the address of their Connect instance, made into the address of its CCP. Pure. */

export interface InstanceAddress {
  /** Origin and path of the CCP, with a slash at the end. */
  ccpUrl: string;
  origin: string;
  /** Host name with the port if there is one, for people to recognise. */
  host: string;
}

export interface InstanceUrlProblem {
  /** One or two sentences: what is wrong and what to do. */
  problem: string;
}

const loopback = new Set(['localhost', '127.0.0.1']);
/** Instances have `my` in their name, in GovCloud `govcloud`; older ones stand under awsapps.com. */
const ownName = /^[a-z0-9-]+\.(?:my|govcloud)\.connect\.aws$/;
const olderName = /^[a-z0-9-]+\.awsapps\.com$/;

const problems = {
  empty: 'There is no address yet. Copy it from the browser while Connect is open.',
  unreadable: 'That is not a web address. Copy it from the browser while Connect is open.',
  signIn: 'The address holds a user name or a password. Copy only the address of Connect.',
  http: 'The address begins with http: and would not be safe. Use https:.',
  console:
    'That is the AWS console. Use the address that agents open, such as https://your-name.my.connect.aws.',
  alias: 'The name of your instance is missing. The address looks like https://your-name.my.connect.aws.',
  notConnect:
    'That is not the address of a Connect instance. It ends in .my.connect.aws or .awsapps.com; copy it while Connect is open.',
} as const;

/** The CCP's address for what was pasted, with or without `https://` and path, or what is wrong with it. */
export function parseInstanceUrl(text: string): InstanceAddress | InstanceUrlProblem {
  const pasted = text.trim().replace(/^<|>$/g, '');
  if (pasted === '') return { problem: problems.empty };
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(pasted);
  const isLoopback = /^(?:localhost|127\.0\.0\.1)(?::\d+)?(?:[/?#]|$)/i.test(pasted);
  const url = URL.parse(hasScheme ? pasted : `${isLoopback ? 'http' : 'https'}://${pasted}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return { problem: problems.unreadable };
  if (url.username || url.password) return { problem: problems.signIn };

  const host = url.hostname.replace(/\.$/, '');
  if (loopback.has(host)) return address(url.origin, url.host, '/ccp-v2/');
  if (/(?:^|\.)(?:aws\.amazon\.com|console\.amazonaws-us-gov\.com)$/.test(host))
    return { problem: problems.console };
  if (/^(?:(?:(?:my|govcloud)\.)?connect\.aws|awsapps\.com)$/.test(host)) return { problem: problems.alias };
  if (!ownName.test(host) && !olderName.test(host)) return { problem: problems.notConnect };
  if (url.protocol === 'http:') return { problem: problems.http };
  if (url.port !== '') return { problem: problems.notConnect };
  return address(`https://${host}`, host, olderName.test(host) ? '/connect/ccp-v2/' : '/ccp-v2/');
}

function address(origin: string, host: string, path: string): InstanceAddress {
  return { ccpUrl: `${origin}${path}`, origin, host };
}

/** Whether this address is on this very computer: a simulated instance, never a real one. */
export const isLoopback = (address: string): boolean => loopback.has(new URL(address).hostname);

/** The match pattern for all pages of an address's origin. Without its port, which only loopback has and not every browser knows. */
export function originPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Where chats are written to when the instance stands on this computer: it holds the service itself. Null for Amazon's own. */
export function participantEndpoint(ccpUrl: string): string | null {
  const { origin, hostname } = new URL(ccpUrl);
  return loopback.has(hostname) ? origin : null;
}
