/** The commands of the control API: what each takes and does. */

import { keepText } from '../api/attachments.ts';
import type { ConnectHost } from '../api/host.ts';
import { publish } from '../api/sdk.ts';
import type { Sockets } from '../api/websocket.ts';
import { findAgent, findPresence, setPresence } from '../instance/agent.ts';
import { accept } from '../instance/call.ts';
import { requestCallback } from '../instance/callback.ts';
import { findContact } from '../instance/contact.ts';
import {
  customerLeaves,
  customerPresses,
  findCustomer,
  placeInbound,
  settleDial,
} from '../instance/customer.ts';
import { addAgent, createHarbour, ownProfileOf } from '../instance/harbour.ts';
import { Refusal } from '../instance/refusal.ts';
import { sendWork } from '../instance/work.ts';
import type { Listener } from '../listener.ts';
import { customerReads, customerSays, customerSendsFile, customerTypes } from './chat-customer.ts';
import type { ControlCommand, ControlCommands } from './control-protocol.ts';

export interface Controlled {
  host: ConnectHost;
  listener: Listener;
  sockets: Sockets;
}

/** A command whose answer has no fields may return anything. */
type Outcome<Answer> = object extends Answer ? unknown : Answer | Promise<Answer>;

type Handlers = {
  [C in ControlCommand]: (
    on: Controlled,
    request: ControlCommands[C]['request'],
  ) => Outcome<ControlCommands[C]['answer']>;
};

/** Settings that stand in the agent's routing profile. */
const ofProfile = [
  ...['voiceConcurrency', 'taskConcurrency', 'chatConcurrency', 'emailConcurrency', 'isCrossChannel'],
];

/** What each command does; its request has been checked (control-requests.ts). */
export const handlers: Handlers = {
  placeCall: ({ host }, call) => host.live.change((turn) => idsOf(turn.instance, placeInbound(turn, call))),
  requestCallback: ({ host }, call) =>
    host.live.change((turn) => idsOf(turn.instance, requestCallback(turn, call))),
  setAttributes: ({ host }, { id, attributes }) =>
    host.live.change(({ instance }) => Object.assign(findContact(instance, id).attributes, attributes)),
  sendWork: ({ host }, work) => host.live.change((turn) => idsOf(turn.instance, sendWork(turn, work))),
  customerAnswers: ({ host }, { id }) =>
    host.live.change((turn) => settleDial(turn, findCustomer(turn.instance, id), 'answered')),
  customerDeclines: ({ host }, { id, as = 'busy' }) =>
    host.live.change((turn) => settleDial(turn, findCustomer(turn.instance, id), as)),
  customerHangsUp: ({ host }, { id }) => host.live.change((turn) => customerLeaves(turn, id)),
  customerWrites: ({ host }, { id, text }) => host.live.change((turn) => customerSays(turn, id, text)),
  customerSendsFile: ({ host }, { id, name, content }) => {
    const file = keepText(host, name, content);
    host.live.change((turn) => customerSendsFile(turn, id, file));
  },
  customerTypes: ({ host }, { id }) => host.live.change((turn) => customerTypes(turn, id)),
  customerReads: ({ host }, { id, onlyArrived = false }) =>
    host.live.change((turn) => customerReads(turn, id, onlyArrived)),
  customerPresses: ({ host }, { id, digits }) => {
    host.media.playDigits(findCustomer(host.live.state, id).id, digits);
    host.live.change((turn) => customerPresses(turn, id, digits));
  },
  connectPhone: ({ host }, { connectionId, sdp }) =>
    host.media
      .answer({ connectionId: findCustomer(host.live.state, connectionId).id, sdp })
      .catch((error: Error) => {
        throw new Refusal('InvalidInputException', `The offer cannot be answered: ${error.message}`);
      }),
  scriptCustomer: ({ host }, { number, script }) =>
    host.live.change(({ instance }) => {
      if (script) instance.customers[number] = script;
      else delete instance.customers[number];
      delete instance.dialled[number];
    }),
  addAgent: ({ host }, fresh) => ({ agentId: host.live.change((turn) => addAgent(turn, fresh)).id }),
  scriptAgent: ({ host }, { agent, script }) =>
    host.live.change(({ instance }) => {
      findAgent(instance, agent).script = script;
    }),
  forcePresence: ({ host }, { agent, presence }) =>
    host.live.change((turn) =>
      setPresence(turn, findAgent(turn.instance, agent).id, findPresence(turn.instance, presence).id, true),
    ),
  changeAgent: ({ host }, { agent: login, ...changed }) =>
    host.live.change(({ instance }) => {
      const agent = findAgent(instance, login);
      const { deskPhone, ...rest } = changed;
      for (const [name, value] of Object.entries(rest))
        Object.assign(ofProfile.includes(name) ? ownProfileOf(instance, agent) : agent, { [name]: value });
      if (deskPhone !== undefined)
        agent.phone = deskPhone === null ? { type: 'softphone' } : { type: 'desk', number: deskPhone };
    }),
  changeQuickConnect: ({ host }, { id, isEnabled }) =>
    host.live.change(({ instance }) => {
      const quickConnect = instance.quickConnects.find((it) => it.id === id);
      if (!quickConnect) throw new Refusal('InvalidInputException', `There is no quick connect "${id}".`);
      quickConnect.isEnabled = isEnabled;
    }),
  changeIvr: ({ host }, { menu }) =>
    host.live.change(({ instance }) => {
      instance.ivr = menu;
    }),
  changeSettings: ({ host }, settings) =>
    host.live.change(({ instance }) => Object.assign(instance.settings, settings)),
  approveOrigins: ({ host }, { origins }) => {
    host.approvedOrigins.clear();
    for (const it of origins) host.approvedOrigins.add(it);
    touch(host);
  },
  setFault: ({ host }, fault) => {
    host.faults.set(fault);
    touch(host);
  },
  clearFaults: ({ host }, { operation }) => {
    host.faults.clear(operation);
    touch(host);
  },
  expireTokens: ({ host }, { kind }) => host.tokens.revoke(kind),
  closeWebsockets: ({ sockets }, { agent }) => sockets.close(agent),
  goDown: async ({ host, listener }) => {
    await listener.down();
    touch(host);
  },
  comeUp: async ({ host, listener }) => {
    await listener.up();
    touch(host);
  },
  publish: ({ host, sockets }, { agent, data, ...topic }) =>
    publish(sockets, findAgent(host.live.state, agent).login, topic, data),
  agentPicksUp: ({ host }, { agent: login }) =>
    host.live.change((turn) => {
      const { id } = findAgent(turn.instance, login);
      const ringing = turn.instance.segments.find((it) => it.agentId === id && it.ringsUntil !== null);
      if (!ringing) throw new Refusal('InvalidStateException', `Nothing rings at ${login}.`);
      accept(turn, id, ringing.contactId);
    }),
  reset: ({ host }) => {
    host.faults.clear();
    host.journal.clear();
    host.live.change(({ instance, now }) => {
      const { seed, lastId } = instance;
      // Ids go on where they were: nothing may meet the id of a call from before.
      Object.assign(instance, createHarbour(seed, now, host.settings), { lastId });
    });
  },
};

/** Tells watchers of the state about what stands beside the machine: faults, origins, whether it listens. */
const touch = (host: ConnectHost) => host.live.change(() => {});

function idsOf(
  instance: ConnectHost['live']['state'],
  contact: { id: string; conversationId: string },
): { contactId: string; connectionId: string } {
  const conversation = instance.conversations.find((it) => it.id === contact.conversationId);
  return { contactId: contact.id, connectionId: conversation?.initialPartyId ?? '' };
}
