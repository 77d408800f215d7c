/** The operations of `AmazonConnectCTIService`: one table from the name in X-Amz-Target to what it does. */

import { type Agent, findAgent, setPresence } from '../instance/agent.ts';
import { accept, clear, reject, sendDigits, setHold, setMute } from '../instance/call.ts';
import { findSegment } from '../instance/contact.ts';
import { destroyConnection } from '../instance/hang-up.ts';
import type { Turn } from '../instance/instance.ts';
import { dial } from '../instance/outbound.ts';
import { Refusal } from '../instance/refusal.ts';
import { agentOnLeg } from '../instance/room.ts';
import { setPause } from '../instance/task.ts';
import { addParty, conference, type Destination, toggle, transfer } from '../instance/transfer.ts';
import type { LiveInstance } from '../live-instance.ts';
import type { MediaBridge } from '../media/bridge.ts';
import {
  configurationOf,
  dialableCountriesOf,
  permissionsOf,
  presencesOf,
  queuesOf,
  quickConnectsOf,
} from './configuration.ts';
import { pollSnapshot } from './polls.ts';
import { idInArn, type WireEndpoint } from './wire.ts';

/** A request body; the client's own model has checked its types before sending. */
export interface OperationInput {
  contactId: string;
  connectionId: string;
  digits: string;
  endpoint: WireEndpoint;
  queueARN?: string;
  relatedContactId?: string;
  state: { agentStateARN?: string; name?: string };
  enqueueNextState?: boolean;
  configuration: { softphoneEnabled?: boolean; extension?: string };
  transportType: string;
  participantId?: string;
  nextToken?: string;
  maxResults?: number;
  timeout?: number;
}

export interface OperationRequest {
  live: LiveInstance;
  agent: Agent;
  input: OperationInput;
  media: MediaBridge;
  /** A new access token and where to open a websocket with it. */
  openTransport(): { url: string; expiresAt: number };
  renewToken(): { token: string; expiresAt: number };
  /** A connection token for the room of the chat that this leg is in. */
  enterRoom(legId: string): { token: string; expiresAt: number };
}

type Operation = (request: OperationRequest) => object | Promise<object>;

/** An operation that runs one verb of the machine and answers with nothing. */
const verb =
  (run: (turn: Turn, agentId: string, input: OperationInput) => void): Operation =>
  ({ live, agent, input }) => {
    live.change((turn) => run(turn, agent.id, input));
    return {};
  };

const recorded: Operation = () => ({});

const notHere: Operation = () => {
  throw new Refusal('InvalidStateException', 'This instance does not do that.');
};

/** Every operation that the model in Streams has, and the two that only newer clients know. */
export const operations: Record<string, Operation> = {
  AcceptContact: verb((turn, agentId, { contactId }) => {
    if (findAgent(turn.instance, agentId).phone.type === 'desk')
      throw new Refusal('InvalidStateException', 'A desk phone is answered by hand.');
    accept(turn, agentId, contactId);
  }),
  RejectContact: verb((turn, agentId, { contactId }) => reject(turn, agentId, contactId)),
  ClearContact: verb((turn, agentId, { contactId }) => clear(turn, agentId, contactId)),
  CompleteContact: verb((turn, agentId, { contactId }) => clear(turn, agentId, contactId)),
  DestroyConnection: verb((turn, agentId, it) =>
    destroyConnection(turn, agentId, it.contactId, it.connectionId),
  ),
  HoldConnection: verb((turn, agentId, it) => setHold(turn, agentId, it.contactId, it.connectionId, true)),
  ResumeConnection: verb((turn, agentId, it) => setHold(turn, agentId, it.contactId, it.connectionId, false)),
  MuteParticipant: verb((turn, agentId, it) => setMute(turn, agentId, it.contactId, it.connectionId, true)),
  UnmuteParticipant: verb((turn, agentId, it) =>
    setMute(turn, agentId, it.contactId, it.connectionId, false),
  ),
  ToggleActiveConnections: verb((turn, agentId, { contactId }) => toggle(turn, agentId, contactId)),
  ConferenceConnections: verb((turn, agentId, { contactId }) => conference(turn, agentId, contactId)),
  CreateAdditionalConnection: verb(
    (turn, agentId, it) => void addParty(turn, agentId, it.contactId, destinationOf(it.endpoint)),
  ),
  TransferContact: verb((turn, agentId, it) =>
    transfer(turn, agentId, it.contactId, destinationOf(it.endpoint)),
  ),
  AddNewConnection: ({ live, agent, input }) => ({
    connectionId: live.change((turn) =>
      addParty(turn, agent.id, input.contactId, destinationOf(input.endpoint)),
    ).id,
  }),
  SendDigits: ({ live, agent, input, media }) => {
    live.change((turn) => sendDigits(turn, agent.id, input.contactId, input.connectionId, input.digits));
    media.playDigits(findSegment(live.state, agent.id, input.contactId).legId, input.digits);
    return {};
  },
  CreateOutboundContact: verb((turn, agentId, { endpoint, queueARN, relatedContactId }) => {
    if (endpoint.type !== 'phone_number' || !endpoint.phoneNumber)
      throw new Refusal('BadEndpointException', 'Only a phone number can be dialled.');
    dial(turn, agentId, endpoint.phoneNumber, {
      ...(queueARN ? { queueId: idInArn(queueARN) } : {}),
      ...(relatedContactId ? { relatedContactId } : {}),
    });
  }),
  PutAgentState: verb((turn, agentId, { state, enqueueNextState }) =>
    setPresence(
      turn,
      agentId,
      state.agentStateARN ? idInArn(state.agentStateARN) : (state.name ?? ''),
      enqueueNextState ?? false,
    ),
  ),
  UpdateAgentConfiguration: verb((turn, agentId, { configuration }) => {
    const agent = findAgent(turn.instance, agentId);
    const { softphoneEnabled, extension } = configuration;
    if (softphoneEnabled !== false) agent.phone = { type: 'softphone' };
    else if (/^\+[1-9]\d{5,14}$/.test(extension ?? ''))
      agent.phone = { type: 'desk', number: extension ?? '' };
    else throw new Refusal('InvalidInputException', 'A desk phone needs a number in E.164.');
  }),
  GetAgentSnapshot: ({ live, agent, input }) =>
    pollSnapshot(live, agent.id, input.nextToken, input.timeout ?? 0),
  GetAgentConfiguration: ({ live, agent }) => ({ configuration: configurationOf(live.state, agent) }),
  GetAgentPermissions: ({ agent, input }) => paged('permissions', permissionsOf(agent), input),
  GetAgentStates: ({ live, input }) => paged('states', presencesOf(live.state), input),
  GetDialableCountryCodes: ({ live, input }) => paged('countryCodes', dialableCountriesOf(live.state), input),
  GetRoutingProfileQueues: ({ live, agent, input }) => paged('queues', queuesOf(live.state, agent), input),
  GetEndpoints: ({ live, input }) => paged('endpoints', quickConnectsOf(live.state), input),
  GetNewAuthToken: ({ renewToken }) => {
    const { token, expiresAt } = renewToken();
    return { newAuthToken: token, expirationDateTime: expiresAt / 1000 };
  },
  CreateTransport: ({ live, agent, input, openTransport, enterRoom }) => {
    if (input.transportType === 'chat_token') {
      const { legId, contactId } = findSegment(live.state, agent.id, input.contactId);
      if (legId !== input.participantId || !agentOnLeg(live.state, legId))
        throw new Refusal('InvalidStateException', `This agent is not in the chat ${contactId}.`);
      const { token, expiresAt } = enterRoom(legId);
      return { chatTokenTransport: { participantToken: token, expiry: new Date(expiresAt).toISOString() } };
    }
    if (input.transportType !== 'web_socket')
      throw new Refusal('InvalidInputException', `There is no transport "${input.transportType}" here.`);
    const { url, expiresAt } = openTransport();
    const transportLifeTimeInSeconds = Math.floor((expiresAt - Date.now()) / 1000);
    return {
      webSocketTransport: { url, transportLifeTimeInSeconds, expiry: new Date(expiresAt).toISOString() },
    };
  },
  NotifyContactIssue: recorded,
  SendClientLogs: recorded,
  SendSoftphoneCallMetrics: recorded,
  SendSoftphoneCallReport: recorded,
  PauseContact: verb((turn, agentId, { contactId }) => setPause(turn, agentId, contactId, true)),
  ResumeContact: verb((turn, agentId, { contactId }) => setPause(turn, agentId, contactId, false)),
  CreateTaskContact: notHere,
  UpdateMonitorParticipantState: notHere,
};

function destinationOf(endpoint: WireEndpoint): Destination {
  if (endpoint.endpointARN?.includes('/transfer-destination/'))
    return { quickConnectId: idInArn(endpoint.endpointARN) };
  if (endpoint.type === 'phone_number' && endpoint.phoneNumber) return { number: endpoint.phoneNumber };
  throw new Refusal('BadEndpointException', 'The endpoint is neither a number nor a quick connect.');
}

/** Most that one page holds, whatever is asked for: a client that takes the first page for all misses the rest. */
const longestPage = 100;

/** One page of a list, as all lists of this API are paged: `nextToken` is where the next page begins. */
function paged<T>(name: string, all: T[], { nextToken, maxResults }: OperationInput): object {
  const from = Number(nextToken ?? 0);
  if (!Number.isInteger(from) || from < 0)
    throw new Refusal('InvalidInputException', 'The next token is not one of ours.');
  const to = from + Math.min(maxResults ?? longestPage, longestPage);
  return { [name]: all.slice(from, to), ...(to < all.length ? { nextToken: String(to) } : {}) };
}
