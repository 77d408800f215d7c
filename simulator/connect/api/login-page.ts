/** The pages of signing in, as plain as a real instance's. */

import { html } from 'hono/html';
import { harbourPassword } from '../instance/harbour.ts';
import type { Instance } from '../instance/instance.ts';

const page = (title: string, body: unknown) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title}</title>
    <link rel="stylesheet" href="/ccp/ccp.css" />
  </head>
  <body class="login">
    <main>${body}</main>
  </body>
</html>`;

/** The login form; `error` is shown above it, `login` is filled in again. */
export function loginPage(instance: Instance, form: { destination: string; login: string; error?: string }) {
  return page(
    `Sign in · ${instance.alias}`,
    html`<h1>${instance.alias}</h1>
      <p>Simulated Amazon Connect instance</p>
      ${form.error ? html`<p role="alert" class="error">${form.error}</p>` : ''}
      <form method="post" action="/login">
        <input type="hidden" name="destination" value="${form.destination}" />
        <label>User name <input name="login" value="${form.login}" autocomplete="username" required autofocus /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        <button type="submit">Sign in</button>
      </form>
      <p class="hint">
        Users: ${instance.agents.map((it) => it.login).join(', ')}. The password of each is “${harbourPassword}”.
      </p>`,
  );
}

/** What an instance shows whose people sign in at their company. */
export const noPasswordPage = () =>
  page('Sign in elsewhere', html`<h1>Session expired</h1><p>Sign in through your company's own page.</p>`);

/** The company's own sign-in page, on another origin than the instance. */
export const companyPage = (form: { relay: string; error?: string }) =>
  page(
    'Harbour company sign-in',
    html`<h1>Harbour company sign-in</h1>
      ${form.error ? html`<p role="alert" class="error">${form.error}</p>` : ''}
      <form method="post" action="/company/sign-in">
        <input type="hidden" name="relay" value="${form.relay}" />
        <label>Company user <input name="login" required autofocus /></label>
        <label>Password <input name="password" type="password" required /></label>
        <button type="submit">Sign in</button>
      </form>`,
  );

/** Hands the assertion on to the instance, as identity providers do: a form that sends itself. */
export const handOnPage = (form: { instance: string; assertion: string; relay: string }) =>
  page(
    'Signing in…',
    html`<form method="post" action="${form.instance}/auth/saml">
        <input type="hidden" name="SAMLResponse" value="${form.assertion}" />
        <input type="hidden" name="RelayState" value="${form.relay}" />
        <noscript><button>Go on</button></noscript>
      </form>
      <script>
        document.forms[0].submit();
      </script>`,
  );

/** A person the company knows and the instance does not. */
export const strangerPage = () =>
  page(
    'Access denied',
    html`<h1>Access denied</h1><p>Your company knows you; this instance has no user for you.</p>`,
  );

/** Where a login window ends that has nothing more to show. */
export const signedInPage = () =>
  page('Signed in', html`<h1>You are signed in</h1><p>You can close this window.</p>`);
