/**
 * Who is signed in at the instance. Tokens and passwords stay in session storage and are gone with the browser; each is for
 * the one instance that gave it.
 */

import { log } from '../../../lib/log.ts';
import {
  authorizeUrl,
  codeForm,
  isFresh,
  launchProblem,
  newProof,
  readRedirect,
  refreshForm,
  type SignInProblem,
  type Tokens,
  tokensOf,
} from '../../../lib/servicenow/oauth.ts';
import type { StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';

export interface ServiceNowSignIn {
  /** The `Authorization` header for this instance, renewed when it must be; null while nobody is signed in there. */
  authorization(origin: string): Promise<string | null>;
  /** Shows the instance's sign-in; null when the agent is in. */
  signIn(): Promise<SignInProblem | null>;
  /** For developer instances: with user name and password instead. */
  useBasic(user: string, password: string): Promise<void>;
  /** The instance refused the token: it is not used again. False for a password, which cannot be renewed. */
  expired(): Promise<boolean>;
  /** The instance knows nobody by the password: it is not said again, since a few wrong ones lock the account. */
  forgetPassword(): Promise<void>;
  /** Nobody is signed in any more, but at `unless` who is there. */
  signOut(unless?: string | null): Promise<void>;
}

interface Instance {
  origin: string;
  clientId: string;
}

export interface SignInParts {
  stored: StoredArea;
  instance(): Promise<Instance | null>;
  redirectUri(): string;
  /** `identity.launchWebAuthFlow`: the address the agent was sent back to. Rejects when they were not. */
  launch(url: string, isInteractive: boolean): Promise<string>;
  send: typeof fetch;
  now(): number;
  /** How long an answer is waited for, ms. */
  limitMs?: number | undefined;
}

/** With the instance it is for. */
type Secret = { origin: string } & ({ tokens: Tokens } | { basic: string });
/** How an exchange for tokens failed: it was refused for good, or nobody answered as they should. */
type ExchangeProblem = 'code-refused' | 'not-answered';

/** A silent try that failed is not repeated for so long: each opens a hidden window. */
const silenceMs = 5 * 60_000;

export function createServiceNowSignIn(parts: SignInParts): ServiceNowSignIn {
  const { stored, send, now, limitMs = 20_000 } = parts;
  let renewing: Promise<Tokens | null> | null = null;
  let silentAgainAt = 0;

  const secret = storedValue<Secret>(stored, 'serviceNowSignIn');
  /** Whoever signed out or in elsewhere meanwhile stays so. */
  const changeTokens = (origin: string, work: (tokens: Tokens) => Tokens) =>
    secret.change((held) =>
      held?.origin === origin && 'tokens' in held ? { origin, tokens: work(held.tokens) } : held,
    );

  /** The browser's way through the instance's pages; silent ones fail wherever a person is needed. */
  async function throughPages(instance: Instance, isInteractive: boolean): Promise<Tokens | SignInProblem> {
    const client = { ...instance, redirectUri: parts.redirectUri() };
    const proof = await newProof();
    const address = await parts.launch(authorizeUrl(client, proof), isInteractive).catch((error: unknown) => {
      log.info('no sign-in at ServiceNow', { why: String(error).slice(0, 100) });
      return { problem: launchProblem(String(error)) };
    });
    const found = typeof address === 'string' ? readRedirect(address, client.redirectUri, proof) : address;
    if ('problem' in found) return found.problem;
    return exchange(instance.origin, codeForm(client, proof, found.code));
  }

  async function exchange(origin: string, form: URLSearchParams): Promise<Tokens | ExchangeProblem> {
    try {
      const answer = await send(new URL('/oauth_token.do', origin), {
        ...{ method: 'POST', credentials: 'omit', redirect: 'error', cache: 'no-store', body: form },
        signal: AbortSignal.timeout(limitMs),
      });
      const isRefused = answer.status === 400 || answer.status === 401;
      if (!answer.ok) return isRefused ? 'code-refused' : 'not-answered';
      return tokensOf(await answer.json(), now()) ?? 'not-answered';
    } catch {
      return 'not-answered';
    }
  }

  async function renew(origin: string, old: Tokens): Promise<Tokens | null> {
    const instance = await parts.instance();
    if (instance?.origin !== origin) return null;
    let { refreshToken } = old;
    if (refreshToken) {
      const client = { ...instance, redirectUri: parts.redirectUri() };
      const refreshed = await exchange(origin, refreshForm(client, refreshToken));
      if (typeof refreshed !== 'string') return kept(origin, refreshed, refreshToken);
      // Taken back on the instance: it is not tried again with every request.
      if (refreshed === 'code-refused') {
        refreshToken = null;
        await changeTokens(origin, (tokens) => ({ ...tokens, refreshToken: null }));
      }
    }
    const tokens = await silently(instance);
    return tokens && kept(origin, tokens, refreshToken);
  }

  async function kept(origin: string, tokens: Tokens, refreshToken: string | null): Promise<Tokens> {
    const all = { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
    await changeTokens(origin, () => all);
    return all;
  }

  async function silently(instance: Instance): Promise<Tokens | null> {
    if (now() < silentAgainAt) return null;
    const found = await throughPages(instance, false);
    if (typeof found !== 'string') return found;
    silentAgainAt = now() + silenceMs;
    return null;
  }

  return {
    async authorization(origin) {
      const held = await secret.get();
      // Who never signed in there is asked for nothing, silently or not.
      if (!held || held.origin !== origin) return null;
      if ('basic' in held) return held.basic;
      if (isFresh(held.tokens, now())) return `Bearer ${held.tokens.accessToken}`;
      renewing ??= renew(origin, held.tokens).finally(() => {
        renewing = null;
      });
      const tokens = await renewing;
      return tokens && `Bearer ${tokens.accessToken}`;
    },
    async signIn() {
      const instance = await parts.instance();
      if (!instance) return 'no-code';
      const found = await throughPages(instance, true);
      if (typeof found === 'string') return found;
      silentAgainAt = 0;
      await secret.change(() => ({ origin: instance.origin, tokens: found }));
      return null;
    },
    async useBasic(user, password) {
      const instance = await parts.instance();
      if (!instance) return;
      const bytes = new TextEncoder().encode(`${user}:${password}`);
      const basic = `Basic ${btoa(String.fromCharCode(...bytes))}`;
      await secret.change(() => ({ origin: instance.origin, basic }));
    },
    async expired() {
      const held = await secret.get();
      if (!held || !('tokens' in held)) return false;
      await changeTokens(held.origin, (tokens) => ({ ...tokens, expiresAt: 0 }));
      return true;
    },
    async forgetPassword() {
      await secret.change((held) => (held && 'basic' in held ? null : held));
    },
    async signOut(unless = null) {
      const held = await secret.change((now) => (now?.origin === unless ? now : null));
      if (!held || held.origin === unless || !('tokens' in held)) return;
      // At the instance that gave them, whichever is set by now.
      const url = new URL('/oauth_revoke_token.do', held.origin);
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
