/** An agent in the middle of all that a platform has a verb for: calls, a preview, and tasks in each state. */

import type { WebWorker } from 'puppeteer';
import type { CallbackContact } from '../../../lib/callback-contact.ts';
import type { PlatformReport, PlatformVerb } from '../../../lib/voice-platform.ts';
import { customer } from '../call-moves.ts';
import { hostKind, type World } from '../world.ts';
import { askHost, softphone } from './host-moves.ts';

/** Contact ids, and what else is named. */
export interface Moment {
  preview: string;
  /** A call on hold. */
  held: string;
  /** A call with two others, in which the agent's own leg is muted. */
  conference: string;
  /** One of the others in it. */
  party: string;
  /** Tasks: in hand, being handed on, ended, and offered. */
  open: string;
  handedOn: string;
  over: string;
  offered: string;
  /** A chat in hand. */
  chat: string;
  /** A file in it. */
  file: string;
  /** A presence. */
  lunch: string;
}

const other = '+442079460123';
const limitMs = 300_000;

/** Brings an agent who is Available and has nothing into it. */
export async function everything(world: World, worker: WebWorker): Promise<Moment> {
  const { client } = world.connect;
  const host = (verb: PlatformVerb, ...args: unknown[]) => askHost(worker, hostKind, verb, args);
  async function until(holds: (report: PlatformReport) => boolean): Promise<PlatformReport> {
    for (;;) {
      const report = await askHost<PlatformReport>(worker, hostKind, 'presentReport', []);
      if (holds(report)) return report;
      await new Promise((again) => setTimeout(again, 20));
    }
  }
  const call = (id: string, phase: string) =>
    until(({ calls }) => calls.some((it) => it.id === id && it.phase === phase));
  const callback = (id: string, state: CallbackContact['state']) =>
    until(({ callbacks }) => callbacks.some((it) => it.id === id && it.state === state));

  async function talk(): Promise<string> {
    const { contactId } = await client.placeCall({ number: customer, queue: 'billing' });
    await call(contactId, 'ringing');
    await host('accept', contactId);
    await call(contactId, 'connected');
    return contactId;
  }
  async function offer(carrier: CallbackContact['carrier']): Promise<string> {
    const { contactId } = await client.requestCallback({ number: customer, carrier });
    await callback(contactId, 'offered');
    return contactId;
  }
  async function take(carrier: CallbackContact['carrier']): Promise<string> {
    const id = await offer(carrier);
    await host('accept', id);
    await callback(id, 'accepted');
    return id;
  }

  const unlimited = { ringTimeoutMs: limitMs, interruptTimeoutMs: limitMs, dialTimeoutMs: limitMs };
  await client.changeSettings({ multiParty: true, ...unlimited });
  await client.changeAgent({ agent: 'priya', voiceConcurrency: 3, taskConcurrency: 4, isCrossChannel: true });
  await client.scriptCustomer({ number: other, script: { answersAfterMs: 0 } });

  const preview = await take('preview');
  const held = await talk();
  await host('hold', held);
  await call(held, 'held');

  const conference = await talk();
  await host('addParty', conference, { kind: 'number', e164: other });
  await call(conference, 'consult');
  await host('merge', conference);
  await call(conference, 'conference');
  await host('mute', conference);
  const { calls, agent } = await until(({ calls }) => calls.some((it) => it.id === conference && it.isMuted));

  const over = await take('task');
  await host('hangUp', over);
  await callback(over, 'over');
  const open = await take('task');
  const handedOn = await take('task');
  await handOn(world, handedOn);
  await callback(handedOn, 'transferring');
  const { contactId: chat } = await client.sendWork({ channel: 'chat', queue: 'billing' });
  await until(({ work }) => work.some(({ id }) => id === chat));
  await host('accept', chat);
  await until(({ work }) => work.some((it) => it.id === chat && it.chat?.state === 'open'));
  await client.customerSendsFile({ id: chat, name: 'receipt.txt', content: 'Paid' });
  const { contacts } = await client.state();
  const file = contacts
    .flatMap(({ transcript }) => transcript)
    .find(({ text }) => text === 'receipt.txt')?.id;
  const offered = await offer('task');
  return {
    ...{ preview, held, conference, over, open, handedOn, offered, chat, file: file ?? '' },
    party: calls.find(({ id }) => id === conference)?.parties[0]?.id ?? '',
    lunch: agent?.choices.find(({ kind }) => kind === 'not-routable')?.id ?? '',
  };
}

/** Past the adapter, which remembers for a while whom there is to hand on to. */
async function handOn(world: World, contactId: string): Promise<void> {
  const page = await softphone(world);
  await page.evaluate(async (id) => {
    const { connect: streams } = globalThis as unknown as { connect: typeof connect };
    const agent = new streams.Agent();
    const { endpoints } = await new Promise<{ endpoints: connect.Endpoint[] }>((success, failure) =>
      agent.getEndpoints(agent.getAllQueueARNs(), { success, failure }),
    );
    const queue = endpoints.find(({ name }) => name === 'Orders') as connect.Endpoint;
    const task = agent.getContacts().find((it) => it.contactId === id) as connect.Contact;
    await new Promise<void>((success, failure) => task.addConnection(queue, { success, failure }));
  }, contactId);
}
