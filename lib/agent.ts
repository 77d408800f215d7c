/** The agent, their presence, and what stands behind the presence picker. Pure. */

/** Connect's five kinds of agent state (AgentStateType). `system` and `error` cannot be chosen. */
export type PresenceKind = 'routable' | 'not-routable' | 'offline' | 'system' | 'error';

export interface Presence {
  /** The platform's id of the state (an ARN on Connect); null for a state that cannot be chosen. */
  id: string | null;
  name: string;
  kind: PresenceKind;
}

export interface Queue {
  id: string;
  name: string;
}

export interface Agent {
  name: string;
  login: string;
  routingProfile: string;
  queues: Queue[];
  /** Whose number a call goes out with when none is chosen; null when the profile names none. */
  outboundQueue: Queue | null;
  presence: Presence & { since: number };
  /** What the agent will become when the present contact is over; null when nothing is waiting. */
  nextPresence: Presence | null;
  /** States the agent may choose, in the instance's order. */
  choices: Presence[];
  phone: { type: 'softphone' } | { type: 'desk'; number: string };
  /** Whether the agent's permissions include outbound calls. */
  canDial: boolean;
  /** ISO two-letter codes that the instance lets this agent dial, lower case; empty when not told. */
  dialableCountries: string[];
}

/** How a presence is drawn: the mark's shape and colour, and nothing else. */
export type PresenceMark = 'available' | 'busy' | 'away' | 'wrap-up' | 'missed' | 'offline' | 'unknown';

/** The mark of a state by its kind and, for system and error states, by Connect's own name. */
export function presenceMark(presence: Presence | null): PresenceMark {
  if (!presence) return 'unknown';
  switch (presence.kind) {
    case 'routable':
      return 'available';
    case 'not-routable':
      return 'away';
    case 'offline':
      return 'offline';
    case 'error':
      return 'missed';
    case 'system':
      if (presence.name === 'AfterCallWork') return 'wrap-up';
      // A state that is newer than this is shown by its name, and not guessed.
      return presence.name in words ? 'busy' : 'unknown';
  }
}

/** Connect's names of system and error states in the agent's words (AgentAvailStates, AgentErrorStates). */
const words: Record<string, string> = {
  Init: 'Connecting',
  Busy: 'On a call',
  AfterCallWork: 'After call work',
  CallingCustomer: 'Calling customer',
  Dialing: 'Calling',
  Joining: 'Joining',
  PendingAvailable: 'Available soon',
  PendingBusy: 'Incoming call',
  Pending: 'Incoming call',
  MissedCallAgent: 'Missed call',
  MissedCallCustomer: 'No answer',
  FailedConnectAgent: 'Could not connect you',
  FailedConnectCustomer: 'Customer not reached',
  LineEngagedAgent: 'Your line was busy',
  LineEngagedCustomer: 'Customer busy',
  AgentHungUp: 'You hung up',
  BadAddressAgent: 'Desk phone number not valid',
  BadAddressCustomer: 'Number not valid',
  RealtimeCommunicationError: 'Softphone failed',
  MultipleCcpWindows: 'Open in several windows',
  Default: 'Not taken',
  Error: 'Error',
};

/** A presence in the agent's words, those of calls unless it `isOfOtherWork`; an administrator's own names stay as they are. */
export function presenceName({ kind, name }: Presence, isOfOtherWork = false): string {
  if (kind !== 'system' && kind !== 'error') return name;
  const text = words[name] ?? name;
  // Connect tells of a chat, an e-mail or a task in the states of calls.
  return isOfOtherWork ? text.replace(/(?:a )?call\b/, 'contact') : text;
}
