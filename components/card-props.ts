/** What every card of a call is given, and whether its commands can be pressed. */

import { allows, bringsIn, type Call, type CallCommand } from '../lib/call.ts';
import type { CallbackLook } from '../lib/callbacks/look.ts';
import type { DirectoryAnswer, DirectoryTab } from '../lib/directory/entry.ts';
import type { WrapUpDraft } from '../lib/interactions/wrap-up.ts';
import type { CheckedNumber } from '../lib/numbers/checked-number.ts';
import type { NumberHistory, WrapUpForm } from '../lib/queries.ts';
import type { PeopleAnswer } from '../lib/servicenow/view.ts';
import type { Session } from '../lib/session.ts';
import type { ChatPage } from '../lib/work/chat.ts';
import type { Ask } from './ask.ts';

/** What a surface may look up. */
export interface Lookup {
  /** The best `limit` entries for the text so far, of one tab or of all; an empty text gives favourites and recents first. */
  searchDirectory(text: string, tab: DirectoryTab | null, limit: number): Promise<DirectoryAnswer>;
  /** A page of the people of the ServiceNow instance who match. */
  searchPeople(text: string, page: number, isAnew: boolean): Promise<PeopleAnswer>;
  /** What a typed number is, by the agent's own country. */
  checkNumber(text: string): Promise<CheckedNumber>;
  /** What the wrap-up of a call needs, by contact id; null when there is none to write. */
  wrapUpForm(callId: string): Promise<WrapUpForm | null>;
  /** Keeps what was written; the one thing here that changes anything, and it is the agent's own words. */
  saveDraft(draft: WrapUpDraft): Promise<void>;
  chat: ChatLookup;
  /** Calls with this number, newest first, and the callbacks that were promised. */
  historyOfNumber(e164: string, limit: number): Promise<NumberHistory>;
  /** What is to be seen, and maybe confirmed, before this number of a callback in hand is dialled. */
  callbackLook(callbackId: string, e164: string): Promise<CallbackLook>;
}

/** What an accepted chat asks, by the id of the work. */
export interface ChatLookup {
  /** The newest `count` of what is written. */
  chatItems(workId: string, count: number): Promise<ChatPage>;
  chatDraft(workId: string): Promise<string>;
  saveChatDraft(workId: string, text: string): Promise<void>;
  /** The agent sees all that is in it. */
  readChat(workId: string): Promise<void>;
  typeInChat(workId: string): Promise<void>;
}

export interface SurfaceProps {
  session: Session;
  /** Epoch ms; ticks once a second while visible. */
  now: number;
  ask: Ask;
  lookup: Lookup;
}

export interface CardProps extends SurfaceProps {
  call: Call;
}

/** Whether the call allows `command` and the same command is not already on its way. */
export function canPress({ session, call }: CardProps, command: CallCommand): boolean {
  if (!session.allowsTransfer && bringsIn.includes(command)) return false;
  return allows(call, command) && !session.pending.some((p) => p.command === command && p.callId === call.id);
}
