/** The seam: what the product needs of a telephone platform, in our own words. */

import type { Agent } from './agent.ts';
import type { Call } from './call.ts';
import type { CallbackContact } from './callback-contact.ts';
import type { TransferTarget } from './directory/entry.ts';
import type { Connection, Health } from './session.ts';
import type { DeviceChoice, Devices, Enhancement } from './sound/devices.ts';
import type { HostFindings } from './sound/readiness.ts';
import type { ChatPage } from './work/chat.ts';
import type { ChatFile } from './work/chat-file.ts';
import type { WorkSighting } from './work/work-item.ts';

/** The whole normalised view, each time anything changed. Numbered, so that an old one is never taken for new. */
export interface PlatformReport {
  /** Grows by one per report of one host. The background gives each new host its `hostId` and believes no other. */
  sequence: number;
  hostId: string;
  at: number;
  connection: Connection;
  agent: Agent | null;
  calls: Call[];
  /** What is to be called back, none of it among the calls. A host must not be made anew while one of them is open. */
  callbacks: CallbackContact[];
  /** Chats, e-mails, and tasks that carry no callback. */
  work: WorkSighting[];
  health: Health;
  devices: Devices;
}

/** Every verb settles within the platform's own time limit and throws a VoiceError when refused. */
export interface VoicePlatform {
  /** Calls `listener` with each new report, the present one at once; returns the unsubscribe. */
  onReport(listener: (report: PlatformReport) => void): () => void;
  /**
   * `queueId` gives caller id and whisper; the routing profile's default when left out, or null, which it becomes in a
   * message. `relatedContactId` names the task that the call is made for.
   */
  dial(e164: string, queueId?: string | null, relatedContactId?: string | null): Promise<void>;
  /** This, reject, hangUp and clear take the id of a callback or of work as well. */
  accept(callId: string): Promise<void>;
  reject(callId: string): Promise<void>;
  /** Ends a call for the agent, or a callback: a task, or a preview that may be discarded. */
  hangUp(callId: string): Promise<void>;
  hold(callId: string): Promise<void>;
  resume(callId: string): Promise<void>;
  mute(callId: string): Promise<void>;
  unmute(callId: string): Promise<void>;
  sendDigits(callId: string, digits: string): Promise<void>;
  /** Closes what is over. */
  clear(callId: string): Promise<void>;
  /** Dials the customer of an accepted preview, which goes on as a call of the same id. */
  engage(contactId: string): Promise<void>;
  /** Hands an accepted task, chat or e-mail on to a queue or an agent: a number cannot take one. Resolves when it is under way. */
  handOn(contactId: string, target: TransferTarget): Promise<void>;
  /** Takes back what nobody has taken yet; throws `not-now` when it is too late. */
  cancelHandOn(contactId: string): Promise<void>;
  /** The newest `count` texts of an accepted chat, and what happened in it; kept by nobody but the platform. */
  chatItems(contactId: string, count: number): Promise<ChatPage>;
  /** Writes in it; the same again under one `clientToken` is said once. Throws `chat-not-sent`, or `chat-not-open`. */
  sendChat(contactId: string, text: string, clientToken: string): Promise<void>;
  /** An address at which a file of a chat can be had for some minutes. Throws `chat-no-file`, or `chat-not-open`. */
  chatFile(contactId: string, fileId: string): Promise<string>;
  /** Begins to send a file in it; how that goes stands among its items. Throws `chat-not-open`. */
  sendChatFile(contactId: string, file: ChatFile): Promise<void>;
  /** Tells the others that the agent is writing. */
  typeInChat(contactId: string): Promise<void>;
  /** The agent has seen all that is in it. */
  readChat(contactId: string): Promise<void>;
  /** Tries again to open one that could not be opened. */
  reopenChat(contactId: string): Promise<void>;
  /** Everybody the agent may transfer to, of all queues. */
  quickConnects(): Promise<QuickConnect[]>;
  /** Reaches a third party; whoever is in the call is held meanwhile. Resolves when it is under way. */
  addParty(callId: string, target: TransferTarget): Promise<void>;
  swapParties(callId: string): Promise<void>;
  merge(callId: string): Promise<void>;
  holdParty(callId: string, partyId: string): Promise<void>;
  resumeParty(callId: string, partyId: string): Promise<void>;
  muteParty(callId: string, partyId: string): Promise<void>;
  unmuteParty(callId: string, partyId: string): Promise<void>;
  dropParty(callId: string, partyId: string): Promise<void>;
  /** Chooses a presence by its id; while busy it becomes the next presence. */
  setPresence(presenceId: string): Promise<void>;
  /** What to hear and speak with, by label. Throws `device-refused` when a running call goes on with what it had. */
  useDevices(choice: DeviceChoice): Promise<void>;
  setEnhancement(mode: Enhancement): Promise<void>;
  /** Where calls ring from now on: at this desk phone, E.164, or in the softphone when null. */
  usePhone(deskNumber: string | null): Promise<void>;
  /** Tells Connect that the agent is at work, so that it does not end the sign-in. */
  stay(): Promise<void>;
  signOut(): Promise<void>;
}

/** A platform that stands in another document: its reports come by message, and the present one can be asked for. */
export interface ConnectHost extends Omit<VoicePlatform, 'onReport'> {
  /** Null while there is nothing to tell yet. */
  presentReport(): Promise<PlatformReport | null>;
  /** What its microphone and its ringer are good for, by trying; takes two seconds at most. */
  checkRing(choice: DeviceChoice): Promise<HostFindings>;
}

export interface QuickConnect {
  id: string;
  name: string;
  kind: 'agent' | 'queue' | 'external';
  /** E.164, of external ones only. */
  number: string | null;
}

export type PlatformVerb = Exclude<keyof VoicePlatform, 'onReport'>;
