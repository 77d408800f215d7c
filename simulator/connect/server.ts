/** A simulated Amazon Connect instance on loopback, with its control API beside it. */

import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { companySignInUrl } from './api/company-sign-in.ts';
import { connectApp } from './api/connect-app.ts';
import type { ConnectHost } from './api/host.ts';
import { createInactivity } from './api/inactivity.ts';
import { publishRooms } from './api/participants.ts';
import { publish, publishHolds } from './api/sdk.ts';
import { createTokenMint } from './api/tokens.ts';
import { addWebsockets } from './api/websocket.ts';
import { type ControlClient, createControlClient } from './control/client.ts';
import { controlApp } from './control/control-app.ts';
import { followState, mediaContacts } from './conversation-media.ts';
import { createFaults } from './faults.ts';
import type { Settings } from './instance/instance.ts';
import { createJournal } from './journal.ts';
import { listen } from './listener.ts';
import { runInstance } from './live-instance.ts';
import { createMediaBridge } from './media/bridge.ts';

export interface ConnectInstance {
  /** Where the instance is, as an agent would type it: `http://localhost:<port>`. */
  url: string;
  /** The company's own sign-in page, of another origin, that lets people into this instance. */
  companySignInUrl: string;
  /** The control API and the control page. */
  controlUrl: string;
  client: ControlClient;
  stop(): Promise<void>;
}

export interface ConnectInstanceOptions {
  /** Ports of the Connect host and of the control API; 0 takes a free one. */
  port?: number;
  controlPort?: number;
  settings?: Partial<Settings>;
  /** Origins that may frame the CCP, for instance `chrome-extension://<id>`. */
  approvedOrigins?: string[];
  /** Signs the tokens; instances with the same secret accept each other's. */
  secret?: string;
}

/** Starts an instance and resolves once it listens. Rejects with what to do when a port is taken. */
export async function createConnectInstance(options: ConnectInstanceOptions = {}): Promise<ConnectInstance> {
  const live = runInstance(options.settings);
  const media = createMediaBridge({ contacts: () => mediaContacts(live.state) });
  // Not a secret worth keeping: the instance is a toy on loopback, and a fixed one keeps sign-ins over restarts.
  const tokens = createTokenMint(options.secret ?? 'harbour');
  const inactivity = createInactivity(live, {
    publish: (login, key, data) => publish(sockets, login, { namespace: 'aws.connect.activity', key }, data),
    end(login) {
      tokens.revoke('session', login);
      tokens.revoke('access', login);
    },
  });
  const host: ConnectHost = {
    live,
    settings: options.settings ?? {},
    media,
    tokens,
    faults: createFaults(),
    journal: createJournal(),
    inactivity,
    approvedOrigins: new Set(options.approvedOrigins),
    files: new Map(),
    origin: '',
  };
  const stopFollowing = followState(live, media);
  const server = createAdaptorServer({ fetch: connectApp(host).fetch }) as Server;
  const sockets = addWebsockets(server, host);
  const stopsPublishing = [publishHolds(host, sockets), publishRooms(host, sockets)];
  try {
    const listener = await listen(server, options.port ?? 0);
    host.origin = `http://localhost:${listener.port}`;
    const controlServer = createAdaptorServer({
      fetch: controlApp({ host, listener, sockets }).fetch,
    }) as Server;
    const control = await listen(controlServer, options.controlPort ?? 0).catch(async (error) => {
      await listener.down();
      throw error;
    });
    const controlUrl = `http://localhost:${control.port}`;
    return {
      url: host.origin,
      companySignInUrl: companySignInUrl(host),
      controlUrl,
      client: createControlClient(controlUrl),
      async stop() {
        stopFollowing();
        for (const stop of stopsPublishing) stop();
        inactivity.stop();
        live.stop();
        await Promise.all([listener.down(), control.down(), media.stop()]);
      },
    };
  } catch (error) {
    live.stop();
    inactivity.stop();
    await media.stop();
    throw error;
  }
}
