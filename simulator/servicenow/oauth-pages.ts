/** The pages of signing in, plain. */

import { html } from 'hono/html';
import { password, type ServiceNowHost } from './host.ts';

const page = (title: string, body: unknown) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title}</title>
    <style>
      body { font: 16px/1.5 system-ui; max-width: 22rem; margin: 10vh auto; padding: 0 1rem; color: #10171a; }
      form, label { display: grid; gap: 0.4rem; }
      form { gap: 1rem; }
      input, button { font: inherit; padding: 0.4rem 0.6rem; }
      .error { color: #a01127; }
    </style>
  </head>
  <body><main>${body}</main></body>
</html>`;

/** The log-in form; `error` stands above it. */
export const loginPage = (
  { store }: Pick<ServiceNowHost, 'store'>,
  form: { destination: string; error?: string },
) =>
  page(
    'Log in',
    html`<h1>Log in</h1>
      <p>Simulated ServiceNow instance</p>
      ${form.error ? html`<p role="alert" class="error">${form.error}</p>` : ''}
      <form method="post" action="/login.do">
        <input type="hidden" name="destination" value="${form.destination}" />
        <label>User name <input name="user_name" autocomplete="username" required autofocus /></label>
        <label>Password <input name="user_password" type="password" required /></label>
        <button type="submit">Log in</button>
      </form>
      <p>
        Users:
        ${store
          .rows('sys_user')
          .map((it) => it.user_name)
          .filter(Boolean)
          .join(', ')}.
        The password of each is “${password}”.
      </p>`,
  );

/** Asks whether the client may act for the person. */
export const consentPage = (form: { action: string }) =>
  page(
    'Allow access',
    html`<h1>Allow access?</h1>
      <p>Global Voice Control would like to connect to your account, with the same rights as you.</p>
      <form method="post" action="${form.action}">
        <button name="answer" value="allow">Allow</button>
        <button name="answer" value="deny">Deny</button>
      </form>`,
  );

export const errorPage = (text: string) =>
  page('OAuth', html`<h1>Not possible</h1><p role="alert">${text}</p>`);
