/** The door for a softphone's self-test: the instance itself calls the agent who asks, and nobody else. No real instance has it. */

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { testAttribute } from '../../../lib/sound/self-test.ts';
import { spoil } from '../faults.ts';
import { findAgent } from '../instance/agent.ts';
import { placeInbound } from '../instance/customer.ts';
import { routingProfileOf } from '../instance/routing.ts';
import { signedInLogin } from './auth.ts';
import type { ConnectHost } from './host.ts';

/** It gives up by itself, should nobody put it away. */
const hangsUpAfterMs = 30_000;

/** Answers `POST /self-test-call` of a signed-in agent's browser; the body names the test. */
export function addSelfTestCall(app: Hono<{ Bindings: HttpBindings }>, host: ConnectHost): void {
  app.post('/self-test-call', async (c) => {
    const login = signedInLogin(c, host);
    const { test } = (await c.req.json()) as { test: string };
    const spoilt = await spoil(c, host.faults, 'self-test-call');
    const status = spoilt?.status ?? (login ? 200 : 401);
    host.journal.add({ operation: 'self-test-call', agent: login, status, input: { test } });
    if (spoilt) return spoilt;
    if (!login) return c.json({ message: 'Not signed in.' }, 401);
    const contactId = host.live.change((turn) => {
      const agent = findAgent(turn.instance, login);
      const contact = placeInbound(turn, {
        ...{
          name: 'Self-test',
          attributes: { [testAttribute]: test },
          says: { toneHz: 440 },
          hangsUpAfterMs,
        },
        queue: routingProfileOf(turn.instance, agent).queueIds[0] ?? '',
      });
      contact.onlyAgentId = agent.id;
      return contact.id;
    });
    return c.json({ contactId });
  });
}
