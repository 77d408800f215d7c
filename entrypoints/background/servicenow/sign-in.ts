/**
 * Who is signed in at the instance, and by what. Both are one value: nobody is asked for by a name and with the token of another.
 * Tokens and passwords stay in session storage and are gone with the browser; each is for the one instance that gave it.
 */

import { log } from '../../../lib/log.ts';
import { askUser, type InstanceUser } from '../../../lib/servicenow/features.ts';
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
import { createAsk, recordsOf } from '../../../lib/servicenow/request.ts';
import type { StoredArea } from '../session-store.ts';
import { storedValue } from '../stored-value.ts';

/** One sign-in; the next one has another id, whoever it is. */
export interface SignedIn {
  id: string;
  origin: string;
  /** Null before the instance was asked who it is. */
  user: InstanceUser | null;
  /** Login of the agent who was at the phone; null before there was one. */
  agent: string | null;
}

export interface ServiceNowSignIn {
  /** Who is signed in at this instance; null for nobody. */
  signedIn(origin: string): Promise<SignedIn | null>;
  /** The `Authorization` header of this sign-in, renewed when it must be; null when it is over. */
  authorization(id: string): Promise<string | null>;
  /** The instance told who it is. False when that sign-in is over. */
  recognise(id: string, user: InstanceUser): Promise<boolean>;
  /** Who is signed in is this agent at the phone, unless there was another from the start. */
  worksAs(login: string): Promise<void>;
  /** Shows the instance's sign-in; null when the agent is in. */
  signIn(): Promise<SignInProblem | null>;
  /** For developer instances: with user name and password instead. */
  useBasic(user: string, password: string): Promise<void>;
  /** The instance refused this header: its token is not used again. False where there is none to renew. */
  expired(authorization: string): Promise<boolean>;
  /** The instance knows nobody by this password: it is not said again, since a few wrong ones lock the account. */
  forgetPassword(id: string): Promise<void>;
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

type Secret = SignedIn & ({ tokens: Tokens } | { basic: string });
type WithTokens = Extract<Secret, { tokens: Tokens }>;
/** How an exchange for tokens failed: it was refused for good, or nobody answered as they should. */
type ExchangeProblem = 'code-refused' | 'not-answered';

/** A silent try that failed is not repeated for so long: each opens a hidden window. */
const silenceMs = 5 * 60_000;

export function createServiceNowSignIn(parts: SignInParts): ServiceNowSignIn {
  const { stored, send, now, limitMs = 20_000 } = parts;
  /** By the id of the sign-in. */
  const renewing = new Map<string, Promise<Tokens | null>>();
  let silentAgainAt = 0;

  const secret = storedValue<Secret>(stored, 'serviceNowSignIn');
  /** Whoever signed out or in elsewhere meanwhile stays so. */
  const changeTokens = (id: string, work: (tokens: Tokens) => Tokens) =>
    secret.change((held) =>
      held?.id === id && 'tokens' in held ? { ...held, tokens: work(held.tokens) } : held,
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

  async function renew({ id, origin, user, tokens: old }: WithTokens): Promise<Tokens | null> {
    const instance = await parts.instance();
    if (instance?.origin !== origin) return null;
    let { refreshToken } = old;
    if (refreshToken) {
      const client = { ...instance, redirectUri: parts.redirectUri() };
      const refreshed = await exchange(origin, refreshForm(client, refreshToken));
      if (typeof refreshed !== 'string') return kept(id, refreshed, refreshToken);
      // Taken back on the instance: it is not tried again with every request.
      if (refreshed === 'code-refused') {
        refreshToken = null;
        await changeTokens(id, (tokens) => ({ ...tokens, refreshToken: null }));
      }
    }
    const tokens = await silently(instance);
    if (!tokens) return null;
    if (!user || (await isOf(user, origin, tokens))) return kept(id, tokens, refreshToken);
    // Somebody else is signed in on the instance's own pages by now: nothing is sent in their name.
    silentAgainAt = now() + silenceMs;
    return null;
  }

  async function isOf({ sys_id }: InstanceUser, origin: string, { accessToken }: Tokens): Promise<boolean> {
    const authorization = async () => `Bearer ${accessToken}`;
    const found = recordsOf(await createAsk({ origin, authorization, send, now, limitMs })(askUser));
    return found.length === 1 && found[0]?.sys_id === sys_id;
  }

  /** Null when that sign-in is over: its tokens are for nobody then. */
  async function kept(id: string, tokens: Tokens, refreshToken: string | null): Promise<Tokens | null> {
    const all = { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
    const held = await changeTokens(id, () => all);
    return held?.id === id ? all : null;
  }

  async function silently(instance: Instance): Promise<Tokens | null> {
    if (now() < silentAgainAt) return null;
    const found = await throughPages(instance, false);
    if (typeof found !== 'string') return found;
    silentAgainAt = now() + silenceMs;
    return null;
  }

  return {
    async signedIn(origin) {
      const held = await secret.get();
      if (held?.origin !== origin) return null;
      const { id, user, agent } = held;
      return { id, origin, user, agent };
    },
    async authorization(id) {
      const held = await secret.get();
      // Who never signed in there is asked for nothing, silently or not.
      if (held?.id !== id) return null;
      if ('basic' in held) return held.basic;
      if (isFresh(held.tokens, now())) return `Bearer ${held.tokens.accessToken}`;
      const renewed = renewing.get(id) ?? renew(held).finally(() => renewing.delete(id));
      renewing.set(id, renewed);
      const tokens = await renewed;
      return tokens && `Bearer ${tokens.accessToken}`;
    },
    async recognise(id, user) {
      const held = await secret.change((one) => (one?.id === id ? { ...one, user } : one));
      return held?.id === id;
    },
    async worksAs(login) {
      await secret.change((held) => (held && held.agent === null ? { ...held, agent: login } : held));
    },
    async signIn() {
      const instance = await parts.instance();
      if (!instance) return 'no-code';
      const found = await throughPages(instance, true);
      if (typeof found === 'string') return found;
      // Another was set while the window was open.
      if ((await parts.instance())?.origin !== instance.origin) return 'no-code';
      silentAgainAt = 0;
      await secret.change(() => ({ ...anew(instance.origin), tokens: found }));
      return null;
    },
    async useBasic(user, password) {
      const instance = await parts.instance();
      if (!instance) return;
      const bytes = new TextEncoder().encode(`${user}:${password}`);
      const basic = `Basic ${btoa(String.fromCharCode(...bytes))}`;
      await secret.change(() => ({ ...anew(instance.origin), basic }));
    },
    async expired(authorization) {
      const held = await secret.change((one) =>
        one && 'tokens' in one && `Bearer ${one.tokens.accessToken}` === authorization
          ? { ...one, tokens: { ...one.tokens, expiresAt: 0 } }
          : one,
      );
      return held !== null && 'tokens' in held;
    },
    async forgetPassword(id) {
      await secret.change((held) => (held?.id === id && 'basic' in held ? null : held));
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

const anew = (origin: string): SignedIn => ({ id: crypto.randomUUID(), origin, user: null, agent: null });
