/**
 * What ServiceNow's interaction controls are told of the session, and what a press there means here: the JSON of
 * `openFrameAPI.setICContext` and of `interaction_control_action` (servicenow, 6). Pure.
 */

import { type Agent, presenceMark } from '../agent.ts';
import { allows, type Call, type CallCommand, isLive, type Party } from '../call.ts';
import type { CommandName } from '../commands.ts';
import type { DirectoryEntry } from '../directory/entry.ts';
import { standingName } from '../presence/standing-name.ts';
import type { Session } from '../session.ts';
import { controlActions } from './raw-values.ts';

/** Everything that a provider page shows: it says the whole of it after each change. */
export interface IccState {
  activeCall: IccCall[];
  idleState: {
    capability: IccIdle;
    enableState: IccIdle;
    dialpadInfoMessage: { label: string; value: string };
  };
  indicator: { state: string; colour: 'green' | 'orange' | 'red' | 'grey' };
  /** Whether the window is to come forward. */
  isShown: boolean;
}

interface IccIdle {
  outBoundCall: boolean;
  logOut: boolean;
  phoneDirectory: boolean;
  globalContactSearch: boolean;
  outboundQueueSelection: boolean;
}

export interface IccCall {
  nowRecordTable: 'interaction';
  /** sys_id of the interaction; empty while it has none. */
  nowRecordId: string;
  externalId: string;
  type: 'call' | 'callback';
  direction: 'inbound' | 'outbound';
  currentParticipant: IccParticipant;
  participants: IccParticipant[];
}

interface IccParticipant {
  id: string;
  name: string;
  actor: 'agent' | 'customer' | 'external';
  address: string;
  state: string;
  connectedTime: string;
  callStartTime: string;
  muted: boolean;
  held: boolean;
  capabilities: Record<string, boolean>;
}

/** `Fri, 12 Jul 2024 05:23:41 GMT` (servicenow, 6.7). */
const iccTime = (at: number | null): string => (at === null ? '' : new Date(at).toUTCString());

/** `interactionOf` answers the sys_id of a call's interaction, empty while there is none. */
export function iccState(
  session: Pick<Session, 'agent' | 'calls' | 'callbacks' | 'work'>,
  me: string,
  interactionOf: (callId: string) => string,
): IccState {
  const { calls, agent } = session;
  const live = calls.filter((call) => isLive(call) || call.phase === 'wrap-up');
  const idle: IccIdle = {
    ...{ outBoundCall: agent?.canDial ?? false, phoneDirectory: true },
    // Signing out, and the queue of a call, are chosen in the extension.
    ...{ logOut: false, globalContactSearch: false, outboundQueueSelection: false },
  };
  return {
    activeCall: live.map((call) => iccCall(call, agent, me, interactionOf(call.id))),
    idleState: {
      ...{ capability: idle, enableState: { ...idle, outBoundCall: idle.outBoundCall && live.length === 0 } },
      dialpadInfoMessage: { label: 'Queue', value: agent?.outboundQueue?.name ?? '' },
    },
    indicator: indicatorOf(session),
    isShown: calls.some(({ phase }) => phase === 'ringing'),
  };
}

function iccCall(call: Call, agent: Agent | null, me: string, interaction: string): IccCall {
  const can = (command: CallCommand) => allows(call, command);
  const own: IccParticipant = {
    ...{ id: me, name: agent?.name ?? '', actor: 'agent', address: '', state: stateWord(call) },
    ...{ connectedTime: iccTime(call.answeredAt), callStartTime: iccTime(call.offeredAt) },
    ...{ muted: call.isMuted, held: call.phase === 'held' },
    capabilities: {
      ...{ mute: can('mute') || can('unmute'), hold: can('hold') || can('resume') },
      ...{ endCall: can('hangUp'), dtmf: can('sendDigits'), transfer: false, flag: false },
    },
  };
  return {
    ...{ nowRecordTable: 'interaction', nowRecordId: interaction, externalId: call.id },
    ...{ type: call.kind === 'callback' ? 'callback' : 'call', direction: call.direction },
    currentParticipant: own,
    participants: call.parties.filter((party) => isInCall(party, call)).map((party) => iccParty(party, call)),
  };
}

/** While it is written up, a call still says whose it was. */
const isInCall = ({ role, state }: Party, { phase }: Call): boolean =>
  role !== 'agent' && (state !== 'left' || (phase === 'wrap-up' && role === 'customer'));

function partyWord({ state }: Party, { phase }: Call): string {
  if (phase === 'wrap-up') return 'Ended';
  return state === 'connecting' ? 'Ringing' : 'Connected';
}

const iccParty = (party: Party, call: Call): IccParticipant => ({
  ...{ id: party.id, name: party.name ?? party.numberText ?? '', address: party.number ?? '' },
  ...{ actor: party.role === 'customer' ? 'customer' : party.isColleague ? 'agent' : 'external' },
  ...{ state: partyWord(party, call), held: party.state === 'held' },
  ...{ connectedTime: party.state === 'connecting' ? '' : iccTime(party.stateAt), muted: party.isMuted },
  ...{ callStartTime: '', capabilities: { endCall: false, hold: false, mute: false } },
});

function stateWord({ phase }: Call): string {
  if (phase === 'ringing') return 'Alerting';
  return phase === 'dialing' ? 'Ringing' : phase === 'wrap-up' ? 'Ended' : 'Connected';
}

/** OpenFrame's four colours. */
function indicatorOf({ agent, ...inHand }: Parameters<typeof iccState>[0]): IccState['indicator'] {
  if (!agent) return { state: 'Offline', colour: 'grey' };
  const state = standingName(agent.presence, inHand);
  const mark = presenceMark(agent.presence);
  if (mark === 'available') return { state, colour: 'green' };
  return {
    state,
    colour: mark === 'offline' || mark === 'unknown' ? 'grey' : mark === 'away' ? 'orange' : 'red',
  };
}

/** What a press there asks for: a command of ours with its arguments. */
export type IccAsked = { command: CommandName; args: unknown[] };

/**
 * The command that an action stands for; null for one that means nothing here. `mute` and `outboundCallInitiated` are
 * published, the others are in `raw-values.ts` (servicenow, 6.6). The call is named by its id, or is the only one.
 */
export function iccAction(name: unknown, payload: unknown, { activeCall }: IccState): IccAsked | null {
  const given = (payload ?? {}) as Record<string, unknown>;
  if (name === 'outboundCallInitiated') {
    const number = given.targetAddress ?? given.phoneNumber;
    return typeof number === 'string' ? { command: 'suggestNumber', args: [number.slice(0, 200)] } : null;
  }
  const id = given.externalId ?? given.external_id;
  const call =
    id === undefined && activeCall.length === 1
      ? activeCall[0]
      : activeCall.find((it) => it.externalId === id);
  if (!call) return null;
  const { muted, held } = call.currentParticipant;
  const on = (command: CommandName, ...more: unknown[]): IccAsked => ({
    command,
    args: [call.externalId, ...more],
  });
  switch (name) {
    case 'mute':
      return on(muted ? 'unmute' : 'mute');
    case controlActions.hold:
      return on(held ? 'resume' : 'hold');
    case controlActions.endCall:
      return on('hangUp');
    case controlActions.digits:
      return typeof given.digits === 'string' ? on('sendDigits', given.digits) : null;
    default:
      return null;
  }
}

/** The number in a `openframe_communication` event, in one of the shapes that were seen (servicenow, 5); null for none. */
export function numberIn(communication: unknown): string | null {
  const { phone_number, data } = (communication ?? {}) as {
    phone_number?: unknown;
    data?: { metaData?: { phoneNumber?: unknown } };
  };
  const number = phone_number ?? data?.metaData?.phoneNumber;
  return typeof number === 'string' && number !== '' ? number.slice(0, 200) : null;
}

/** The answer to `getSearchTarget`: whom a call can go to, by kind. */
export function searchTargets(entries: readonly DirectoryEntry[]) {
  const kinds = { agents: 'agent', queues: 'queue', external: 'external' } as const;
  const ofTab = (tab: keyof typeof kinds) => ({
    ...{ type: kinds[tab], transferSubtypes: [] },
    payload: {
      list: entries
        .filter((entry) => entry.tab === tab)
        .map(({ id, name }) => ({ id, name, presence: '', hasStats: false, moreInfo: [] })),
    },
  });
  return {
    ...{ targets: [ofTab('agents'), ofTab('queues'), ofTab('external')] },
    ...{ targetTypes: ['agent', 'queue', 'external'], quickStats: [] },
  };
}
