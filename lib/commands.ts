/** Everything that can be asked of the background; lib/audiences.ts has who may. Commands return nothing; state comes by port. */

import type { EditableField } from './callbacks/callback-record.ts';
import type { TransferTarget } from './directory/entry.ts';
import type { OwnPage } from './own-pages.ts';
import type { DeviceKind, Enhancement } from './sound/devices.ts';

export interface Commands {
  /**
   * Offers a number for dialling; it is checked and shown on a card, nothing is dialled. `region` is the
   * page's guessed country (ISO code, upper case) for numbers without one; default: the setting. `shownAs` is what
   * people read where `text` is the address behind it.
   */
  suggestNumber(text: string, region?: string, shownAs?: string): void;
  /** The same for what an agent typed or pasted: the number it is, or those that stand among its words, to choose from. */
  suggestTyped(text: string): void;
  /** Dials the number of the suggestion on the card. `isConfirmed` when the second look was ticked. */
  dialSuggestion(suggestionId: string, isConfirmed: boolean, queueId?: string): void;
  /**
   * A press on a number of a page: dials at once where the agent or the administrator allowed that origin and nothing about
   * the number needs a second look, and else offers it. Same arguments as suggestNumber.
   */
  pressNumber(text: string, region?: string, shownAs?: string): void;
  dismissSuggestion(): void;
  /** Puts another of the numbers that were offered together on the card, E.164. */
  chooseNumber(suggestionId: string, e164: string): void;
  /** Leaves a number, E.164, alone: a page on its own site; ours on `site`, or everywhere without one. */
  ignoreNumber(number: string, site?: string): void;
  /** No longer leaves a number, E.164, alone on `site`, and neither everywhere. */
  markNumber(number: string, site: string): void;
  /** Marks numbers on a site or not; a page can only switch itself off. */
  markSite(isMarked: boolean, site?: string): void;
  /** Marks a number, E.164, on a site from now on, whatever stands around it. */
  treatAsNumber(number: string, site: string): void;
  /** Takes a site's numbers without a country to be from this one, ISO; from where its pages say for null. */
  setSiteRegion(site: string, region: string | null): void;
  /** Opens the contacts with this number, E.164, to be added. */
  addContact(number: string): void;
  accept(callId: string): void;
  reject(callId: string): void;
  hangUp(callId: string): void;
  hold(callId: string): void;
  resume(callId: string): void;
  mute(callId: string): void;
  unmute(callId: string): void;
  sendDigits(callId: string, digits: string): void;
  /** Sends the extension that the number came with now. */
  sendExtension(callId: string): void;
  skipExtension(callId: string): void;
  clear(callId: string): void;
  /** Puts on record that the call sounds bad, with how the line is just now; once for a call. */
  flagQuality(callId: string): void;
  /** Blind: reaches the target and leaves as soon as it is there. A refusal brings the customer back. */
  transfer(callId: string, target: TransferTarget, isConfirmed?: boolean): void;
  /** Reaches the target while the customer is held; in a conference, adds it. */
  consult(callId: string, target: TransferTarget, isConfirmed?: boolean): void;
  /** Takes the third party back out and the customer off hold. */
  cancelTransfer(callId: string): void;
  /** Talks with the other side; the one talked with so far is held. */
  swapParties(callId: string): void;
  merge(callId: string): void;
  /** Leaves the others to each other; only once they can hear each other. */
  leave(callId: string): void;
  holdParty(callId: string, partyId: string): void;
  resumeParty(callId: string, partyId: string): void;
  muteParty(callId: string, partyId: string): void;
  unmuteParty(callId: string, partyId: string): void;
  dropParty(callId: string, partyId: string): void;
  /** Says who of the people who share its number the call is with. */
  nameCaller(callId: string, name: string): void;
  /** Takes this call off hold and holds the other one. */
  swapCalls(callId: string): void;
  /** Takes an offered callback: its preview begins. */
  acceptCallback(callbackId: string): void;
  /** It goes on to the next agent (EX-02). */
  rejectCallback(callbackId: string): void;
  /** Chooses which of its numbers is dialled next, E.164. */
  chooseCallbackNumber(callbackId: string, e164: string): void;
  /**
   * Dials the number that is chosen, first or again; a countdown is over with it. `isConfirmed` when what the look
   * found was confirmed. Throws `confirm-first` when something is to be confirmed.
   */
  dialCallback(callbackId: string, isConfirmed: boolean): void;
  pauseCallback(callbackId: string): void;
  resumeCallback(callbackId: string): void;
  /** Thirty seconds more before it dials by itself. */
  extendCallback(callbackId: string): void;
  /** Hands it to a queue or another agent before the first dial; a number cannot take one. */
  transferCallback(callbackId: string, target: TransferTarget): void;
  cancelCallbackTransfer(callbackId: string): void;
  /** Submits the wrap-up as it was kept last and closes callback, interaction and contact (CF-07). */
  closeCallback(callbackId: string): void;
  /** Stops the countdown that closes it. */
  keepCallback(callbackId: string): void;
  /**
   * Puts down a follow-up of the agent's own: `number` E.164, `at` epoch ms, `reason` a raw value of reasons.ts or empty,
   * `description` in the agent's words, `name` of the customer when known.
   */
  scheduleCallback(number: string, at: number, reason: string, description: string, name?: string): void;
  /** Moves a follow-up of the agent's own, by sys_id of its record, to `at`, epoch ms. */
  rescheduleCallback(recordId: string, at: number): void;
  /** Cancels a follow-up of the agent's own, by sys_id of its record. */
  cancelCallback(recordId: string): void;
  /** Changes a field of a callback's record (sys_id). Throws `not-a-writer` without the role (CF-32). */
  editCallback(recordId: string, field: EditableField, text: string): void;
  /** Takes offered work: a chat, a task, an e-mail, a case. */
  acceptWork(workId: string): void;
  /** Turns it away, where it asks for a reason with one of its own. */
  rejectWork(workId: string, reasonId?: string): void;
  endWork(workId: string): void;
  /** Done with after work, or a miss has been read. */
  closeWork(workId: string): void;
  /** Hands it to a queue or another agent; a number cannot take it. */
  transferWork(workId: string, target: TransferTarget): void;
  cancelWorkTransfer(workId: string): void;
  /** Writes in an accepted chat, at most 1,024 characters. What fails stands in its draft again. */
  sendChat(workId: string, text: string): void;
  /** Begins to send a file in an accepted chat, as base64: 20 MB at most, and of a kind that Connect takes. */
  sendChatFile(workId: string, name: string, content: string): void;
  /** Opens a file that was sent in a chat in a tab of its own. Throws `chat-no-file`. */
  openChatFile(workId: string, fileId: string): void;
  /** Tries again to open a chat that could not be opened. */
  reopenChat(workId: string): void;
  setPresence(presenceId: string): void;
  dismissUnanswered(): void;
  /** Empties the list of missed calls. */
  clearMissed(): void;
  dismissNotice(): void;
  /** The agent has read that records are missing. */
  dismissLostRecords(): void;
  /**
   * Closes the wrap-up of this interaction (sys_id) with the draft that was kept last, ends after call work and goes to the
   * presence given. Throws `on-a-call` during the call.
   */
  submitWrapUp(interactionId: string, presenceId?: string): void;
  openWidget(): void;
  /** Opens a page of ours, or brings the tab that has it to the front; `part` names what it shows, such as a record. */
  openPage(page: OwnPage, part?: string): void;
  /** Shows an interaction, by number, sys_id or contact id: on the ServiceNow instance if it stands there, else here. */
  openInteraction(id: string): void;
  /** Marks an entry of the directory, so that searches show it first. */
  setFavourite(entryId: string, isFavourite: boolean): void;
  /** Fetches the instance's quick connects again. */
  refreshDirectory(): void;
  signIn(): void;
  /** Uses this device from now on, in a running call too; an empty label for whatever the computer itself uses. */
  chooseDevice(kind: DeviceKind, label: string): void;
  enhanceVoice(mode: Enhancement): void;
  /** Lets calls ring at this desk phone, or in the softphone when empty. Refused during a call. */
  usePhone(deskNumber: string): void;
  /** Has the host try microphone and ringer again. */
  checkRing(): void;
  /** Tries all that a ring needs, and at a simulated instance has a call come. Refused during a call. */
  selfTest(): void;
  /** Opens one of the phone's own panels in a small window: what a page cannot show. */
  openPanel(panel: PhonePanel): void;
  /** Offline first. Refused while a call is live, unless it may wait for its end. */
  signOut(afterCall?: boolean): void;
  /** Takes back a sign-out that waits for the call's end. */
  stayIn(): void;
  /** Tells Connect that somebody is at work, so that it does not end the sign-in. */
  stay(): void;
  /** Takes an instance address, keeps it and starts the host. Throws `bad-instance` with the reason. */
  useInstance(url: string): void;
  /** Moves the softphone into the extension (`framed`) or into a window of its own (`window`); refused during a call. */
  useHost(kind: string): void;
  /** Closes the other pages with a softphone of this agent, so that calls sound here alone. */
  closeOtherCcps(): void;
  /** Makes the other page the softphone, and closes ours. Refused during a call. */
  useOtherCcp(): void;
  /** Brings the softphone's window to the front; nothing where the softphone has none. */
  showSoftphone(): void;
  /** Starts the Connect host again; refused during a call. */
  restartHost(): void;
  /** Signs in at the ServiceNow instance of the settings: in its own pages, or with user name and password. Throws `no-servicenow`. */
  signInToServiceNow(user?: string, password?: string): void;
  /** Finds out again what of ServiceNow works. */
  checkServiceNow(): void;
  /** Sends at once what waits for ServiceNow. */
  sendToServiceNow(): void;
  /** Signs out there; what waits goes on waiting. */
  leaveServiceNow(): void;
  /** Forgets what waits for another agent, as the queue calls them, or with null for instances that are not set. */
  forgetOwed(agent: string | null): void;
}

export type PhonePanel = 'devices' | 'readiness';

export type CommandName = keyof Commands;

/** What the caller holds: the same commands, answering with a promise that fails with a VoiceError. */
export type CommandSender = {
  [Name in CommandName]: (...args: Parameters<Commands[Name]>) => Promise<void>;
};
