/** What people, other agents, time and the network do, one step at a time, by chance. */

import { setPresence } from '../../simulator/connect/instance/agent.ts';
import { accept } from '../../simulator/connect/instance/call.ts';
import { requestCallback } from '../../simulator/connect/instance/callback.ts';
import { isActive } from '../../simulator/connect/instance/conversation.ts';
import { customerLeaves, placeInbound, settleDial } from '../../simulator/connect/instance/customer.ts';
import type { Desk } from './desk.ts';
import { deskCommand, deskDials } from './desk-commands.ts';
import { type ClockedInstance, orRefused } from './live-clock.ts';
import type { Chance } from './random.ts';

export interface World {
  instance: ClockedInstance;
  desks: Desk[];
  chance: Chance;
  /** Lets promises and timers settle, and so many milliseconds pass. */
  pass(spanMs: number): Promise<void>;
  /** How often each pair of phase and command was carried out here. */
  carriedOut: Map<string, number>;
  /** Calls that an agent flagged, by login and id. */
  flagged: Set<string>;
}

const outcomes = ['answered', 'answered', 'answered', 'answered', 'busy', 'noAnswer', 'failed'] as const;
const customers = ['+442079460001', '+442079460002', '+442079460003'];

const everybody = ({ instance }: World) =>
  instance.state.conversations.flatMap(({ parties }) => parties.filter(isActive));

/** Does something to the world and says what. */
export async function step(world: World): Promise<string> {
  const { chance } = world;
  const dice = chance.whole(100);
  if (dice < 9) return customerCalls(world);
  if (dice < 23) return customerMoves(world);
  if (dice < 71) return deskCommand(world);
  if (dice < 75) return deskDials(world);
  if (dice < 83) return otherAgent(world);
  if (dice < 88) return supervisor(world);
  const spanMs = chance.pick([50, 500, 3_000, 3_000, 21_000]) ?? 50;
  await world.pass(spanMs);
  return `${spanMs} ms pass`;
}

function customerCalls({ instance, chance }: World): string {
  const number = chance.pick(customers) ?? '';
  if (instance.state.conversations.length > 5) return 'nobody else calls';
  if (chance.percent(20)) {
    instance.change((turn) => requestCallback(turn, { number }));
    return 'a callback is asked for';
  }
  instance.change((turn) => placeInbound(turn, { number }));
  return 'a customer calls';
}

function customerMoves(world: World): string {
  const { instance, chance } = world;
  const outsiders = everybody(world).filter(({ kind, agentId }) => kind !== 'agent' && !agentId);
  const called = outsiders.filter(({ fate }) => fate !== null);
  const party = chance.pick(called.length > 0 && chance.percent(75) ? called : outsiders);
  if (!party) return 'no customer to move';
  if (party.state !== 'connecting' || !party.fate) {
    if (party.quickConnectId && !party.number) return 'a queue stays';
    instance.change((turn) => customerLeaves(turn, party.id));
    return `${party.kind} ${party.id.slice(-3)} hangs up`;
  }
  const outcome = chance.pick(outcomes) ?? 'busy';
  instance.change((turn) => settleDial(turn, sameParty(turn.instance, party.id), outcome));
  return `${party.kind} ${party.id.slice(-3)}: ${outcome}`;
}

function sameParty(state: ClockedInstance['state'], id: string) {
  const party = state.conversations.flatMap(({ parties }) => parties).find((it) => it.id === id);
  if (!party) throw new Error('A party has gone.');
  return party;
}

const nativeVerbs = [
  ...['AcceptContact', 'AcceptContact', 'AcceptContact', 'RejectContact', 'ClearContact', 'ClearContact'],
  ...['HoldConnection', 'ResumeConnection', 'MuteParticipant', 'UnmuteParticipant', 'DestroyConnection'],
  ...['ToggleActiveConnections', 'ConferenceConnections'],
];

/** Another agent, or one of ours in the CCP itself, does what the instance lets them. */
function otherAgent({ instance, chance }: World): string {
  const login = chance.pick(['mei', 'mei', 'mei', 'priya', 'tomasz']) ?? 'mei';
  const agentId = instance.agent(login).id;
  const segment = chance.pick(instance.state.segments.filter((it) => it.agentId === agentId));
  if (!segment) {
    orRefused(() => instance.change((turn) => setPresence(turn, agentId, 'available', true)));
    return `${login} is available`;
  }
  if (segment.ringsUntil !== null && instance.agent(login).phone.type === 'desk') {
    instance.change((turn) => accept(turn, agentId, segment.contactId));
    return `${login} picks up the desk phone`;
  }
  const contact = instance.state.contacts.find(({ id }) => id === segment.contactId);
  const conversation = instance.state.conversations.find(({ id }) => id === contact?.conversationId);
  const connectionId =
    chance.pick([segment.legId, ...(conversation?.parties.map(({ id }) => id) ?? [])]) ?? segment.legId;
  const operation = chance.pick(nativeVerbs) ?? 'ClearContact';
  const done = orRefused(() =>
    instance.operate(login, operation, { contactId: segment.contactId, connectionId }),
  );
  return `${login} by hand: ${operation} ${segment.contactId.slice(-3)}${done ? '' : ' (refused)'}`;
}

function supervisor({ instance, chance }: World): string {
  const { agents, presences, quickConnects } = instance.state;
  if (chance.percent(20)) {
    const chosen = chance.pick(quickConnects)?.id;
    instance.change((turn) => {
      for (const it of turn.instance.quickConnects) if (it.id === chosen) it.isEnabled = !it.isEnabled;
    });
    return `${chosen} is taken away or given back`;
  }
  const agent = chance.pick(agents);
  const presence = chance.percent(60) ? presences[0] : chance.pick(presences);
  instance.change((turn) => setPresence(turn, agent?.id ?? '', presence?.id ?? '', true));
  return `${agent?.login} is set to ${presence?.name}`;
}
