/** OAuth for a public client: authorisation code with PKCE (S256) and state, log-in and consent pages (servicenow, 3.3). */

import { createHash } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { userOf } from './access.ts';
import { cut, type RestContext, sleepingPage, spoil } from './faults.ts';
import { clientId, type ServiceNowHost } from './host.ts';
import { consentPage, errorPage, loginPage } from './oauth-pages.ts';
import type { RestApp } from './rest.ts';
import { type IssuedToken, newSysId } from './store.ts';

const cookieName = 'glide_session';
const sessionLifeMs = 8 * 3_600_000;
const refreshLifeMs = 8_640_000_000;
const codeLifeMs = 60_000;

interface Code {
  user: string;
  redirectUri: string;
  challenge: string;
  expiresAt: number;
  /** The access token it was exchanged for; a replay takes it back. */
  usedFor: string | null;
}

export function addOauth(app: RestApp, host: ServiceNowHost): void {
  const codes = new Map<string, Code>();
  const { store } = host;

  app.get('/oauth_auth.do', async (c) => {
    if (host.settings.isSleeping) return c.html(sleepingPage);
    const spoilt = await spoil(c, host.faults.take('oauth_auth'));
    if (spoilt) return spoilt;
    const wrong = wrongRequest(host, c);
    journal('oauth_auth', wrong ? 400 : 200, c.req.query('client_id') ?? null);
    if (wrong) return c.html(errorPage(wrong), 400);
    const user = signedIn(c);
    if (!user) return c.html(loginPage(host, { destination: destinationOf(c) }));
    if (host.settings.asksConsent) return c.html(consentPage({ action: destinationOf(c) }));
    return grant(c, user);
  });

  // The answer to the consent page.
  app.post('/oauth_auth.do', async (c) => {
    if (host.settings.isSleeping) return c.html(sleepingPage);
    const wrong = wrongRequest(host, c);
    const user = signedIn(c);
    if (wrong || !user) return c.html(errorPage(wrong ?? 'You are not signed in.'), 400);
    const { answer } = await c.req.parseBody();
    if (answer === 'allow') return grant(c, user);
    return c.redirect(backTo(c, { error: 'access_denied', error_description: 'The user refused.' }));
  });

  app.post('/login.do', async (c) => {
    const form = await c.req.parseBody();
    const destination = String(form.destination ?? '');
    const user = userOf(host, String(form.user_name ?? ''), String(form.user_password ?? ''));
    if (!user || !destination.startsWith('/oauth_auth.do?'))
      return c.html(loginPage(host, { destination, error: 'User name or password invalid' }), 401);
    const session = issue('session', user, sessionLifeMs);
    setCookie(c, cookieName, session, { path: '/', httpOnly: true, sameSite: 'Lax' });
    return c.redirect(destination);
  });
  app.get('/logout.do', (c) => {
    deleteCookie(c, cookieName);
    return c.html(errorPage('You are signed out.'));
  });

  app.post('/oauth_token.do', async (c) => {
    if (host.settings.isSleeping) return c.html(sleepingPage);
    const fault = host.faults.take('oauth_token');
    const spoilt = await spoil(c, fault);
    if (spoilt) return spoilt;
    if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
      return refuse(c, 'invalid_request', 'The body must be form-encoded.');
    const form = await c.req.parseBody();
    const text = (name: string) => String(form[name] ?? '');
    const answer = text('grant_type') === 'refresh_token' ? refresh(text) : exchange(text);
    if (fault?.effect === 'lost') await cut(c);
    journal('oauth_token', 'error' in answer ? 401 : 200, null);
    return 'error' in answer ? refuse(c, answer.error, answer.why) : c.json(answer);
  });

  app.get('/oauth_revoke_token.do', (c) => {
    delete store.kept.tokens[c.req.query('token') ?? ''];
    journal('oauth_revoke_token', 200, null);
    return c.body(null, 200);
  });

  function exchange(text: (name: string) => string) {
    const code = codes.get(text('code'));
    if (text('grant_type') !== 'authorization_code') return { error: 'unsupported_grant_type', why: '' };
    if (!code || text('client_id') !== clientId) return { error: 'access_denied', why: 'access_denied' };
    if (code.usedFor !== null) {
      delete store.kept.tokens[code.usedFor];
      return { error: 'access_denied', why: 'The code was used before.' };
    }
    const isWhole =
      code.expiresAt > host.now() &&
      code.redirectUri === text('redirect_uri') &&
      createHash('sha256').update(text('code_verifier')).digest('base64url') === code.challenge;
    if (!isWhole) return { error: 'access_denied', why: 'access_denied' };
    const tokens = tokensFor(code.user);
    code.usedFor = tokens.access_token;
    return tokens;
  }

  function refresh(text: (name: string) => string) {
    const kept = store.kept.tokens[text('refresh_token')];
    if (kept?.kind !== 'refresh' || kept.expiresAt <= host.now() || text('client_id') !== clientId)
      return { error: 'access_denied', why: 'access_denied' };
    // The same refresh token is returned, and its life is not extended.
    return { ...tokensFor(kept.user), refresh_token: text('refresh_token') };
  }

  function tokensFor(user: string) {
    const { accessLifeMs, refreshesPublicClients } = host.settings;
    return {
      access_token: issue('access', user, accessLifeMs),
      ...(refreshesPublicClients ? { refresh_token: issue('refresh', user, refreshLifeMs) } : {}),
      ...{ scope: 'useraccount', token_type: 'Bearer', expires_in: Math.round(accessLifeMs / 1000) },
    };
  }

  function issue(kind: IssuedToken['kind'], user: string, lifeMs: number): string {
    const token = newSysId() + newSysId();
    store.kept.tokens[token] = { kind, user, clientId, expiresAt: host.now() + lifeMs };
    return token;
  }

  function signedIn(c: RestContext): string | null {
    const session = store.kept.tokens[getCookie(c, cookieName) ?? ''];
    return session?.kind === 'session' && session.expiresAt > host.now() ? session.user : null;
  }

  function grant(c: RestContext, user: string): Response {
    const code = newSysId();
    codes.set(code, {
      ...{ user, usedFor: null, expiresAt: host.now() + codeLifeMs },
      redirectUri: c.req.query('redirect_uri') ?? '',
      challenge: c.req.query('code_challenge') ?? '',
    });
    return c.redirect(backTo(c, { code }));
  }

  function journal(operation: string, status: number, input: unknown): void {
    host.journal.add({ operation, agent: null, status, input });
  }
}

const destinationOf = (c: RestContext) => `/oauth_auth.do${new URL(c.req.url).search}`;

function backTo(c: RestContext, answer: Record<string, string>): string {
  const url = new URL(c.req.query('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  const state = c.req.query('state');
  if (state) url.searchParams.set('state', state);
  return url.href;
}

/** What is wrong with an authorisation request; null when nothing is. Nobody is sent back to an address that is not listed. */
function wrongRequest({ settings }: ServiceNowHost, c: RestContext): string | null {
  const given = (name: string) => c.req.query(name) ?? '';
  if (given('client_id') !== clientId) return 'Invalid client_id';
  if (!settings.redirectUrls.includes(given('redirect_uri'))) return 'Invalid redirect_uri';
  if (given('response_type') !== 'code') return 'Invalid response_type';
  if (settings.requiresState && given('state') === '') return 'Missing State parameter in request';
  if (given('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(given('code_challenge')))
    return 'Public clients must send a code_challenge with S256';
  return null;
}

const refuse = (c: RestContext, error: string, error_description: string) =>
  c.json({ error, error_description }, 401);
