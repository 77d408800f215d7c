/** Two agents at their desks in front of one instance, and the moves that several tests share. */

import type { LegMeters } from '../../../simulator/connect/media/bridge.ts';
import { type ConnectInstance, createConnectInstance } from '../../../simulator/connect/server.ts';
import { plainBrowser } from '../plain-browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { startEmbedder } from './embedder.ts';

export const customer = '+442079460958';
export const customerHz = 440;

export interface Stage {
  instance: ConnectInstance;
  priya: Desk;
  tomasz: Desk;
  /** Back to the start: both Offline, no contacts, no events yet. */
  reset(): Promise<void>;
  /** Priya is Available, is rung by a customer and accepts; her softphone has its media. */
  connected(): Promise<{ contactId: string; connectionId: string }>;
  /** The meters of a leg once they show nothing from before now. */
  metersOf(connectionId: string): Promise<LegMeters>;
  /** The leg of an agent's first contact. */
  legOf(login: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts everything and signs both agents in. */
export async function openStage(): Promise<Stage> {
  const embedder = await startEmbedder();
  const instance = await createConnectInstance({ approvedOrigins: [embedder.origin] });
  const browser = await plainBrowser();
  const { client } = instance;
  const [priya, tomasz] = await Promise.all(
    (['priya', 'tomasz'] as const).map((login) => openDesk(browser, embedder.origin, instance.url, login)),
  );
  if (!priya || !tomasz) throw new Error('Both agents need a desk.');
  await Promise.all([priya.heard('agent'), tomasz.heard('agent')]);
  return {
    instance,
    priya,
    tomasz,
    async reset() {
      await client.reset({});
      for (const desk of [priya, tomasz]) {
        await desk.until((it) => it.state === 'Offline' && it.contacts.length === 0, 'a fresh start');
        await desk.forgetEvents();
      }
    },
    async connected() {
      await available(priya);
      const placed = await client.placeCall({
        number: customer,
        queue: 'Orders',
        says: { toneHz: customerHz },
      });
      await priya.heard('media');
      await priya.act('contact', 'accept');
      await priya.until((it) => it.contacts[0]?.state === 'connected', 'connected');
      return placed;
    },
    async metersOf(connectionId) {
      const meters = await client.metersFromNow([connectionId]);
      return meters[connectionId] as LegMeters;
    },
    async legOf(login) {
      const { agents } = await client.state();
      return agents.find((it) => it.login === login)?.contacts[0]?.legId ?? '';
    },
    async stop() {
      for (const { page } of [priya, tomasz]) await page.browserContext().close();
      await instance.stop();
      await embedder.stop();
    },
  };
}

/** The agent chooses Available, and Streams has heard of it. */
export async function available(desk: Desk): Promise<void> {
  await desk.act('setState', 'Available');
  await desk.until((it) => it.state === 'Available', 'Available');
}
