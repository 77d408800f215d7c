/** What the control API can be asked: one interface that the server implements and the client calls. */

import type { Fault } from '../faults.ts';
import type { AgentScript, NewAgent, VoiceEnhancement } from '../instance/agent.ts';
import type { CallbackRequest } from '../instance/callback.ts';
import type { CustomerScript } from '../instance/conversation.ts';
import type { InboundCall } from '../instance/customer.ts';
import type { Settings } from '../instance/instance.ts';
import type { IvrMenu } from '../instance/ivr.ts';
import type { WorkRequest } from '../instance/work.ts';
import type { Answer } from '../media/bridge.ts';

/** Each command's request and answer. `id` is a contact id, or the connection id of one customer leg. */
export interface ControlCommands {
  /** A customer dials in. */
  placeCall: { request: InboundCall; answer: { contactId: string; connectionId: string } };
  /** A customer has asked to be called back. Hanging up as the customer takes the wish back. */
  requestCallback: {
    request: CallbackRequest;
    answer: { contactId: string; connectionId: string };
  };
  /** What a flow, or software behind it, adds to a contact: also after the call, until its agent clears it. */
  setAttributes: { request: { id: string; attributes: Record<string, string> }; answer: object };
  /** A chat, a task or an e-mail comes in. Hanging up as the customer ends the chat, or takes the work back. */
  sendWork: { request: WorkRequest; answer: { contactId: string; connectionId: string } };
  customerAnswers: { request: { id: string }; answer: object };
  customerDeclines: { request: { id: string; as?: 'busy' | 'noAnswer' | 'failed' }; answer: object };
  customerHangsUp: { request: { id: string }; answer: object };
  /** A customer writes in their chat. */
  customerWrites: { request: { id: string; text: string }; answer: object };
  /** A customer sends a text as a file in their chat. */
  customerSendsFile: { request: { id: string; name: string; content: string }; answer: object };
  customerTypes: { request: { id: string }; answer: object };
  /** The customer has received what was written to them, and has read it unless it only arrived. */
  customerReads: { request: { id: string; onlyArrived?: boolean }; answer: object };
  /** Digits a customer presses on their own phone; the menu they are in follows them. */
  customerPresses: { request: { id: string; digits: string }; answer: object };
  /** A browser is the customer's phone: its offer for a connection. */
  connectPhone: { request: { connectionId: string; sdp: string }; answer: Answer };
  /** What a number does when it is dialled; `null` goes back to waiting for a person. */
  scriptCustomer: { request: { number: string; script: CustomerScript | null }; answer: object };
  addAgent: { request: NewAgent; answer: { agentId: string } };
  /** What an agent does without a browser; `null` leaves them to one. Their presence is set by `forcePresence`. */
  scriptAgent: { request: { agent: string; script: AgentScript | null }; answer: object };
  /** As a supervisor: at once, or next when the agent has a live contact. */
  forcePresence: { request: { agent: string; presence: string }; answer: object };
  /** Changes what an administrator sets for one agent. */
  changeAgent: {
    request: {
      agent: string;
      wrapUpLimitMs?: number | null;
      autoAccepts?: boolean;
      canDial?: boolean;
      canBeInterrupted?: boolean;
      voiceEnhancement?: VoiceEnhancement | null;
      keepsLineOpen?: boolean | null;
      /** Voice contacts the agent may have at once, without any interruption. */
      voiceConcurrency?: number;
      taskConcurrency?: number;
      chatConcurrency?: number;
      emailConcurrency?: number;
      /** Whether work on one channel leaves room on the others. */
      isCrossChannel?: boolean;
      deskPhone?: string | null;
    };
    answer: object;
  };
  /** Takes a quick connect out of use, or back; who still names it is refused. */
  changeQuickConnect: { request: { id: string; isEnabled: boolean }; answer: object };
  /** What callers of the main number hear from now on. */
  changeIvr: { request: { menu: IvrMenu }; answer: object };
  changeSettings: { request: Partial<Settings>; answer: Settings };
  /** The origins that may frame the CCP, in place of those before. */
  approveOrigins: { request: { origins: string[] }; answer: object };
  setFault: { request: Fault; answer: object };
  /** Takes out one operation's fault, or all. */
  clearFaults: { request: { operation?: string }; answer: object };
  /** Makes every access token, or every sign-in, that was given out so far invalid. */
  expireTokens: { request: { kind: 'access' | 'session' }; answer: object };
  /** Cuts the websockets of one agent, or all. */
  closeWebsockets: { request: { agent?: string }; answer: object };
  /** Kills the Connect host: nothing listens, everything is cut; calls and their audio go on. */
  goDown: { request: object; answer: object };
  comeUp: { request: object; answer: object };
  /** Publishes a topic of the newer SDK to an agent's CCP pages, for instance a session-expiry warning. */
  publish: {
    request: { agent: string; key: string; namespace: string; parameter?: string; data: unknown };
    answer: object;
  };
  /** The agent picks up what rings, by hand: the only way on a desk phone, also to dial. */
  agentPicksUp: { request: { agent: string }; answer: object };
  /** Back to the instance as it started: agents offline, no calls, faults, scripts or journal. Sign-ins stay. */
  reset: { request: object; answer: object };
}

export type ControlCommand = keyof ControlCommands;
