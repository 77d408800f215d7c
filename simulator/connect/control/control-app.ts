/** The control API: its own door on its own port, so that it lives while the Connect host is down. Loopback only. */

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { controlPage } from '../../control/serve.ts';
import { Refusal } from '../instance/refusal.ts';
import { routingProfileOf } from '../instance/routing.ts';
import { transcriptOf } from './chat-customer.ts';
import { type Controlled, handlers } from './control-commands.ts';
import type { ControlCommand } from './control-protocol.ts';
import { requests } from './control-requests.ts';
import type { ControlView } from './control-view.ts';

const isLoopback = (hostname: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);

/** How long a state poll is held when nothing changes. */
const holdMs = 20_000;

/** The control API and, beside it, the pages of `simulator/control/`. */
export function controlApp(on: Controlled): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  // A web page elsewhere must not reach it, neither by its own name for this machine nor across origins.
  app.use(async (c, next) => {
    if (!isLoopback(new URL(`http://${c.req.header('host') ?? ''}`).hostname))
      return c.json({ error: 'The control API answers to loopback names only.' }, 403);
    const origin = c.req.header('origin');
    if (origin && (!URL.canParse(origin) || !isLoopback(new URL(origin).hostname)))
      return c.json({ error: 'The control API answers to loopback pages only.' }, 403);
    return next();
  });
  app.use(cors({ origin: (origin) => origin }));

  app.post('/do/:command', async (c) => {
    const command = c.req.param('command') as ControlCommand;
    if (!Object.hasOwn(handlers, command))
      return c.json(
        { error: `There is no command "${command}". There are ${Object.keys(handlers).join(', ')}.` },
        404,
      );
    const request: unknown = await c.req.json().catch(() => undefined);
    const wrong = requests[command](request);
    if (wrong) return c.json({ error: `${command}: ${wrong}.` }, 400);
    try {
      const answer = await (handlers[command] as (on: Controlled, request: unknown) => unknown)(on, request);
      return c.json((answer ?? {}) as object);
    } catch (error) {
      if (error instanceof Refusal) return c.json({ error: error.message, type: error.type }, 400);
      throw error;
    }
  });

  app.get('/state', async (c) => {
    const after = Number(c.req.query('after') ?? -1);
    if (Number.isNaN(after)) return c.json({ error: '"after" must be a version number.' }, 400);
    if (after === on.host.live.version) await nextChange(on, c.req.raw.signal);
    return c.json(viewOf(on));
  });
  app.get('/meters', (c) => c.json(on.host.media.meters()));
  app.get('/journal', (c) => c.json(on.host.journal.list(c.req.query('operation'))));

  app.get('/:path{.*}', async (c) => {
    const path = c.req.param('path') || 'index.html';
    return (
      (await controlPage(path)) ??
      (await controlPage(`${path}.html`)) ??
      c.json({ error: `There is no page "${path}".` }, 404)
    );
  });
  app.onError((error, c) => c.json({ error: error.message }, 500));
  return app;
}

function nextChange({ host }: Controlled, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stopWatching();
      resolve();
    };
    const timer = setTimeout(finish, holdMs);
    timer.unref();
    const stopWatching = host.live.onChange(finish);
    signal.addEventListener('abort', finish);
  });
}

function viewOf({ host, listener, sockets }: Controlled): ControlView {
  const { state, version } = host.live;
  const websockets = sockets.count();
  return {
    version,
    alias: state.alias,
    url: host.origin,
    isUp: listener.isListening,
    settings: state.settings,
    presences: state.presences,
    queues: state.queues,
    quickConnects: state.quickConnects,
    agents: state.agents.map(
      ({ password: _password, presenceId, presenceAt: _at, nextPresenceId, ...agent }) => ({
        ...agent,
        presence: presence(presenceId),
        nextPresence: nextPresenceId ? presence(nextPresenceId) : null,
        voiceConcurrency: routingProfileOf(state, {
          login: agent.login,
          routingProfileId: agent.routingProfileId,
        }).voiceConcurrency,
        websockets: websockets[agent.login] ?? 0,
        contacts: state.segments
          .filter((it) => it.agentId === agent.id)
          .map((it) => ({
            contactId: it.contactId,
            state: it.state,
            stateAt: it.stateAt,
            ringsUntil: it.ringsUntil,
            legId: it.legId,
            connectionId: it.partyId,
          })),
      }),
    ),
    contacts: state.contacts.map((contact) => {
      const conversation = state.conversations.find((it) => it.id === contact.conversationId);
      return {
        ...contact,
        queue: state.queues.find((it) => it.id === contact.queueId)?.name ?? null,
        parties: conversation?.parties ?? [],
        transcript: transcriptOf(conversation?.room ?? []),
        customerConnectionId: conversation?.initialPartyId ?? '',
      };
    }),
    customers: state.customers,
    ivr: state.ivr,
    approvedOrigins: [...host.approvedOrigins],
    faults: host.faults.list(),
    log: state.log,
  };
  function presence(id: string) {
    const found = state.presences.find((it) => it.id === id);
    if (!found) throw new Error(`An agent is in the unknown state "${id}".`);
    return found;
  }
}
