/**
 * The simulated Connect instance: one pure state machine. No I/O and no clock of its own: each verb gets a
 * turn (the state and the time), and `change` gives back a new instance or throws, leaving the old one as it
 * was. What is due by time stands in the state as moments; the server alone owns timers.
 */

import type { Agent, Presence } from './agent.ts';
import type { Contact, Segment } from './contact.ts';
import type { Conversation, CustomerScript } from './conversation.ts';
import type { IvrMenu } from './ivr.ts';

export interface Queue {
  id: string;
  name: string;
}

export interface RoutingProfile {
  id: string;
  name: string;
  queueIds: string[];
  defaultOutboundQueueId: string;
  /** Voice contacts an agent may have at once. */
  voiceConcurrency: number;
  taskConcurrency: number;
  chatConcurrency: number;
  emailConcurrency: number;
  /** Whether who has work on one channel is offered more on another (cross-channel concurrency). */
  isCrossChannel: boolean;
}

export type QuickConnect = { id: string; name: string; isEnabled: boolean } & (
  | { type: 'agent'; agentId: string }
  | { type: 'queue'; queueId: string }
  | { type: 'phone_number'; number: string }
);

export interface Settings {
  /** Connect rings an agent for 20 s. */
  ringTimeoutMs: number;
  /** And for 30 s beside a call they are on. */
  interruptTimeoutMs: number;
  /** Whether a waiting call with no free agent rings one who is on a call (flow block "Interrupt agent"). */
  interruptsAgents: boolean;
  /** How long a dialled number rings before it counts as not answering. */
  dialTimeoutMs: number;
  /** How long an auto-accepted contact rings. */
  autoAcceptAfterMs: number;
  /** After a miss, whether choosing Available takes the presence that waited instead (amazon-connect-streams #613). */
  forgetsChoiceAfterMiss: boolean;
  /** How long nobody may be at work before the sign-in ends, voice contacts aside; null for no such rule. */
  inactivityLimitMs: number | null;
  /** How long before that end it is warned of. */
  inactivityWarningMs: number;
  /** `company`: the login page of the instance lets nobody in; people come from their company's own. */
  signIn: 'password' | 'company';
  /** Whether a frame gets no cookie, as in a browser that blocks those of third parties. */
  keepsCookiesFromFrames: boolean;
  /** Whether up to six parties may be in a call and every agent controls all of them. */
  multiParty: boolean;
  /** Whether files are on in chats, and whether the bucket takes them from pages of any origin or of the instance's alone. */
  attachments: 'off' | 'instance' | 'anywhere';
  /** ISO two-letter codes, upper case. */
  dialableCountries: string[];
  /** The caller id of outbound calls, E.164. */
  outboundNumber: string;
}

/** One line of what happened, for tests and the control page. Never holds a whole phone number. */
export interface LoggedEvent {
  at: number;
  what: string;
  agent?: string;
  contactId?: string;
}

export interface Instance {
  alias: string;
  /** Marks the ids of this run, so that two runs never share one. */
  seed: string;
  lastId: number;
  settings: Settings;
  presences: Presence[];
  queues: Queue[];
  routingProfiles: RoutingProfile[];
  quickConnects: QuickConnect[];
  agents: Agent[];
  /** What dialled numbers do, by E.164 number. */
  customers: Record<string, CustomerScript>;
  /** How often each number was dialled. */
  dialled: Record<string, number>;
  /** What callers of the main number hear before they wait for an agent. */
  ivr: IvrMenu;
  conversations: Conversation[];
  contacts: Contact[];
  segments: Segment[];
  log: LoggedEvent[];
}

/** A draft of the instance that a verb may write to, and the time it happens at. */
export interface Turn {
  instance: Instance;
  now: number;
}

/** An id in the form of a UUID, unique over all runs of the simulator. */
export function newId({ instance }: Turn): string {
  instance.lastId += 1;
  return `${instance.seed}-0000-4000-8000-${instance.lastId.toString(16).padStart(12, '0')}`;
}

/** Writes one line of what happened. */
export function note({ instance, now }: Turn, event: Omit<LoggedEvent, 'at'>): void {
  instance.log.push({ at: now, ...event });
}
