/** The extension's two Connect hosts keep what every voice platform keeps. Asked as the worker asks them. */

import type { WebWorker } from 'puppeteer';
import { afterAll, beforeAll } from 'vitest';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import type { Reply } from '../../lib/messaging.ts';
import type { HostKind } from '../../lib/session.ts';
import type { PlatformReport, PlatformVerb, QuickConnect, VoicePlatform } from '../../lib/voice-platform.ts';
import { type ContractBench, voicePlatformContract } from '../contract/voice-platform.ts';
import { customer, startOver } from './call-moves.ts';
import { moveHost } from './host-moves.ts';
import { openWorld, type World } from './world.ts';

const reachableNumber = '+441614960127';
const lookMs = 30;

let world: World;
let worker: WebWorker;

beforeAll(async () => {
  // Looking into the worker keeps it alive, which no other file could bear.
  world = await openWorld();
  await world.signIn();
  const target = await world.browser.waitForTarget((t) => t.url().endsWith('/background.js'));
  worker = (await target.worker()) as WebWorker;
});
afterAll(() => world?.[Symbol.asyncDispose]());

voicePlatformContract('the framed Connect host', () => openBench('framed'));
voicePlatformContract('the window Connect host', () => openBench('window'));

async function openBench(kind: HostKind): Promise<ContractBench> {
  await moveHost(world, kind);
  await startOver(world);
  await world.connect.client.scriptCustomer({
    number: reachableNumber,
    script: { answersAfterMs: 'manual' },
  });
  let present = await ask<PlatformReport>(kind, 'presentReport', []);
  const listeners = new Set<(report: PlatformReport) => void>();
  let isOpen = true;
  const looking = (async () => {
    while (isOpen) {
      const newest = await ask<PlatformReport>(kind, 'presentReport', []);
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
          : (...args: unknown[]) => ask(kind, verb as PlatformVerb, args),
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
  const found = (await ask<QuickConnect[]>(kind, 'quickConnects', [])).find((it) => it.name === name);
  return { kind: 'quick-connect', id: found?.id ?? '', name };
}

/** One message of the worker to the host. Rejects with the error's code, as lib/messaging does. */
async function ask<Value>(kind: HostKind, name: string, args: unknown[]): Promise<Value> {
  const reply = await worker.evaluate(
    async (kind, request): Promise<Reply | undefined> => {
      if (kind === 'framed') return chrome.runtime.sendMessage(request);
      const { hostWindow } = await chrome.storage.session.get('hostWindow');
      return chrome.tabs.sendMessage((hostWindow as { tabId: number }).tabId, request, { frameId: 0 });
    },
    kind,
    { to: 'connect-host', name, args },
  );
  if (!reply || 'error' in reply)
    throw Object.assign(new Error(reply?.error.code ?? 'nobody answered'), { code: reply?.error.code });
  return reply.value as Value;
}
