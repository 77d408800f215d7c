/** Two agents and a customer: how a call is taken, who hears whom, and the moves that tests of transfers share. */

import { expect } from 'vitest';
import type { Party } from '../../../lib/call.ts';
import type { TransferTarget } from '../../../lib/directory/entry.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { emptyDraft } from '../../../lib/interactions/wrap-up.ts';
import type { WrapUpForm } from '../../../lib/queries.ts';
import type { Session } from '../../../lib/session.ts';
import type { LegMeters } from '../../../simulator/connect/media/bridge.ts';
import { hasTone } from '../../../simulator/connect/media/meter.ts';
import type { ServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { call, choosePresence, customer, noCalls, phase } from '../call-moves.ts';
import { agentHz } from '../place.ts';
import { type AgentSeat, signedInWorld, type World } from '../world.ts';

/** Everybody speaks at a pitch of their own, Hz; the agents at that of their microphones (`agentHz`). */
const tones = { amelia: 440, ...agentHz, haulier: 1040 } as const;
type Voice = keyof typeof tones;

export const haulier = '+441614960123';

export interface TwoAgents {
  world: World;
  priya: AgentSeat;
  tomasz: AgentSeat;
}

/** Priya and Tomasz, each in a browser of their own and signed in, until the file ends. */
export async function twoAgents(): Promise<TwoAgents> {
  const world = await signedInWorld({ agents: ['priya', 'tomasz'] });
  const [priya, tomasz] = world.seats;
  if (!priya || !tomasz) throw new Error('Two agents need two seats.');
  return { world, priya, tomasz };
}

/** The instance as it began, and both agents away from it. */
export async function beginAnew(
  { world }: TwoAgents,
  settings: { multiParty?: boolean } = {},
): Promise<void> {
  await world.connect.client.reset({});
  await world.connect.client.changeSettings({ multiParty: false, ringTimeoutMs: 20_000, ...settings });
  for (const seat of world.seats) {
    await seat.waitForSession(noCalls);
    await seat.command('dismissNotice');
  }
}

/** Amelia calls, Priya takes it, and then Tomasz is there to be asked; answers the id of Priya's call. */
export async function priyaTalks({ world, priya, tomasz }: TwoAgents): Promise<string> {
  await choosePresence(priya, 'Available');
  await world.connect.client.placeCall({
    number: customer,
    name: 'Amelia Hart',
    queue: 'Billing',
    says: { toneHz: tones.amelia },
  });
  const ringing = await priya.waitForSession(phase('ringing'));
  const id = call(ringing)?.id ?? '';
  await priya.command('accept', id);
  await priya.waitForSession((session) => phase('connected')(session) && call(session)?.media === 'live');
  await choosePresence(tomasz, 'Available');
  return id;
}

/** A quick connect of the instance, by the last part of its ARN. */
export async function quickConnect(seat: AgentSeat, id: string, name: string): Promise<TransferTarget> {
  const { agent } = await seat.session();
  const [root] = (agent?.queues[0]?.id ?? '').split('/queue/');
  return { kind: 'quick-connect', id: `${root}/transfer-destination/${id}`, name };
}

/** The seat's agent works with this ServiceNow instance as well, under the same login. */
export async function connectServiceNow({ probe, login, command, waitForSession }: AgentSeat, url: string) {
  await probe.evaluate(async (serviceNowUrl) => {
    const { settings } = await chrome.storage.local.get<{ settings?: object }>('settings');
    await chrome.storage.local.set({ settings: { ...settings, serviceNowUrl } });
  }, url);
  await command('signInToServiceNow', login, 'connect');
  await waitForSession(({ serviceNow }) => serviceNow.state === 'ready');
}

/** What stands on a ServiceNow instance: interactions, what stands beside one, and what its context tells. */
export function recordsThere({ client }: Pick<ServiceNowInstance, 'client'>) {
  const records = async () => (await client.records({ table: 'interaction' })).rows;
  const rows = async (table: string, of: string) =>
    (await client.records({ table })).rows.filter(({ interaction }) => interaction === of);
  return {
    records,
    rows,
    /** State and agent of a call's interaction. */
    async stands(callId: string) {
      const row = (await records()).find(({ client_session_id }) => client_session_id === callId);
      return [row?.state, row?.assigned_to];
    },
    async told(of: string) {
      const [context] = (await rows('interaction_json_blob', of)).filter(({ name }) => name === 'context');
      return JSON.parse(context?.value ?? '{}') as Pick<
        Interaction,
        'participants' | 'transferredBy' | 'transferredTo'
      >;
    },
  };
}

/** The seat's call, which is over, is wrapped up with this note. */
export async function wrapsUp({ probe, command }: AgentSeat, callId: string, note: string): Promise<void> {
  const ask = <Value>(name: string, ...args: unknown[]): Promise<{ value: Value }> =>
    probe.evaluate((request) => chrome.runtime.sendMessage(request), { to: 'background', name, args });
  const { value } = await ask<WrapUpForm>('wrapUpForm', callId);
  const { sys_id } = value.record;
  await ask('saveDraft', { ...emptyDraft(sys_id), work_notes: note, savedAt: Date.now() });
  await command('submitWrapUp', sys_id);
}

export const toTomasz = (seat: AgentSeat) => quickConnect(seat, 'to-tomasz', 'Tomasz Zielinski');

/** The seat's call rings and is taken; answers its id. */
export async function joins(seat: AgentSeat): Promise<string> {
  const session = await seat.waitForSession(phase('ringing'));
  const id = call(session)?.id ?? '';
  await seat.command('accept', id);
  await seat.waitForSession((now) => !phase('ringing')(now) && call(now)?.media === 'live');
  return id;
}

export const party = (session: Session, role: Party['role']): Party | undefined =>
  call(session)?.parties.find((one) => one.role === role && one.state !== 'left');

export const title = ({ notice }: Session) => notice?.title ?? null;

/** Resolves once everybody hears exactly this, such as `priya: amelia tomasz`; fails with what they hear instead. */
export async function hears(stage: TwoAgents, expected: string[]): Promise<void> {
  // A microphone that is unmuted takes a moment to be heard.
  await expect.poll(() => hearing(stage)).toEqual(expected);
}

/** Who is heard by whom from now on. Whoever has no leg is left out. */
async function hearing({ world }: TwoAgents): Promise<string[]> {
  const legs = await legsOf(world);
  const meters = await world.connect.client.metersFromNow([...legs.values()]);
  return [...legs].map(([who, leg]) => `${who}: ${voicesIn(meters[leg])}`.trim());
}

function voicesIn(meters: LegMeters | undefined): string {
  const voices = Object.keys(tones) as Voice[];
  return voices.filter((who) => meters && hasTone(meters.heard, tones[who])).join(' ');
}

async function legsOf(world: World): Promise<Map<string, string>> {
  const { agents, contacts } = await world.connect.client.state();
  const legs = new Map<string, string>();
  const parties = contacts[0]?.parties ?? [];
  for (const { id, kind, number, state } of parties) {
    if (state === 'disconnected' || state === 'connecting') continue;
    if (kind === 'customer') legs.set('amelia', id);
    if (number === haulier) legs.set('haulier', id);
  }
  for (const { login, contacts: own } of agents) {
    const live = own.find(({ state }) => state === 'connected');
    if (live) legs.set(login, live.legId);
  }
  return legs;
}
