/**
 * What a report must be before it becomes the session. The window host's comes out of a page that is not ours:
 * whatever that page sends, every view must still be able to draw the session. Pure.
 */

import type { CallPhase } from './call.ts';
import type { CallbackContact } from './callback-contact.ts';
import type { Connection } from './session.ts';
import type { PlatformReport } from './voice-platform.ts';
import type { ChatPage, ChatState } from './work/chat.ts';
import type { WorkChannel, WorkPhase } from './work/work-item.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.length <= 10_000;
const isTime: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isYesOrNo: Check = (value) => typeof value === 'boolean';
/** A contact's attributes hold 32 KB at most, in one of them if the flow wants that (amazon-connect, attributes). */
const isAttribute: Check = (value) => typeof value === 'string' && value.length <= 33_000;
const isTexts: Check = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every(isAttribute);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (names: Record<string, true>): Check =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(names, value);
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const connections: Record<Connection['state'], true> = {
  'not-set-up': true,
  connecting: true,
  'signed-out': true,
  ready: true,
  reconnecting: true,
  unreachable: true,
  'access-denied': true,
  'not-approved': true,
  'cookies-blocked': true,
  closed: true,
};
const phases: Record<CallPhase, true> = {
  ringing: true,
  dialing: true,
  connected: true,
  held: true,
  'consult-dialing': true,
  consult: true,
  conference: true,
  'wrap-up': true,
  ended: true,
};

const carriers: Record<CallbackContact['carrier'], true> = { task: true, preview: true };
const callbackStates: Record<CallbackContact['state'], true> = {
  offered: true,
  accepted: true,
  transferring: true,
  over: true,
};

const channels: Record<WorkChannel, true> = { chat: true, email: true, task: true, case: true };
const workPhases: Record<WorkPhase, true> = {
  offered: true,
  open: true,
  transferring: true,
  'wrap-up': true,
  missed: true,
};

const isPresence = shape({ id: orNull(isText), name: isText, kind: isText });
const isAgent = shape({
  name: isText,
  login: isText,
  routingProfile: isText,
  queues: listOf(shape({ id: isText, name: isText }), 1_000),
  presence: shape({ name: isText, kind: isText, since: isTime }),
  nextPresence: orNull(isPresence),
  choices: listOf(isPresence, 1_000),
  phone: shape({ type: isText }),
  canDial: isYesOrNo,
  dialableCountries: listOf(isText, 1_000),
});
const isParty = shape({
  id: isText,
  role: isText,
  number: orNull(isText),
  name: orNull(isText),
  state: isText,
  stateAt: isTime,
});
const isCall = shape({
  id: isText,
  direction: isText,
  kind: isText,
  relatedCallId: orNull(isText),
  initialCallId: orNull(isText),
  phase: oneOf(phases),
  phaseAt: isTime,
  number: orNull(isText),
  name: orNull(isText),
  queue: orNull(isText),
  // Who has left stays in the list: somebody who is looked for can be asked for many times in one call.
  parties: listOf(isParty, 1_000),
  maxParties: isTime,
  phone: isText,
  isMuted: isYesOrNo,
  offeredAt: isTime,
  answeredAt: orNull(isTime),
  endedAt: orNull(isTime),
  answerBy: orNull(isTime),
  endReason: orNull(isText),
  attributes: isTexts,
  media: isText,
});
const isCallback = shape({
  id: isText,
  carrier: oneOf(carriers),
  state: oneOf(callbackStates),
  stateAt: isTime,
  offerEndsAt: orNull(isTime),
  queue: orNull(isText),
  name: orNull(isText),
  description: isText,
  attributes: isTexts,
  scheduledAt: orNull(isTime),
  autoDialMs: orNull(isTime),
  canDiscard: isYesOrNo,
});
const chatStates: Record<ChatState, true> = {
  ...{ opening: true, open: true, lost: true, failed: true, ended: true, elsewhere: true },
};
const isChat = shape({
  state: oneOf(chatStates),
  unread: isTime,
  isTyping: isYesOrNo,
  version: isTime,
  takesFiles: isYesOrNo,
});
const isWork = shape({
  chat: orNull(isChat),
  id: isText,
  channel: oneOf(channels),
  phase: oneOf(workPhases),
  phaseAt: isTime,
  offerEndsAt: orNull(isTime),
  queue: orNull(isText),
  name: orNull(isText),
  title: isText,
  description: isText,
  attributes: isTexts,
  canReject: isYesOrNo,
  reasons: listOf(shape({ id: isText, name: isText }), 100),
});
const isLabels = listOf(isText, 200);
const isDevices = shape({
  microphones: isLabels,
  speakers: isLabels,
  own: shape({ microphone: orNull(isText), speaker: orNull(isText) }),
  chosen: shape({ microphone: orNull(isText), speaker: orNull(isText), ringer: orNull(isText) }),
  enhancement: orNull(isText),
  keepsLineOpen: orNull(isYesOrNo),
});
const check = shape({
  sequence: isTime,
  hostId: isText,
  at: isTime,
  connection: shape({ state: oneOf(connections) }),
  agent: orNull(isAgent),
  calls: listOf(isCall, 50),
  callbacks: listOf(isCallback, 50),
  work: listOf(isWork, 50),
  devices: isDevices,
  health: shape({ microphone: isText, socket: isText, softphoneError: orNull(isText), network: isText }),
});

/** Whether `value` can be taken over as a report. */
export function isReport(value: unknown): value is PlatformReport {
  return check(value);
}

const isChatPageShape = shape({
  items: listOf(
    shape({
      ...{ id: isText, at: isTime, by: isText, name: isText, what: isText, text: isText },
      ...{ receipt: orNull(isText), file: orNull(shape({ id: isText, state: isText })) },
    }),
    10_000,
  ),
  hasEarlier: isYesOrNo,
});

/** Whether `value` is what is written in a chat. */
export const isChatPage = (value: unknown): value is ChatPage => isChatPageShape(value);
