/** How a platform report changes the session. Pure: the background's store runs it, tests table it. */

import type { Agent } from './agent.ts';
import type { Call } from './call.ts';
import { type CallEvent, callEvents, keepKnown } from './call-events.ts';
import { callbacksAfter } from './callbacks/after-report.ts';
import { isInHand } from './in-hand.ts';
import { numberText } from './numbers/number-text.ts';
import { storyAfter } from './presence/story.ts';
import type { Connection, Session } from './session.ts';
import { withoutTestCall } from './sound/self-test.ts';
import type { PlatformReport } from './voice-platform.ts';
import { workAfter } from './work/after-sight.ts';

/** The session after `report`, taken at `at` by the background's own clock, and what happened to the calls on the way. */
export function takeReport(
  session: Session,
  report: PlatformReport,
  at = report.at,
): { session: Session; events: CallEvent[] } {
  // A host that was made again in a call knows nobody yet, and so of no calls: that does not end any.
  const isBlank = report.agent === null && isInHand(session);
  const agent = isBlank ? session.agent : report.agent;
  const own = withoutTestCall(session.selfTest, report.calls);
  const calls = isBlank ? session.calls : withTexts(keepKnown(session.calls, own.calls), session.calls);
  const callbacks = isBlank
    ? session.callbacks
    : callbacksAfter(
        session.callbacks,
        {
          ...{ contacts: report.callbacks, calls, at, isWitness: session.agent !== null },
          agentError: agent?.presence.kind === 'error' ? agent.presence.name : null,
        },
        session.callbackRules,
      );
  const events = callEvents(session.calls, calls).map((event) => withDetail(event, agent));
  const after: Session = {
    ...session,
    selfTest: own.selfTest,
    connection: knownBetter(session.connection, report.connection),
    agent,
    presence: storyAfter(session.presence, session.agent, agent, report.at),
    calls,
    callbacks,
    work: isBlank ? session.work : workAfter(session.work, 'connect', report.work, at),
    health: report.health,
    devices: report.devices,
    // The card gives way to the call it dialled, so that no view has nothing to show between the two.
    suggestion: events.some(({ type }) => type === 'dialled') ? null : session.suggestion,
  };
  return { session: { ...after, unanswered: unansweredAfter(session, events, agent) }, events };
}

/** Platforms tell numbers as they are dialled; people read them in groups. What was known `before` is not worked out again. */
function withTexts(calls: readonly Call[], before: readonly Call[]): Call[] {
  const known = new Map<string | null, string | null>();
  for (const { number, numberText, parties } of before)
    for (const one of [{ number, numberText }, ...parties]) known.set(one.number, one.numberText);
  const text = (number: string | null) => number && (known.get(number) || numberText(number));
  return calls.map((call) => ({
    ...call,
    numberText: text(call.number),
    parties: call.parties.map((party) => ({ ...party, numberText: text(party.number) })),
  }));
}

/**
 * The host can only say that its frame does not answer. When the background has found out why by asking
 * over the network, that stays until the host says something new.
 */
function knownBetter(before: Connection, reported: Connection): Connection {
  const reasons: Connection['state'][] = ['signed-out', 'not-approved', 'access-denied', 'cookies-blocked'];
  const isVague =
    reported.state === 'unreachable' || (reported.state === 'reconnecting' && reported.isRenewing);
  return isVague && reasons.includes(before.state) ? before : reported;
}

/** A call that vanished has no reason of its own: the agent's error state tells it (amazon-connect, D1). */
function withDetail(event: CallEvent, agent: Agent | null): CallEvent {
  const { call } = event;
  if (event.type !== 'ended' || call.endDetail !== null || agent?.presence.kind !== 'error') return event;
  const wasMissed = call.endReason === 'abandoned' && agent.presence.name === 'MissedCallAgent';
  return {
    ...event,
    call: { ...call, endDetail: agent.presence.name, endReason: wasMissed ? 'missed' : call.endReason },
  };
}

/** The call to show as not answered: set by its end, gone with a new call or when the agent is back from the miss. */
function unansweredAfter(before: Session, events: readonly CallEvent[], agent: Agent | null): Call | null {
  let unanswered = before.unanswered;
  const isBack = before.agent?.presence.kind === 'error' && agent?.presence.kind !== 'error';
  if (isBack && unanswered?.endReason === 'missed') unanswered = null;
  for (const { type, call } of events) {
    if (type === 'rang' || type === 'dialled') unanswered = null;
    const isUnanswered = ['missed', 'abandoned', 'failed'].includes(call.endReason ?? '');
    if (type === 'ended' && isUnanswered) unanswered = call;
  }
  return unanswered;
}
