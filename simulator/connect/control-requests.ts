/** What each command of the control API may be sent. */

import type { ControlCommand } from './control-protocol.ts';
import {
  anyText,
  anything,
  type Check,
  country,
  either,
  errorStatus,
  flag,
  frequency,
  listOf,
  mapOf,
  nullable,
  number,
  oneOf,
  optional,
  origin,
  shape,
  span,
  text,
  whole,
} from './fields.ts';

const voice = shape({ toneHz: optional(frequency), echoMs: optional(span) });
const carrier = oneOf('queue', 'customer-first', 'preview', 'task');
const menu: Check = (value) =>
  shape({
    name: text,
    says: optional(voice),
    options: optional(mapOf(menu)),
    queue: optional(text),
    attributes: optional(mapOf(anyText)),
    callsBack: optional(shape({ queue: text, carrier: optional(carrier), afterMs: optional(span) })),
    hangsUp: optional(flag),
  })(value);
const agentScript = shape({
  onRing: oneOf('answers', 'rejects', 'ringsOut'),
  afterMs: optional(span),
  hangsUpAfterMs: optional(span),
  wrapsUpAfterMs: optional(span),
  says: optional(voice),
});
const inbound = {
  number: optional(number),
  queue: optional(text),
  ivr: optional(flag),
  name: optional(text),
  attributes: optional(mapOf(anyText)),
  says: optional(voice),
  hangsUpAfterMs: optional(span),
};
const onCustomer = { id: text };

/** What each command may be sent. */
export const requests: Record<ControlCommand, Check> = {
  placeCall: shape(inbound),
  requestCallback: shape({
    ...{ number, queue: optional(text), name: optional(text), says: optional(voice) },
    attributes: optional(mapOf(anyText)),
    carrier: optional(carrier),
    at: optional(span),
    askedAt: optional(span),
    tries: optional(shape({ most: whole, delayMs: span })),
    autoDialMs: optional(span),
    canDiscard: optional(flag),
    task: optional(
      shape({ name: optional(text), description: optional(anyText), references: optional(mapOf(anyText)) }),
    ),
  }),
  setAttributes: shape({ id: text, attributes: mapOf(anyText) }),
  customerAnswers: shape(onCustomer),
  customerDeclines: shape({ ...onCustomer, as: optional(oneOf('busy', 'noAnswer', 'failed')) }),
  customerHangsUp: shape(onCustomer),
  customerPresses: shape({ ...onCustomer, digits: text }),
  connectPhone: shape({ connectionId: text, sdp: text }),
  scriptCustomer: shape({
    number,
    script: nullable(
      shape({
        answersAfterMs: either(span, oneOf('never', 'busy', 'failed', 'manual')),
        answersAtTry: optional(whole),
        hangsUpAfterMs: optional(span),
        says: optional(voice),
        ivr: optional(menu),
      }),
    ),
  }),
  addAgent: shape({
    login: text,
    name: text,
    password: optional(text),
    phone: optional(either(shape({ type: oneOf('softphone') }), shape({ type: oneOf('desk'), number }))),
    autoAccepts: optional(flag),
    wrapUpLimitMs: optional(nullable(span)),
    canDial: optional(flag),
    canBeInterrupted: optional(flag),
    script: optional(nullable(agentScript)),
    queues: optional(listOf(text)),
  }),
  scriptAgent: shape({ agent: text, script: nullable(agentScript) }),
  forcePresence: shape({ agent: text, presence: text }),
  changeAgent: shape({
    agent: text,
    wrapUpLimitMs: optional(nullable(span)),
    autoAccepts: optional(flag),
    canDial: optional(flag),
    canBeInterrupted: optional(flag),
    voiceEnhancement: optional(nullable(oneOf('NONE', 'NOISE_SUPPRESSION', 'VOICE_ISOLATION'))),
    keepsLineOpen: optional(nullable(flag)),
    voiceConcurrency: optional(whole),
    taskConcurrency: optional(whole),
    deskPhone: optional(nullable(number)),
  }),
  changeQuickConnect: shape({ id: text, isEnabled: flag }),
  changeIvr: shape({ menu }),
  changeSettings: shape({
    ringTimeoutMs: optional(span),
    interruptTimeoutMs: optional(span),
    interruptsAgents: optional(flag),
    dialTimeoutMs: optional(span),
    autoAcceptAfterMs: optional(span),
    multiParty: optional(flag),
    forgetsChoiceAfterMiss: optional(flag),
    inactivityLimitMs: optional(nullable(span)),
    inactivityWarningMs: optional(span),
    signIn: optional(oneOf('password', 'company')),
    keepsCookiesFromFrames: optional(flag),
    dialableCountries: optional(listOf(country)),
    outboundNumber: optional(number),
  }),
  approveOrigins: shape({ origins: listOf(origin) }),
  setFault: shape({
    operation: text,
    effect: oneOf('status', 'garbage', 'delay', 'hang', 'drop'),
    status: optional(errorStatus),
    delayMs: optional(span),
    times: optional(whole),
  }),
  clearFaults: shape({ operation: optional(text) }),
  expireTokens: shape({ kind: oneOf('access', 'session') }),
  closeWebsockets: shape({ agent: optional(text) }),
  goDown: shape({}),
  comeUp: shape({}),
  publish: shape({ agent: text, key: text, namespace: text, parameter: optional(text), data: anything }),
  agentPicksUp: shape({ agent: text }),
  reset: shape({}),
};
