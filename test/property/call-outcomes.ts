/** What the table of phase and command comes to at the instance, line by line: what its proofs in memory and in a browser share. */

import { allowedCommands, allows, type Call, type CallCommand, type CallPhase } from '../../lib/call.ts';
import { allowsParty, type PartyCommand } from '../../lib/party-commands.ts';
import type { Party } from '../../simulator/connect/instance/conversation.ts';

export const phases = Object.keys(allowedCommands) as CallPhase[];
export const commands = [...new Set(Object.values(allowedCommands).flat())];

export const lines = ['three parties', 'six parties', 'desk phone'] as const;
export type Line = (typeof lines)[number];

/** Entries that a line does not offer: by command, or by phase and command. */
const withheld: Record<Line, readonly string[]> = {
  // One added party may be dropped; nobody is held or muted alone, and three are all there may be.
  'three parties': ['holdParty', 'resumeParty', 'muteParty', 'unmuteParty', 'conference consult'],
  'six parties': [],
  'desk phone': [
    ...['accept', 'mute', 'unmute', 'sendDigits'],
    ...['holdParty', 'resumeParty', 'muteParty', 'unmuteParty', 'conference consult'],
  ],
};

const together = 'customer connected, third-party connected';
const reaching = 'connected, customer hold, third-party connecting';
const consulting = 'customer hold, third-party connected';

/** What the instance holds when each pair was carried out: the agent's contact, then who else is there. */
export const outcomes: Record<CallPhase, Partial<Record<CallCommand, string>>> = {
  ringing: {
    accept: 'connected, customer connected',
    reject: 'rejected, customer connected',
  },
  dialing: {
    mute: 'connecting muted, customer connecting',
    unmute: 'connecting, customer connecting',
    hangUp: 'ended',
  },
  connected: {
    hold: 'connected, customer hold',
    mute: 'connected muted, customer connected',
    unmute: 'connected, customer connected',
    sendDigits: 'connected, customer connected heard 5',
    transfer: `ended, ${together}`,
    consult: reaching,
    flagQuality: 'connected, customer connected',
    hangUp: 'ended',
  },
  held: {
    resume: 'connected, customer connected',
    resumeParty: 'connected, customer connected',
    mute: 'connected muted, customer hold',
    unmute: 'connected, customer hold',
    transfer: `ended, ${together}`,
    consult: reaching,
    flagQuality: 'connected, customer hold',
    hangUp: 'ended',
  },
  'consult-dialing': {
    mute: 'connected muted, customer hold, third-party connecting',
    unmute: reaching,
    cancelTransfer: 'connected, customer connected',
    flagQuality: reaching,
  },
  consult: {
    mute: `connected muted, ${consulting}`,
    unmute: `connected, ${consulting}`,
    sendDigits: `connected, ${consulting} heard 5`,
    swapParties: 'connected, customer connected, third-party hold',
    merge: `connected, ${together}`,
    leave: `ended, ${together}`,
    cancelTransfer: 'connected, customer connected',
    holdParty: 'connected, customer hold, third-party hold',
    resumeParty: `connected, ${together}`,
    muteParty: `connected, ${consulting} muted`,
    unmuteParty: `connected, ${consulting}`,
    dropParty: 'connected, customer hold',
    flagQuality: `connected, ${consulting}`,
  },
  conference: {
    mute: `connected muted, ${together}`,
    unmute: `connected, ${together}`,
    sendDigits: 'connected, customer connected heard 5, third-party connected',
    consult: 'connected, customer hold, third-party hold, third-party connecting',
    leave: `ended, ${together}`,
    holdParty: 'connected, customer connected, third-party hold',
    muteParty: `connected, ${together} muted`,
    unmuteParty: `connected, ${together}`,
    dropParty: 'connected, customer connected',
    flagQuality: `connected, ${together}`,
  },
  'wrap-up': { clear: 'gone' },
  // Who missed it is free again, and the customer still waits.
  ended: { clear: 'connecting, customer connected' },
};

export const isPartyCommand = (name: CallCommand): name is PartyCommand => name.endsWith('Party');

/** Whom a command about one party is about: whoever it may be about, who was brought in first. */
export function aimOf(call: Call, name: PartyCommand): string | undefined {
  const fitting = call.parties.filter((party) => allowsParty(call, name, party));
  return (fitting.find(({ role }) => role === 'third-party') ?? fitting[0])?.id;
}

/** Whether the table allows it, and somebody is there whom it can be about. */
export const isAllowed = (call: Call, name: CallCommand): boolean =>
  allows(call, name) && (!isPartyCommand(name) || aimOf(call, name) !== undefined);

export const isWithheld = (line: Line, phase: CallPhase, name: CallCommand): boolean =>
  [name, `${phase} ${name}`].some((entry) => withheld[line].includes(entry));

/** The agent's contact, then everybody else who has not left, in the words of `outcomes`. */
export function standing(state: string | undefined, isMuted: boolean, parties: readonly Party[]): string {
  const others = parties.filter((it) => it.kind !== 'agent' && it.state !== 'disconnected');
  return [
    `${state ?? 'gone'}${isMuted ? ' muted' : ''}`,
    ...others.map(
      (it) => `${it.kind} ${it.state}${it.isMuted ? ' muted' : ''}${it.digits && ` heard ${it.digits}`}`,
    ),
  ].join(', ');
}
