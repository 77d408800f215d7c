/** The control API of the instance, on a port of its own, so that it lives while the instance is down. Loopback only. */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Check } from '../connect/control/fields.ts';
import {
  anyText,
  errorStatus,
  flag,
  listOf,
  mapOf,
  nullable,
  oneOf,
  optional,
  shape,
  span,
  text,
  whole,
} from '../connect/control/fields.ts';
import type { Listener } from '../connect/listener.ts';
import { controlPage } from '../control/serve.ts';
import type { ControlCommand, ControlCommands } from './control-protocol.ts';
import { viewOf } from './control-view.ts';
import { defaultSettings, type ServiceNowHost, type Settings } from './host.ts';
import { expireOffers } from './offer-end.ts';
import { Refusal } from './refusal.ts';
import { idOf, seed } from './seed.ts';
import { emptyKept } from './store.ts';
import { answerWork, choosePresence, offerWork } from './work-offer.ts';

export interface Controlled {
  host: ServiceNowHost;
  listener: Listener;
  /** Settings it started with, which a reset goes back to. */
  settings: Partial<Settings>;
}

const apis = [
  'table',
  'attachment',
  'openframe',
  'cs',
  'awa',
  'callback',
  'wrapup',
  'cti',
  'mapping',
  'helprequest',
  'batch',
];

const requests: Record<ControlCommand, Check> = {
  changeSettings: shape({
    isSleeping: optional(flag),
    cors: optional(oneOf('strict', 'loose')),
    corsOrigins: optional(listOf(text)),
    invalidQueryReturnsNoRows: optional(flag),
    requiresState: optional(flag),
    refreshesPublicClients: optional(flag),
    asksConsent: optional(flag),
    accessLifeMs: optional(span),
    rateLimit: optional(nullable(shape({ perHour: whole, rule: text }))),
    missing: optional(listOf(oneOf(...apis))),
    redirectUrls: optional(listOf(text)),
    acls: optional(
      shape({
        hiddenColumns: mapOf(listOf(text)),
        keptColumns: mapOf(listOf(text)),
        hiddenRows: listOf(text),
      }),
    ),
    rules: optional(listOf(shape({ name: text, table: text, column: text, value: anyText }))),
  }),
  giveRoles: shape({ user: text, roles: listOf(text) }),
  records: shape({ table: text }),
  putRecord: shape({ table: text, values: mapOf(anyText) }),
  offerWork: shape({
    ...{ user: text, queue: optional(text), name: optional(text), title: optional(text) },
    document: optional(shape({ table: text, id: text })),
    ...{ timeout: optional(whole), allowedToDecline: optional(flag), autoAccepts: optional(flag) },
    afterTimeoutPresence: optional(text),
  }),
  answerWork: shape({ workItem: text, answer: oneOf('accept', 'reject', 'cancel') }),
  choosePresence: shape({ user: text, presence: text }),
  setFault: shape({
    operation: text,
    effect: oneOf('status', 'html', 'hang', 'cut', 'lost', 'doubled', 'delay'),
    status: optional(errorStatus),
    retryAfter: optional(span),
    delayMs: optional(span),
    times: optional(whole),
  }),
  clearFaults: shape({ operation: optional(text) }),
  expireTokens: shape({ kind: oneOf('access', 'session', 'refresh') }),
  goDown: shape({}),
  comeUp: shape({}),
  expireOffers: shape({}),
  reset: shape({}),
};

type Handlers = {
  [C in ControlCommand]: (on: Controlled, request: ControlCommands[C]['request']) => unknown;
};

const administrator = (host: ServiceNowHost) => ({ user_name: 'admin', now: host.now() });

const handlers: Handlers = {
  changeSettings: ({ host }, changed) => Object.assign(host.settings, changed),
  giveRoles: ({ host }, { user, roles }) => {
    const { store } = host;
    const found = store.rows('sys_user').find((row) => row.user_name === user);
    if (!found) throw new Refusal(400, `There is no user "${user}".`);
    for (const row of store.rows('sys_user_has_role'))
      if (row.user === found.sys_id) store.remove('sys_user_has_role', row.sys_id ?? '');
    for (const name of roles) {
      const role = store.rows('sys_user_role').find((row) => row.name === name);
      const sysId =
        role?.sys_id ??
        store.insert('sys_user_role', { sys_id: idOf(`role ${name}`), name }, administrator(host)).sys_id;
      store.insert('sys_user_has_role', { user: found.sys_id ?? '', role: sysId ?? '' }, administrator(host));
    }
  },
  records: ({ host }, { table }) => ({ rows: host.store.rows(table) }),
  putRecord: ({ host }, { table, values }) => {
    const { store } = host;
    const isThere = values.sys_id !== undefined && store.find(table, values.sys_id);
    return {
      row: isThere
        ? store.update(table, values.sys_id ?? '', values, administrator(host))
        : store.insert(table, values, administrator(host)),
    };
  },
  offerWork: ({ host }, offer) => offerWork(host, offer),
  answerWork: ({ host }, answer) => answerWork(host, answer),
  choosePresence: ({ host }, { user, presence }) => choosePresence(host, user, presence),
  setFault: ({ host }, fault) => host.faults.set(fault),
  clearFaults: ({ host }, { operation }) => host.faults.clear(operation),
  expireTokens: ({ host }, { kind }) => {
    for (const token of Object.values(host.store.kept.tokens)) if (token.kind === kind) token.expiresAt = 0;
  },
  goDown: ({ listener }) => listener.down(),
  comeUp: ({ listener }) => listener.up(),
  expireOffers: ({ host }) => expireOffers(host),
  reset: ({ host, settings }) => {
    Object.assign(host.store.kept, emptyKept());
    Object.assign(host.settings, defaultSettings, settings);
    host.faults.clear();
    host.journal.clear();
    host.limits.clear();
    seed(host.store, host.now());
  },
};

export function controlApp(on: Controlled): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  // No web page but its own has any business here: those say where they come from.
  app.use(async (c, next) => {
    const own = `http://${c.req.header('host') ?? ''}`;
    const origin = c.req.header('origin') ?? own;
    if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(own).hostname) || origin !== own)
      return c.json({ error: 'The control API answers to programs on this machine and its own page.' }, 403);
    return next();
  });
  app.post('/do/:command', async (c) => {
    const command = c.req.param('command') as ControlCommand;
    if (!Object.hasOwn(handlers, command)) return c.json({ error: `There is no command "${command}".` }, 404);
    const request: unknown = await c.req.json().catch(() => undefined);
    const wrong = requests[command](request);
    if (wrong) return c.json({ error: `${command}: ${wrong}.` }, 400);
    try {
      const answer = await (handlers[command] as (on: Controlled, request: unknown) => unknown)(on, request);
      return c.json((answer ?? {}) as object);
    } catch (error) {
      if (error instanceof Refusal)
        return c.json({ error: [error.message, error.detail].filter(Boolean).join(': ') }, 400);
      throw error;
    }
  });
  app.get('/state', (c) => c.json(viewOf(on.host, on.listener.isListening)));
  app.get('/journal', (c) => c.json(on.host.journal.list(c.req.query('operation'))));
  app.get('/:path{.*}', async (c) => {
    const path = c.req.param('path') || 'servicenow.html';
    return (await controlPage(path)) ?? c.json({ error: `There is no page "${path}".` }, 404);
  });
  app.onError((error, c) => c.json({ error: error.message }, 500));
  return app;
}
