/** What every view shows: the one session value. Its only writer is the background's session store. */

import type { Agent } from './agent.ts';
import type { Call } from './call.ts';
import type { Callback } from './callbacks/callback.ts';
import { type CallbackRules, defaultCallbackRules } from './callbacks/rules.ts';
import type { CommandName } from './commands.ts';
import type { RelatedRecord } from './interactions/interaction.ts';
import type { CheckedNumber, DialableNumber } from './numbers/checked-number.ts';
import type { DialLook } from './numbers/dial-rules.ts';
import type { Why } from './numbers/why.ts';
import { noStory, type PresenceStory } from './presence/story.ts';
import { noServiceNow, type ServiceNowView } from './servicenow/view.ts';
import { type Devices, noDevices } from './sound/devices.ts';
import type { Readiness, RingFindings } from './sound/readiness.ts';
import type { SelfTest } from './sound/self-test.ts';
import type { WorkItem } from './work/work-item.ts';

export type Connection =
  | { state: 'not-set-up' }
  | { state: 'connecting'; since: number }
  /** `attempt`: how signing in goes: its window is open, asks once more after it was filled in, ends at the instance with nobody in, or was closed. */
  | { state: 'signed-out'; attempt?: 'open' | 'asked-again' | 'not-let-in' | 'closed' }
  /** `ending`: nobody seems to be at work, so Connect ends the sign-in at this time; refused when it cannot be kept. */
  | { state: 'ready'; ending?: { at: number; isRefused: boolean } }
  /**
   * The service answered before and does not now; what is shown may be old. `isRenewing`: it asks for a new sign-in.
   * `afterSleep`: this computer slept or its clock was set.
   */
  | { state: 'reconnecting'; since: number; isRenewing?: true; afterSleep?: true }
  /** The frame never loaded: wrong address, not approved, or the network. */
  | { state: 'unreachable'; since: number }
  | { state: 'access-denied' }
  /** The agent is signed in, and the browser keeps that from the softphone's frame. */
  | { state: 'cookies-blocked' }
  /** The instance answers but does not let this extension frame it. */
  | { state: 'not-approved' }
  /** The agent closed the softphone's window and it stays closed until they ask for it. */
  | { state: 'closed' };

/** Where the softphone lives: hidden in the extension, or in a window with Amazon's own page. */
export type HostKind = 'framed' | 'window';

/** A page of Amazon's with a softphone of the same agent in it, beside ours. */
export interface OtherCcp {
  tabId: number;
  title: string;
  /** Whether it can be the softphone instead of ours. */
  canHost: boolean;
  /** Another site shows it in a page of its own, which is not ours to close; `title` is that site. */
  isFramed?: true;
}

export interface Health {
  microphone: 'unknown' | 'granted' | 'denied';
  /** Connect's push channel; audio goes on without it. */
  socket: 'open' | 'lost' | 'failed';
  /** Streams' own type of the last softphone error, null once a call had media again. */
  softphoneError: string | null;
  /** The line between the softphone and Connect, where the CCP tells. */
  network: 'unknown' | 'connected' | 'connecting' | 'disconnected' | 'failed';
}

/** A number offered for dialling by a page, the popup or a menu. Shown on a card; nothing is dialled yet. */
export interface Suggestion extends DialLook {
  id: string;
  /** The tab whose widget shows the card; null for the popup. */
  tabId: number | null;
  /** The page's host name, null for our own pages. */
  foundOn: string | null;
  /** What was offered: the text of a page, or the address of a link. */
  text: string;
  /** What people read there, when that was another text than the one offered; null when it was not. */
  shownAs: string | null;
  /** What people read there is a number too, and another one. */
  isOtherShown: boolean;
  /** Who has this number in the directory; null while nobody is known, or several are. */
  name: string | null;
  number: CheckedNumber;
  /** All numbers there were to choose from, when what was offered held several; empty for one. */
  choices: DialableNumber[];
  /** The record in ServiceNow that the number stood on; null for none. */
  record: RelatedRecord | null;
  /** What the agent must know before calling (VO-18); empty for nothing. */
  recordingNotice: string;
  /** What became of it on its page, when that was asked; null when it was not. */
  why: Why | null;
}

/** The last thing that went wrong, or was done to the agent, in words, until dismissed or overtaken. */
export interface Notice {
  code: string;
  /** `hold` for what is no failure; red when absent. */
  tone?: 'hold';
  title: string;
  remedy: string;
  at: number;
}

/** A call that rang here and was not answered. */
export interface MissedCall {
  callId: string;
  number: string | null;
  numberText: string | null;
  name: string | null;
  queue: string | null;
  /** What happened, in words. */
  reason: string;
  at: number;
}

/** A number that was dialled from here, for dialling it again. */
export interface Recent {
  number: string;
  numberText: string;
  name: string | null;
  at: number;
}

/** How the records of calls fare; the records themselves are asked for. */
export interface Records {
  /** Grows whenever a record changes, so that views know to ask again. */
  version: number;
  /** Writing fails, reading fails, or fewer are there than were written. */
  trouble: 'full' | 'unreadable' | 'lost' | null;
  /** How many are missing when they were lost. */
  missing: number;
  /** Drafts that the store does not take yet, kept beside it; and those there whose record is gone. */
  notesAside: number;
  notesLost: number;
}

/** The numbers of the page in front, as it told them when the popup asked. */
export interface PageList {
  /** Its host name; empty until its top frame has told. */
  site: string;
  isMarked: boolean;
  numbers: {
    /** What to offer: E.164, with its extension. */
    text: string;
    e164: string;
    international: string;
    country: string | null;
    isPremium: boolean;
  }[];
}

/** A command that was sent to the platform and has not settled; its button is dimmed. */
export interface PendingCommand {
  command: CommandName;
  /** Null for commands that concern no call. */
  callId: string | null;
}

export interface Session {
  connection: Connection;
  /** The instance's host name, for people to recognise; null before set-up. */
  instance: string | null;
  agent: Agent | null;
  presence: PresenceStory;
  calls: Call[];
  /** In hand or offered, and closed ones until they are on record; those of the agent's own once their time has come. Kept by the background. */
  callbacks: Callback[];
  /** Chats, e-mails, tasks and cases, offered or in hand. Kept by the background. */
  work: WorkItem[];
  /** What was set about callbacks. */
  callbackRules: CallbackRules;
  /** Whether calls may be handed on and others brought in, as settings and policy have it. */
  allowsTransfer: boolean;
  /** Name of the quick connect that reaches a supervisor; empty for none. */
  helpFrom: string;
  health: Health;
  host: {
    kind: HostKind;
    /** What this browser can do. */
    choices: HostKind[];
  };
  otherCcps: OtherCcp[];
  devices: Devices;
  /** What was found by trying; null before. */
  ring: RingFindings | null;
  readiness: Readiness;
  /** The last self-test; its call is in no other part of the session. */
  selfTest: SelfTest | null;
  suggestion: Suggestion | null;
  /** The last call that ended without two people talking, until dismissed or the agent moves on. */
  unanswered: Call | null;
  /** Newest first, at most 50; they outlive the browser. */
  missed: MissedCall[];
  /** Newest first, at most 20 different numbers. */
  recents: Recent[];
  records: Records;
  serviceNow: ServiceNowView;
  notice: Notice | null;
  /** Null until the popup asked, and where the page in front is the browser's own. */
  page: PageList | null;
  /** What a shortcut asked to be opened, and when: a view that has not opened it yet does. */
  panel: { name: 'keypad'; at: number } | null;
  /** The agent is signed out once the call and its wrap-up are over. */
  leavesAfterCall: boolean;
  /** The version that takes the place of this one as soon as nothing is in hand; null when there is none. */
  updateWaiting: string | null;
  pending: PendingCommand[];
}

export type SessionSlice = keyof Session;

export const emptySession: Session = {
  connection: { state: 'not-set-up' },
  instance: null,
  agent: null,
  presence: noStory,
  calls: [],
  callbacks: [],
  work: [],
  callbackRules: defaultCallbackRules,
  allowsTransfer: true,
  helpFrom: '',
  health: { microphone: 'unknown', socket: 'open', softphoneError: null, network: 'unknown' },
  host: { kind: 'framed', choices: ['framed', 'window'] },
  otherCcps: [],
  devices: noDevices,
  ring: null,
  readiness: { light: 'off', why: null },
  selfTest: null,
  suggestion: null,
  unanswered: null,
  missed: [],
  recents: [],
  records: { version: 0, trouble: null, missing: 0, notesAside: 0, notesLost: 0 },
  serviceNow: noServiceNow,
  notice: null,
  page: null,
  panel: null,
  leavesAfterCall: false,
  updateWaiting: null,
  pending: [],
};

/** The slices of `after` that differ from `before`, by value; null when none does. */
export function changedSlices(before: Session, after: Session): Partial<Session> | null {
  const changed = Object.fromEntries(
    Object.entries(after).filter(
      ([slice, value]) =>
        before[slice as SessionSlice] !== value &&
        JSON.stringify(before[slice as SessionSlice]) !== JSON.stringify(value),
    ),
  );
  return Object.keys(changed).length > 0 ? (changed as Partial<Session>) : null;
}
