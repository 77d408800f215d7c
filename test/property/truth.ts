/** What must be true of a session whose agent's newest snapshot has arrived, told from the instance's own state. */

import { type Call, type CallPhase, isTalking } from '../../lib/call.ts';
import type { CallEvent } from '../../lib/call-events.ts';
import type { Session } from '../../lib/session.ts';
import {
  conversationOf,
  findContact,
  isLive,
  type Segment,
} from '../../simulator/connect/instance/contact.ts';
import { isActive, type Party } from '../../simulator/connect/instance/conversation.ts';
import type { Instance } from '../../simulator/connect/instance/instance.ts';

/** Every contradiction between a session and the instance, in words; none is the aim. */
export function contradictions(
  instance: Instance,
  login: string,
  session: Session,
  seenLegs: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  const segments = instance.segments.filter((it) => it.agentId === login);
  const agent = instance.agents.find((it) => it.login === login);
  const expect = (what: string, is: unknown, should: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      found.push(`${what} is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
  };
  expect('presence', session.agent?.presence.name, agent?.state.name);
  expect('next presence', session.agent?.nextPresence?.id?.split('/').at(-1) ?? null, agent?.nextPresenceId);
  expect(
    'calls',
    session.calls.map(({ id }) => id),
    segments.map(({ contactId }) => contactId),
  );
  for (const segment of segments) {
    const call = session.calls.find(({ id }) => id === segment.contactId);
    if (!call) continue;
    const at = `call ${call.id.slice(-3)}`;
    expect(`${at}: phase`, call.phase, phaseOf(instance, segment));
    // How a ring ended that nobody ever saw can only be guessed.
    if (isLive(segment) || seenLegs.has(segment.legId))
      expect(`${at}: end reason`, call.endReason, endReasonOf(segment, call));
    if (call.phase === 'ringing') expect(`${at}: answer by`, call.answerBy, segment.ringsUntil);
    if (isTalking(call.phase))
      found.push(...partyContradictions(instance, segment, call).map((it) => `${at}: ${it}`));
  }
  return found;
}

function phaseOf(instance: Instance, segment: Segment): CallPhase {
  switch (segment.state) {
    case 'incoming':
      return 'ringing';
    case 'connecting':
      return segment.ringsUntil !== null && segment.wasOffered ? 'ringing' : 'dialing';
    case 'ended':
      return 'wrap-up';
    case 'missed':
    case 'rejected':
    case 'error':
      return 'ended';
    case 'connected':
  }
  const { own, others, hidden } = companyOf(instance, segment);
  if (hidden.length > 0) return own.heldBy.includes(own.id) ? 'held' : 'connected';
  if (others.some((it) => it.state === 'connecting')) return 'consult-dialing';
  // Whoever hears nobody is held, whichever end of the line it is.
  if (own.state === 'hold' || others.every((it) => it.state === 'hold')) return 'held';
  if (others.length < 2) return 'connected';
  return others.some((it) => it.state === 'hold') ? 'consult' : 'conference';
}

function endReasonOf({ state, wasOffered }: Segment, call: Call): Call['endReason'] {
  if (state === 'missed' || state === 'rejected') return state;
  if (state === 'error') return 'failed';
  if (state !== 'ended') return null;
  // A call that nobody answered can still be wrapped up: the agent hung up while it was being dialled.
  return call.answeredAt === null
    ? wasOffered && call.direction === 'inbound'
      ? 'abandoned'
      : 'failed'
    : 'completed';
}

/** Who is in the call with this agent, and who stands behind the caller's connection where only three may be in it. */
function companyOf(instance: Instance, segment: Segment): { own: Party; others: Party[]; hidden: Party[] } {
  const { parties, initialPartyId } = conversationOf(instance, findContact(instance, segment.contactId));
  const own = parties.find(({ id }) => id === segment.partyId);
  if (!own) throw new Error('An agent is in no call.');
  const company = parties.filter((it) => it !== own && isActive(it) && (it.kind !== 'agent' || it.agentId));
  const { multiParty } = instance.settings;
  const seen = company.filter((it) => multiParty || it.id === initialPartyId || it.addedById === own.id);
  // A hold of their own call by a colleague who was brought in is theirs alone to know, with three parties.
  const others = seen.map((it) =>
    !multiParty && it.state === 'hold' && it.heldBy.every((by) => by === it.id)
      ? { ...it, state: 'connected' as const }
      : it,
  );
  return { own, others, hidden: company.filter((it) => !seen.includes(it)) };
}

function partyContradictions(instance: Instance, segment: Segment, call: Call): string[] {
  const { own, others, hidden } = companyOf(instance, segment);
  const words = { connecting: 'connecting', connected: 'connected', hold: 'held', disconnected: 'left' };
  const seen = call.parties
    .filter(({ role, state }) => role !== 'agent' && state !== 'left')
    .map(({ id, state }) => `${id} ${state}`)
    .sort();
  if (hidden.length > 0) return seen.length === 1 ? [] : [`sees ${seen.length} where one stands for all`];
  const found: string[] = [];
  const there = others.map(({ id, state }) => `${id} ${words[state]}`).sort();
  if (seen.join() !== there.join()) found.push(`sees ${seen}, where ${there} are`);
  const roles = call.parties.filter(({ role }) => role === 'agent').length;
  if (roles !== 1) found.push(`has ${roles} agents`);
  const isServerMuted = own.isMuted;
  if (isServerMuted && !call.isMuted) found.push('is muted on the server and does not say so');
  return found;
}

/** What is wrong with the story that events tell: each call begins, is answered at most once, and ends once. */
export function storyFaults(events: readonly CallEvent[]): string[] {
  const found: string[] = [];
  const stage = new Map<string, 'begun' | 'answered' | 'ended' | 'cleared'>();
  for (const { type, call } of events) {
    const was = stage.get(call.id);
    const at = `${type} of ${call.id.slice(-3)} after ${was ?? 'nothing'}`;
    switch (type) {
      case 'rang':
      case 'dialled':
        if (was === 'begun' || was === 'answered') found.push(at);
        stage.set(call.id, 'begun');
        break;
      case 'answered':
        if (was !== 'begun') found.push(at);
        stage.set(call.id, 'answered');
        break;
      case 'ended':
        if (was !== 'begun' && was !== 'answered') found.push(at);
        stage.set(call.id, 'ended');
        break;
      case 'cleared':
        if (was !== 'ended') found.push(at);
        stage.set(call.id, 'cleared');
        break;
      case 'wrapUpStarted':
        if (was !== 'ended') found.push(at);
        break;
      default:
        if (was !== 'begun' && was !== 'answered') found.push(at);
    }
  }
  return found;
}

/** The calls whose story has begun and not ended. */
export function liveInStory(events: readonly CallEvent[]): Set<string> {
  const live = new Set<string>();
  for (const { type, call } of events) {
    if (type === 'rang' || type === 'dialled') live.add(call.id);
    if (type === 'ended') live.delete(call.id);
  }
  return live;
}
