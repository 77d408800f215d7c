/** Signing in and out: the login page, the session cookie, and `/auth/authorize`, where the worker fetches tokens. */

import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { spoil } from '../faults.ts';
import { renew } from './api.ts';
import { type ConnectHost, cookieName, sessionLifeMs } from './host.ts';
import { loginPage, noPasswordPage, signedInPage } from './login-page.ts';

/** Answers `/login`, `/logout`, `/signed-in` and `/auth/authorize`. */
export function addAuth(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  app.get('/login', (c) => {
    neverFramed(c);
    if (host.live.state.settings.signIn === 'company') return c.html(noPasswordPage(), 403);
    return c.html(
      loginPage(host.live.state, { destination: destinationOf(c.req.query('destination')), login: '' }),
    );
  });

  app.post('/login', async (c) => {
    neverFramed(c);
    const form = await c.req.parseBody();
    const login = String(form.login ?? '').trim();
    const destination = destinationOf(String(form.destination ?? ''));
    const agent = host.live.state.agents.find((it) => it.login === login && it.password === form.password);
    host.journal.add({
      operation: 'login',
      agent: agent?.login ?? null,
      status: agent ? 302 : 401,
      input: null,
    });
    if (!agent) {
      const error = 'The user name or password is incorrect. Try again.';
      return c.html(loginPage(host.live.state, { destination, login, error }), 401);
    }
    letIn(c, host, agent.login);
    return c.redirect(destination);
  });

  app.get('/signed-in', (c) => {
    neverFramed(c);
    return c.html(signedInPage());
  });

  app.get('/auth/authorize', async (c) => {
    const login = signedInLogin(c, host);
    const spoilt = await spoil(c, host.faults, 'authorize');
    host.journal.add({
      operation: 'authorize',
      agent: login,
      status: spoilt?.status ?? (login ? 200 : 401),
      input: null,
    });
    if (spoilt) return spoilt;
    if (!login) return c.json({ message: 'Not signed in.' }, 401);
    const { token, expiresAt } = renew(host, login);
    return c.json({ accessToken: token, expiration: expiresAt });
  });

  app.on(['GET', 'POST'], ['/logout', '/connect/logout'], async (c) => {
    const spoilt = await spoil(c, host.faults, 'logout');
    if (spoilt) return spoilt;
    host.journal.add({ operation: 'logout', agent: signedInLogin(c, host), status: 302, input: null });
    deleteCookie(c, cookieName, { path: '/', secure: true, sameSite: 'None' });
    return c.redirect('/login');
  });
}

/** Begins a cookie session of this login. */
export function letIn(c: Context, host: ConnectHost, login: string): void {
  // As on a real instance the CCP is framed by another site, so the cookie must be let through there;
  // browsers take `Secure` on http for loopback hosts.
  setCookie(c, cookieName, host.tokens.issue('session', login, Date.now(), sessionLifeMs), {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'None',
    maxAge: sessionLifeMs / 1000,
  });
}

/** The login whose cookie session is alive; null when nobody is signed in here. */
export function signedInLogin(c: Context, host: ConnectHost): string | null {
  const isKept =
    host.live.state.settings.keepsCookiesFromFrames && c.req.header('sec-fetch-dest') === 'iframe';
  const cookie = isKept ? undefined : getCookie(c, cookieName);
  const claims = host.tokens.read('session', cookie, Date.now());
  return claims && host.live.state.agents.some((it) => it.login === claims.login) ? claims.login : null;
}

/** A real login page can be framed by nobody, approved or not. */
export function neverFramed(c: Context): void {
  c.header('content-security-policy', "frame-ancestors 'none'");
  c.header('x-frame-options', 'DENY');
}

/** Only paths of this host: a login page must not send people elsewhere. */
export function destinationOf(asked: string | undefined): string {
  return asked?.startsWith('/') && !/^\/[/\\]/.test(asked) ? asked : '/ccp-v2/';
}
