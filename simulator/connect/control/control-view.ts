/** The whole state as the control API shows it: everything, without passwords. */

import type { Fault } from '../faults.ts';
import type { Agent, AgentState, Presence } from '../instance/agent.ts';
import type { Contact, SegmentState } from '../instance/contact.ts';
import type { CustomerScript, Party } from '../instance/conversation.ts';
import type { LoggedEvent, Queue, QuickConnect, Settings } from '../instance/instance.ts';
import type { IvrMenu } from '../instance/ivr.ts';
import type { RoomEntry } from '../instance/room.ts';

export interface AgentView
  extends Pick<
    Agent,
    | 'id'
    | 'login'
    | 'name'
    | 'phone'
    | 'autoAccepts'
    | 'wrapUpLimitMs'
    | 'canDial'
    | 'canBeInterrupted'
    | 'script'
  > {
  /** Voice contacts they may have at once. */
  voiceConcurrency: number;
  state: AgentState;
  presence: Presence;
  nextPresence: Presence | null;
  /** Open websockets, one per CCP worker. */
  websockets: number;
  contacts: {
    contactId: string;
    state: SegmentState;
    stateAt: number;
    ringsUntil: number | null;
    legId: string;
    connectionId: string;
  }[];
}

export interface ContactView extends Contact {
  queue: string | null;
  /** Everybody in the call, in the order they came. */
  parties: Party[];
  /** What was written in a chat, oldest first; empty of anything else. */
  transcript: {
    id: string;
    role: RoomEntry['role'];
    name: string;
    text: string;
    receipt: 'delivered' | 'read' | null;
  }[];
  customerConnectionId: string;
}

export interface ControlView {
  version: number;
  alias: string;
  url: string;
  isUp: boolean;
  settings: Settings;
  presences: Presence[];
  queues: Queue[];
  quickConnects: QuickConnect[];
  agents: AgentView[];
  contacts: ContactView[];
  customers: Record<string, CustomerScript>;
  ivr: IvrMenu;
  approvedOrigins: string[];
  faults: Fault[];
  log: LoggedEvent[];
}
