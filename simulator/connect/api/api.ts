/** The AWS-JSON door: `POST /api` with X-Amz-Target and X-Amz-Bearer. */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { type ConnectContext, spoil } from '../faults.ts';
import { agentOfLogin } from '../instance/agent.ts';
import { Refusal } from '../instance/refusal.ts';
import { accessLifeMs, type ConnectHost } from './host.ts';
import { type OperationInput, operations } from './operations.ts';
import { enterRoom } from './participants.ts';

const contentType = 'application/x-amz-json-1.0';

/** Answers every operation of the table, spoilt by whatever fault is set for it. */
export function addApi(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  app.post('/api', async (c) => {
    const operation = (c.req.header('x-amz-target') ?? '').replace('AmazonConnectCTIService.', '');
    const claims = host.tokens.read('access', c.req.header('x-amz-bearer'), Date.now());
    const { authentication: _, ...input } = (await c.req.json().catch(() => ({}))) as OperationInput & {
      authentication?: unknown;
    };
    const journal = (status: number) =>
      host.journal.add({ operation, agent: claims?.login ?? null, status, input });
    const spoilt = await spoil(c, host.faults, operation);
    if (spoilt) {
      journal(spoilt.status);
      return spoilt;
    }
    try {
      const agent = agentOfLogin(host.live.state, claims?.login);
      if (!agent)
        throw new Refusal('UnauthorizedException', 'The access token is missing, expired or not ours.');
      const run = operations[operation];
      if (!run) throw new Refusal('UnknownOperationException', `There is no operation "${operation}".`);
      const answer = await run({
        live: host.live,
        media: host.media,
        agent,
        input,
        renewToken: () => renew(host, agent.login),
        enterRoom: (legId) => enterRoom(host, legId),
        openTransport: () => {
          const { token, expiresAt } = renew(host, agent.login);
          // Streams takes no other scheme; the worker's prelude turns it back into ws:.
          return { url: `${host.origin.replace('http:', 'wss:')}/websocket?token=${token}`, expiresAt };
        },
      });
      journal(200);
      return c.body(JSON.stringify(answer), 200, { 'content-type': contentType });
    } catch (error) {
      return refuse(c, error, journal);
    }
  });
}

/** A fresh access token for this login. */
export function renew(host: ConnectHost, login: string): { token: string; expiresAt: number } {
  const now = Date.now();
  return { token: host.tokens.issue('access', login, now, accessLifeMs), expiresAt: now + accessLifeMs };
}

function refuse(c: ConnectContext, error: unknown, journal: (status: number) => void): Response {
  if (!(error instanceof Refusal)) throw error;
  const status = error.type === 'UnauthorizedException' ? 401 : 400;
  journal(status);
  const body = JSON.stringify({ __type: `com.amazonaws.connect#${error.type}`, message: error.message });
  return c.body(body, status, { 'content-type': contentType });
}
