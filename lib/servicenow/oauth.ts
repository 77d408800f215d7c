/** OAuth for a public client: authorisation code with PKCE (S256) and state (RFC 7636, 6749; servicenow, 3.3). */

export interface Proof {
  verifier: string;
  challenge: string;
  state: string;
}

export interface Tokens {
  accessToken: string;
  /** Epoch ms. */
  expiresAt: number;
  /** Null where the instance gives none to public clients. */
  refreshToken: string | null;
}

export type SignInProblem =
  /** Who was in is known no more: the token ended, or was taken back. */
  | 'ended'
  | 'wrong-state'
  | 'consent-refused'
  | 'mixed-up-redirect'
  /** The window was closed before there was an answer. */
  | 'window-closed'
  /** The window could not show the instance's page. */
  | 'page-not-loaded'
  | 'no-code'
  | 'code-refused'
  | 'not-answered';

export const signInWords: Record<SignInProblem, [title: string, remedy: string]> = {
  ended: ['Your sign-in at ServiceNow has ended', 'Sign in again. What waits is kept, and sent then.'],
  'wrong-state': ['The answer belongs to another sign-in', 'Sign in again.'],
  'consent-refused': ['You did not allow it', 'Sign in again and choose Allow.'],
  'window-closed': [
    'The window was closed before ServiceNow let you in',
    'Sign in again. If the window showed an error, tell your administrator its words.',
  ],
  'page-not-loaded': [
    'ServiceNow’s sign-in page did not load',
    'Check the address above and the line, then sign in again.',
  ],
  'mixed-up-redirect': [
    'The answer came to the wrong address',
    'Ask your administrator to check the redirect URL.',
  ],
  'no-code': ['ServiceNow did not let you in', 'Sign in again; if it stays, tell your administrator.'],
  'code-refused': [
    'ServiceNow did not take its own code',
    'A code holds for a moment and once. Sign in again; if it stays, ask your administrator to check the client id.',
  ],
  'not-answered': [
    'ServiceNow did not finish the sign-in',
    'It did not answer as it should. Sign in again in a moment.',
  ],
};

/** What stands behind the browser's words when its window brought nobody back: Chromium's, then Firefox's. */
export function launchProblem(words: string): SignInProblem {
  if (/did not approve|cancelled or denied/i.test(words)) return 'window-closed';
  if (/could not be loaded|timed out|create a browser window/i.test(words)) return 'page-not-loaded';
  return /right page/i.test(words) ? 'mixed-up-redirect' : 'no-code';
}

const random = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** Fresh for each sign-in. */
export async function newProof(): Promise<Proof> {
  const verifier = random();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64Url(new Uint8Array(digest)), state: random() };
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

interface Client {
  origin: string;
  clientId: string;
  redirectUri: string;
}

/** Where the agent signs in and consents. */
export function authorizeUrl({ origin, clientId, redirectUri }: Client, { challenge, state }: Proof): string {
  const url = new URL('/oauth_auth.do', origin);
  url.search = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state },
    ...{ code_challenge: challenge, code_challenge_method: 'S256', scope: 'useraccount' },
  }).toString();
  return url.href;
}

/** The code in the address that the agent was sent back to, or what is wrong with it. */
export function readRedirect(
  address: string,
  redirectUri: string,
  { state }: Proof,
): { code: string } | { problem: SignInProblem } {
  const url = URL.parse(address);
  const wanted = new URL(redirectUri);
  if (!url || url.origin !== wanted.origin || url.pathname !== wanted.pathname)
    return { problem: 'mixed-up-redirect' };
  // The state is looked at first: an error from another sign-in is no answer to this one.
  if (url.searchParams.get('state') !== state) return { problem: 'wrong-state' };
  if (url.searchParams.get('error') === 'access_denied') return { problem: 'consent-refused' };
  const code = url.searchParams.get('code');
  return code ? { code } : { problem: 'no-code' };
}

/** The form that exchanges a code. */
export const codeForm = ({ clientId, redirectUri }: Client, { verifier, state }: Proof, code: string) =>
  new URLSearchParams({
    ...{ grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri },
    ...{ code, code_verifier: verifier, state },
  });

/** The form that renews with a refresh token. */
export const refreshForm = ({ clientId }: Client, refreshToken: string) =>
  new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken });

/** A token that lives shorter than this is renewed before it is used. */
const marginMs = 30_000;

export const isFresh = ({ expiresAt }: Tokens, now: number): boolean => expiresAt - marginMs > now;

/** The tokens of an answer; null when it holds none. `now` in epoch ms. */
export function tokensOf(answer: unknown, now: number): Tokens | null {
  const { access_token, expires_in, refresh_token } = (answer ?? {}) as Record<string, unknown>;
  if (typeof access_token !== 'string' || access_token === '') return null;
  const seconds = Number(expires_in);
  return {
    accessToken: access_token,
    expiresAt: now + (Number.isFinite(seconds) && seconds > 0 ? seconds : 1_800) * 1_000,
    refreshToken: typeof refresh_token === 'string' && refresh_token !== '' ? refresh_token : null,
  };
}
