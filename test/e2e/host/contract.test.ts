/** The extension's two Connect hosts keep what every voice platform keeps. Asked as the worker asks them. */

import type { WebWorker } from 'puppeteer';
import { beforeAll } from 'vitest';
import type { TransferTarget } from '../../../lib/directory/entry.ts';
import type { HostKind } from '../../../lib/session.ts';
import type {
  ConnectHost,
  PlatformReport,
  QuickConnect,
  VoicePlatform,
} from '../../../lib/voice-platform.ts';
import { type ContractBench, voicePlatformContract } from '../../contract/voice-platform.ts';
import { customer, startOver } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { askHost, moveHost, workerOf } from './host-moves.ts';

const reachableNumber = '+441614960127';
const lookMs = 80;

const world = await signedInWorld();
let worker: WebWorker;

beforeAll(async () => {
  worker = await workerOf(world);
});

voicePlatformContract('the framed Connect host', () => openBench('framed'));
voicePlatformContract('the window Connect host', () => openBench('window'));

async function openBench(kind: HostKind): Promise<ContractBench> {
  await moveHost(world, kind);
  await startOver(world);
  await world.connect.client.scriptCustomer({
    number: reachableNumber,
    script: { answersAfterMs: 'manual' },
  });
  let present = await askHost<PlatformReport>(worker, kind, 'presentReport', []);
  const listeners = new Set<(report: PlatformReport) => void>();
  let isOpen = true;
  const looking = (async () => {
    while (isOpen) {
      const newest = await askHost<PlatformReport>(worker, kind, 'presentReport', []);
      if (newest.sequence !== present.sequence) {
        present = newest;
        for (const listener of listeners) listener(present);
      }
      await new Promise((again) => setTimeout(again, lookMs));
    }
  })();
  return {
    platform: new Proxy({} as VoicePlatform, {
      get: (_, verb) =>
        verb === 'onReport'
          ? (listener: (report: PlatformReport) => void) => {
              listeners.add(listener);
              listener(present);
              return () => listeners.delete(listener);
            }
          : (...args: unknown[]) => askHost(worker, kind, verb as keyof ConnectHost, args),
    }),
    customer: {
      calls: async () => void (await world.connect.client.placeCall({ number: customer, queue: 'billing' })),
      answers: async (id) => void (await world.connect.client.customerAnswers({ id })),
      hangsUp: async (id) => void (await world.connect.client.customerHangsUp({ id })),
      wantsCallback: async (carrier) =>
        void (await world.connect.client.requestCallback({ number: reachableNumber, carrier })),
    },
    idleQueue: await quickConnect(kind, 'Orders'),
    reachableNumber,
    async close() {
      isOpen = false;
      await looking;
    },
  };
}

/** Nobody but this agent is signed in, and nobody hands on to themselves. */
async function quickConnect(kind: HostKind, name: string): Promise<TransferTarget> {
  const found = (await askHost<QuickConnect[]>(worker, kind, 'quickConnects', [])).find(
    (it) => it.name === name,
  );
  return { kind: 'quick-connect', id: found?.id ?? '', name };
}
