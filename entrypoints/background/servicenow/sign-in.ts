/** Who is signed in at the instance. Tokens and passwords stay in session storage and are gone with the browser. */

import { log } from '../../../lib/log.ts';
import {
  authorizeUrl,
  codeForm,
  isFresh,
  newProof,
  readRedirect,
  refreshForm,
  type SignInProblem,
  type Tokens,
  tokensOf,
} from '../../../lib/servicenow/oauth.ts';
import type { StoredArea } from '../session-store.ts';

export interface ServiceNowSignIn {
  /** The `Authorization` header, renewed when it must be; null while nobody is signed in. */
  authorization(): Promise<string | null>;
  /** Shows the instance's sign-in; null when the agent is in. */
  signIn(): Promise<SignInProblem | null>;
  /** For developer instances: with user name and password instead. */
  useBasic(user: string, password: string): Promise<void>;
  /** The instance refused the token: it is not used again. */
  expired(): Promise<void>;
  signOut(): Promise<void>;
}

export interface SignInParts {
  stored: StoredArea;
  instance(): Promise<{ origin: string; clientId: string } | null>;
  redirectUri(): string;
  /** `identity.launchWebAuthFlow`: the address the agent was sent back to. Rejects when they were not. */
  launch(url: string, isInteractive: boolean): Promise<string>;
  send: typeof fetch;
  now(): number;
  /** How long an answer is waited for, ms. */
  limitMs?: number | undefined;
}

type Secret = { tokens: Tokens } | { basic: string } | null;

const key = 'serviceNowSignIn';
/** A silent try that failed is not repeated for so long: each opens a hidden window. */
const silenceMs = 5 * 60_000;

export function createServiceNowSignIn(parts: SignInParts): ServiceNowSignIn {
  const { stored, send, now, limitMs = 20_000 } = parts;
  let renewing: Promise<Tokens | null> | null = null;
  let silentAgainAt = 0;

  const secret = async () => ((await stored.get([key]))[key] ?? null) as Secret;
  const keep = (value: Secret) => stored.set({ [key]: value });

  /** The browser's way through the instance's pages; silent ones fail wherever a person is needed. */
  async function throughPages(isInteractive: boolean): Promise<Tokens | SignInProblem> {
    const instance = await parts.instance();
    if (!instance) return 'no-code';
    const client = { ...instance, redirectUri: parts.redirectUri() };
    const proof = await newProof();
    const address = await parts.launch(authorizeUrl(client, proof), isInteractive).catch((error: unknown) => {
      log.info('no sign-in at ServiceNow', { why: String(error).slice(0, 100) });
      return null;
    });
    if (address === null) return 'no-code';
    const found = readRedirect(address, client.redirectUri, proof);
    if ('problem' in found) return found.problem;
    return (await exchange(instance.origin, codeForm(client, proof, found.code))) ?? 'code-refused';
  }

  async function exchange(origin: string, form: URLSearchParams): Promise<Tokens | null> {
    try {
      const answer = await send(new URL('/oauth_token.do', origin), {
        ...{ method: 'POST', credentials: 'omit', redirect: 'error', cache: 'no-store', body: form },
        signal: AbortSignal.timeout(limitMs),
      });
      return answer.ok ? tokensOf(await answer.json(), now()) : null;
    } catch {
      return null;
    }
  }

  async function renew(old: Tokens | null): Promise<Tokens | null> {
    const instance = await parts.instance();
    if (!instance) return null;
    const client = { ...instance, redirectUri: parts.redirectUri() };
    const refreshed =
      old?.refreshToken && (await exchange(instance.origin, refreshForm(client, old.refreshToken)));
    const tokens = refreshed || (await silently());
    if (tokens)
      await keep({ tokens: { ...tokens, refreshToken: tokens.refreshToken ?? old?.refreshToken ?? null } });
    return tokens;
  }

  async function silently(): Promise<Tokens | null> {
    if (now() < silentAgainAt) return null;
    const found = await throughPages(false);
    if (typeof found !== 'string') return found;
    silentAgainAt = now() + silenceMs;
    return null;
  }

  return {
    async authorization() {
      const held = await secret();
      // Who never signed in is asked for nothing, silently or not.
      if (!held) return null;
      if ('basic' in held) return held.basic;
      if (isFresh(held.tokens, now())) return `Bearer ${held.tokens.accessToken}`;
      renewing ??= renew(held.tokens).finally(() => {
        renewing = null;
      });
      const tokens = await renewing;
      return tokens && `Bearer ${tokens.accessToken}`;
    },
    async signIn() {
      const found = await throughPages(true);
      if (typeof found === 'string') return found;
      silentAgainAt = 0;
      await keep({ tokens: found });
      return null;
    },
    async useBasic(user, password) {
      const bytes = new TextEncoder().encode(`${user}:${password}`);
      await keep({ basic: `Basic ${btoa(String.fromCharCode(...bytes))}` });
    },
    async expired() {
      const held = await secret();
      if (held && 'tokens' in held) await keep({ tokens: { ...held.tokens, expiresAt: 0 } });
    },
    async signOut() {
      const held = await secret();
      await keep(null);
      const instance = await parts.instance();
      if (!held || !('tokens' in held) || !instance) return;
      const url = new URL('/oauth_revoke_token.do', instance.origin);
      for (const token of [held.tokens.accessToken, held.tokens.refreshToken]) {
        if (!token) continue;
        url.searchParams.set('token', token);
        // Forgotten here is what counts; the instance ends it by itself later.
        await send(url, {
          credentials: 'omit',
          redirect: 'error',
          signal: AbortSignal.timeout(limitMs),
        }).catch(() => {});
      }
    },
  };
}
