/** A simulated ServiceNow instance on loopback, with its control API beside it. */

import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createFaults } from '../connect/faults.ts';
import { createJournal } from '../connect/journal.ts';
import { listen } from '../connect/listener.ts';
import { serviceNowApp } from './app.ts';
import { createServiceNowClient, type ServiceNowClient } from './client.ts';
import { controlApp } from './control-app.ts';
import { defaultSettings, type ServiceNowHost, type Settings } from './host.ts';
import { createRateLimits } from './rate-limits.ts';
import { seed } from './seed.ts';
import { createStore, emptyKept, type Kept } from './store.ts';

export interface ServiceNowInstance {
  /** Where the instance is, as an agent would type it: `http://localhost:<port>`. */
  url: string;
  controlUrl: string;
  client: ServiceNowClient;
  /** Its records and tokens, to be handed to the instance that takes its place. */
  kept: Kept;
  stop(): Promise<void>;
}

export interface ServiceNowOptions {
  /** Ports of the instance and of the control API; 0 takes a free one. */
  port?: number;
  controlPort?: number;
  settings?: Partial<Settings>;
  /** What an instance before this one kept; without it this one starts with the seeded records. */
  kept?: Kept;
  now?(): number;
}

/** The instance without its network: its records, settings and faults. */
export function newHost({ settings, kept, now = Date.now }: ServiceNowOptions = {}): ServiceNowHost {
  const store = createStore(kept ?? emptyKept());
  if (!kept) seed(store, now());
  return {
    ...{ store, now, origin: '', settings: { ...defaultSettings, ...settings } },
    ...{ faults: createFaults(), journal: createJournal(), limits: createRateLimits() },
  };
}

/** Starts an instance and resolves once it listens. Rejects with what to do when a port is taken. */
export async function createServiceNowInstance(options: ServiceNowOptions = {}): Promise<ServiceNowInstance> {
  const host = newHost(options);
  const { settings = {} } = options;
  const listener = await listen(
    createAdaptorServer({ fetch: serviceNowApp(host).fetch }) as Server,
    options.port ?? 0,
  );
  host.origin = `http://localhost:${listener.port}`;
  const control = await listen(
    createAdaptorServer({ fetch: controlApp({ host, listener, settings }).fetch }) as Server,
    options.controlPort ?? 0,
  ).catch(async (error) => {
    await listener.down();
    throw error;
  });
  const controlUrl = `http://localhost:${control.port}`;
  return {
    url: host.origin,
    controlUrl,
    client: createServiceNowClient(controlUrl),
    kept: host.store.kept,
    async stop() {
      await Promise.all([listener.down(), control.down()]);
    },
  };
}
