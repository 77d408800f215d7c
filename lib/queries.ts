/** Questions to the background that have an answer; lib/audiences.ts has who may ask. State that views show comes by port instead. */

import type { CallbackPage, CallbackRecord } from './callbacks/callback-record.ts';
import type { CallbackLook } from './callbacks/look.ts';
import type { CallbackList, CallbackSearch } from './callbacks/search.ts';
import type { Contact, ListedContact } from './contacts/contact.ts';
import type { DirectoryAnswer, DirectoryEntry, DirectoryTab } from './directory/entry.ts';
import type { InteractionEvent } from './interactions/events.ts';
import type { Interaction } from './interactions/interaction.ts';
import type { PresenceTime } from './interactions/occupancy.ts';
import type { WrapUpCode, WrapUpDraft } from './interactions/wrap-up.ts';
import type { KeptLists, Listed, ListKind, ListSent, ListSource } from './lists/listed.ts';
import type { CheckedNumber } from './numbers/checked-number.ts';
import type { Asked } from './numbers/confirm.ts';
import type { PageRules } from './numbers/number-rules.ts';
import type { PageOrigin } from './numbers/page-region.ts';
import type { Written } from './numbers/why.ts';
import type { AskedLine, OwedRecord, PeopleAnswer, TrialStep } from './servicenow/view.ts';
import type { ChatPage } from './work/chat.ts';

/** Offsets of the widget from the window's right and bottom edges, in CSS px. */
export interface WidgetPosition {
  right: number;
  bottom: number;
}

/** What an instance address turned out to be when asked over the network. */
export type InstanceProbe =
  | 'ready'
  | 'signed-out'
  | 'not-approved'
  | 'access-denied'
  | 'not-connect'
  | 'unreachable'
  /** Host permission for the address is missing, so it cannot be asked. */
  | 'not-permitted';

/** Everything that is known of one interaction. */
export interface InteractionPage {
  record: Interaction;
  /** Its stream, oldest first. */
  events: InteractionEvent[];
  /** What was written and not yet submitted. */
  draft: WrapUpDraft | null;
  /** The follow-up that was asked for in it. */
  callback: CallbackRecord | null;
}

export interface NumberHistory {
  /** Newest first. */
  records: Interaction[];
  /** Those that are open. */
  callbacks: CallbackRecord[];
}

/** What the wrap-up of a call needs: its record, what was written so far, and what can be chosen. */
export interface WrapUpForm {
  record: Interaction;
  draft: WrapUpDraft | null;
  /** Those of its queue, in order; one must be chosen where there are any. */
  codes: WrapUpCode[];
  /** How long after call work should take; 0 for no limit. */
  limitMs: number;
  /** The code that closes it at the limit; null when only the agent does. */
  closesWith: string | null;
}

/** How far the agent has stepped through the numbers of a frame: how many it has, and at which they are, -1 for none. */
export interface Standing {
  count: number;
  at: number;
}

export interface Queries {
  /** Asks the instance of the settings how it stands; needs the host permission. */
  probeInstance(): InstanceProbe;
  /** `top` is the host of the page that the asking frame stands in; empty for the top page. */
  pageRules(top: string): PageRules;
  /** Which of a page's candidates are numbers, at most 200, null for none; and the page's country as it was guessed. */
  findNumbers(
    asked: Asked[],
    origin: PageOrigin,
    top: string,
  ): { region: string; numbers: (CheckedNumber | null)[] };
  /** Puts a text of the page on the card, with why it is, or is not, marked there. */
  askWhy(written: Written, origin: PageOrigin, top: string): void;
  /** Checks texts as numbers, in order; `region` is the country of those without one, empty for the agent's own. */
  checkNumbers(texts: string[], region: string): CheckedNumber[];
  /** Asks the page in front for its numbers: they come in the session. */
  askPageNumbers(): void;
  /** What a frame of the page that was asked tells: its numbers, E.164 and what follows. */
  tellPageNumbers(texts: string[]): void;
  /** Whether it is this frame of the page in front that shows its next number. */
  takeStep(standing: Standing): boolean;
  /** A one-time ticket for the widget frame of the asking document, good for 10 s. */
  mountTicket(): string;
  /** Trades the ticket for trust in the asking frame; answers the tab it stands in. */
  authenticate(ticket: string): { tabId: number };
  widgetPosition(): WidgetPosition | null;
  saveWidgetPosition(position: WidgetPosition): void;
  /** Favourites and recents first, then by how well they match; at most 200. Empty text finds all, null all tabs. */
  searchDirectory(text: string, tab: DirectoryTab | null, limit: number): DirectoryAnswer;
  /** A page, counted from 0, of the people of the ServiceNow instance who match; `isAnew` asks it whatever is known. */
  searchPeople(text: string, page: number, isAnew: boolean): PeopleAnswer;
  /** Everybody in the directory who has this number. */
  whoIs(e164: string): DirectoryEntry[];
  /** A stretch of the contacts that match, at most 1,000; by name when `text` is empty. */
  contacts(text: string, from: number, limit: number): { contacts: ListedContact[]; total: number };
  /** Each contact that has any of these numbers, once. */
  contactsWithNumbers(e164s: string[]): Contact[];
  /** Adds contacts or replaces them by id, at most 1,000 at a time, all or none. */
  saveContacts(contacts: Contact[]): void;
  deleteContact(id: string): void;
  deleteAllContacts(): void;
  /** By sys_id, by record number (`IMS…`) or by contact id; null when there is none. */
  interaction(id: string): InteractionPage | null;
  /** Newest first, at most 100; and the callbacks that are open for the number. */
  historyOfNumber(e164: string, limit: number): NumberHistory;
  /** All of them by stretches of at most 2,000, for exports: those after this sys_id, null for the first. */
  interactionStretch(after: string | null, limit: number): Interaction[];
  /** Streams of these records, at most 200, for an export that can be brought back. */
  interactionStreams(sysIds: string[]): InteractionEvent[][];
  /** How long agents were in which presence, as far as it reaches into that time. */
  presenceTimes(from: number, to: number): PresenceTime[];
  /** Adds records by their streams, at most 200; answers how many were new. */
  importInteractions(streams: InteractionEvent[][]): number;
  deleteInteractions(sysIds: string[]): void;
  /** Records, streams, drafts and follow-ups. */
  deleteAllInteractions(): void;
  /** What was written of calls whose record is gone. Throws `store-unreadable`. */
  lostNotes(): WrapUpDraft[];
  forgetLostNotes(): void;
  /** Of the call with this contact id; null while it has no record, and where calls are not wrapped up. */
  wrapUpForm(callId: string): WrapUpForm | null;
  /** Keeps what was written. Of an interaction that is written up it goes on record once it was left alone for a while. */
  saveDraft(draft: WrapUpDraft): void;
  /** Puts that on record at once. */
  recordDraft(interaction: string): void;
  /** The newest `count` of what is written in an accepted chat. */
  chatItems(workId: string, count: number): ChatPage;
  /** What the agent has written for it and not sent; also what was sent and did not arrive. */
  chatDraft(workId: string): string;
  saveChatDraft(workId: string, text: string): void;
  /** The agent sees all that is in it. */
  readChat(workId: string): void;
  typeInChat(workId: string): void;
  wrapUpCodes(): WrapUpCode[];
  /** Replaces the whole list. */
  saveWrapUpCodes(codes: WrapUpCode[]): void;
  /** A stretch of the callbacks that match, at most 1,000, open ones first; the agent's own unless the filter says whose. */
  callbacks(search: CallbackSearch): CallbackList;
  /** By sys_id, by number (`CAL…`) or by contact id, with its context; null when there is none. */
  callback(id: string): CallbackPage | null;
  /** The callback that an interaction (sys_id) carries out (CF-37); null when it carries out none. */
  callbackOfInteraction(interactionId: string): CallbackPage | null;
  /** Whether the interaction with this sys_id can be shown on the ServiceNow instance. */
  isOnInstance(sysId: string): boolean;
  /** What waits for ServiceNow, and what was left there as people have it; oldest first, at most 200. */
  owedRecords(): OwedRecord[];
  /** Queues, skills and wrap-up codes as they are kept here. */
  keptLists(): KeptLists;
  /** A list as its source has it now, at most 1,000; those whose name holds `text`. Rejects when it cannot be asked. */
  offeredList(kind: ListKind, source: Exclude<ListSource, 'file'>, text: string): Listed[];
  /** Service channels of the ServiceNow instance, for queues to be given one. */
  serviceChannels(): { id: string; name: string }[];
  /** Adds what is new and renames what is called otherwise there. */
  takeList(kind: ListKind, source: ListSource, items: Listed[]): void;
  /** Makes on the ServiceNow instance what is not there. */
  sendList(kind: ListKind, items: Listed[]): ListSent;
  /** Keeps the one of this name no longer. */
  dropListed(kind: ListKind, name: string): void;
  /** Tries everything on the ServiceNow instance; one closed interaction stays there. */
  tryServiceNow(): TrialStep[];
  /** What was asked of the ServiceNow instance lately, newest first. */
  askedOfServiceNow(): AskedLine[];
  /** What is to be seen, and maybe confirmed, before this number, E.164, of a callback in hand is dialled. */
  callbackLook(callbackId: string, e164: string): CallbackLook;
}

export type QueryName = keyof Queries;

export type QuerySender = {
  [Name in QueryName]: (...args: Parameters<Queries[Name]>) => Promise<ReturnType<Queries[Name]>>;
};
