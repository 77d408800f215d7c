/**
 * Signing in through the company (SAML): a page of another origin knows the person, and sends the browser back to
 * the instance with its signed word for it. The other origin is this server by its address instead of its name.
 */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { destinationOf, letIn, neverFramed } from './auth.ts';
import type { ConnectHost } from './host.ts';
import { companyPage, handOnPage, strangerPage } from './login-page.ts';

const assertionLifeMs = 5 * 60_000;

/** Where the company's page of this host is, as an administrator would enter it. */
export function companySignInUrl(host: Pick<ConnectHost, 'origin'>): string {
  const { port } = new URL(host.origin);
  return `http://127.0.0.1:${port}/company/sign-in?relay=${encodeURIComponent('/ccp-v2/')}`;
}

/** Answers the company's page and the instance's `/auth/saml`. */
export function addCompanySignIn(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  app.get('/company/sign-in', (c) => {
    neverFramed(c);
    return c.html(companyPage({ relay: c.req.query('relay') ?? '' }));
  });

  app.post('/company/sign-in', async (c) => {
    neverFramed(c);
    const form = await c.req.parseBody();
    const login = String(form.login ?? '').trim();
    const relay = String(form.relay ?? '');
    // The company knows whoever has its password, agents of the instance or not.
    if (form.password !== 'company')
      return c.html(companyPage({ relay, error: 'That user and password are not known here.' }), 401);
    const assertion = host.tokens.issue('assertion', login, Date.now(), assertionLifeMs);
    return c.html(handOnPage({ instance: host.origin, assertion, relay }));
  });

  app.post('/auth/saml', async (c) => {
    neverFramed(c);
    const form = await c.req.parseBody();
    const claims = host.tokens.read('assertion', String(form.SAMLResponse ?? ''), Date.now());
    const agent = host.live.state.agents.find(({ login }) => login === claims?.login);
    const status = agent ? 302 : 403;
    host.journal.add({ operation: 'saml', agent: agent?.login ?? null, status, input: null });
    if (!agent) return c.html(strangerPage(), 403);
    letIn(c, host, agent.login);
    return c.redirect(destinationOf(String(form.RelayState ?? '')));
  });
}
