/** How times, numbers and states are said on a card. Pure. */

import { type PresenceMark, presenceMark, presenceName } from '../lib/agent.ts';
import { type Call, othersIn } from '../lib/call.ts';
import { standingName } from '../lib/presence/standing-name.ts';
import type { Connection, Session } from '../lib/session.ts';
import type { IconName } from './Icon.tsx';

export type Tone = 'good' | 'hold' | 'bad' | 'accent' | 'plain';

/** A span in ms as `m:ss`, from an hour on as `h:mm:ss`; never negative. */
export function duration(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Whole seconds from `now` until `at`, both epoch ms; 0 once it is past. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}

/** The time of day of an epoch ms, hours and minutes in the reader's own way. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
}

/** Who the call is with: the name, else the number, else that it is withheld. */
export function callerName(call: Call): string {
  return call.name ?? call.numberText ?? call.number ?? 'Number withheld';
}

/** The country of an ISO two-letter code in the reader's language; null for none. */
export function countryName(code: string | null): string | null {
  if (!code) return null;
  return new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' }).of(code) ?? null;
}

/** Whether three or more talk together, though one of them, or all, may be on hold. */
export function isConference(call: Call): boolean {
  const { phase, maxParties, consulting, leaving } = call;
  if (leaving || phase === 'conference') return !leaving;
  const others = othersIn(call);
  const heard = others.filter(({ state }) => state === 'connected').length;
  return !consulting && maxParties > 3 && (heard > 1 || (phase === 'held' && others.length > 1));
}

/** Whether somebody is being reached or consulted beside the customer. */
export function isConsult(call: Call): boolean {
  const { phase, consulting, leaving } = call;
  return (
    phase === 'consult-dialing' ||
    (phase === 'consult' && !isConference(call)) ||
    (phase !== 'conference' && Boolean(consulting ?? leaving))
  );
}

/** A moment in the past as people say it: the time today, "yesterday", else the day. */
export function whenWords(at: number, now: number): string {
  const dayOf = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((dayOf(now) - dayOf(at)) / 86_400_000);
  if (days <= 0) return timeOfDay(at);
  if (days === 1) return 'yesterday';
  return new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}

export interface StateWord {
  word: string;
  tone: Tone;
  /** Since when the clock of the card runs. */
  since: number;
}

/** The one word under the timer of a call that is being dialled or talking, and what the timer counts. */
export function stateWord(call: Call): StateWord {
  if (call.phase === 'dialing') return { word: 'Calling', tone: 'accent', since: call.phaseAt };
  const since = call.answeredAt ?? call.phaseAt;
  if (call.leaving) return { word: 'Transferring', tone: 'accent', since };
  if (isConsult(call)) return { word: 'Consult', tone: call.phase === 'consult' ? 'good' : 'accent', since };
  if (call.phase === 'held') return { word: 'On hold', tone: 'hold', since: call.phaseAt };
  if (isConference(call)) return { word: 'Conference', tone: 'good', since };
  return call.isMuted ? { word: 'Muted', tone: 'plain', since } : { word: 'Talking', tone: 'good', since };
}

/** Who a ringing call is from: the colleague who hands it over, else the caller. */
export function ringerName(call: Call): string {
  return call.kind === 'transfer' ? (call.transferredBy ?? callerName(call)) : callerName(call);
}

/** The mark of a call that is on: held, or which way it came. */
export function callIcon({ phase, direction }: Call): IconName {
  if (phase === 'held') return 'pause';
  return direction === 'inbound' ? 'phone-incoming' : 'phone-outgoing';
}

/** What a ringing call is, in the words over the name. */
export function ringWord(call: Call, isSecond: boolean): string {
  if (call.kind === 'callback') return 'Callback';
  if (call.kind === 'transfer') return 'Internal transfer';
  return isSecond ? 'Second call' : 'Incoming call';
}

/** What a call that nobody talked in is, in two words. */
export function unansweredTitle({ endReason, direction }: Call): string {
  if (endReason === 'failed' || direction === 'outbound') return 'Not reached';
  return endReason === 'rejected' ? 'Rejected call' : 'Missed call';
}

/** Why nobody talked, and in which tone: red where it was missed or failed, plain where somebody chose so. */
export function unansweredWord(call: Call): { word: string; tone: Tone } {
  const rangMs = (call.endedAt ?? call.phaseAt) - call.offeredAt;
  switch (call.endReason) {
    case 'failed': {
      const reason = call.endDetail
        ? presenceName({ id: null, name: call.endDetail, kind: 'error' })
        : 'Not reached';
      return { word: `${reason} after ${duration(rangMs)}`, tone: 'bad' };
    }
    case 'rejected':
      return { word: 'you rejected it', tone: 'plain' };
    case 'abandoned':
      return { word: `the caller hung up after ${duration(rangMs)}`, tone: 'plain' };
    default:
      return {
        word: `rang ${Math.max(0, Math.round(rangMs / 1000))} s at ${timeOfDay(call.offeredAt)}`,
        tone: 'plain',
      };
  }
}

/** Whether there is an agent to show: signed in, and not cut off from the start. */
export function hasAgent(session: Session): boolean {
  return (
    session.agent !== null &&
    (session.connection.state === 'ready' || session.connection.state === 'reconnecting')
  );
}

const outside: Record<Connection['state'], string> = {
  'not-set-up': 'Not set up',
  'signed-out': 'Signed out',
  unreachable: 'Disconnected',
  'access-denied': 'Access denied',
  'not-approved': 'Not approved',
  'cookies-blocked': 'Cookies blocked',
  closed: 'Window closed',
  reconnecting: 'Reconnecting…',
  connecting: 'Connecting…',
  ready: 'Connecting…',
};
/** States in which nobody can tell yet whether calls would come. */
const undecided: Connection['state'][] = ['not-set-up', 'reconnecting', 'connecting', 'ready'];

/** What the head of a surface says: the agent's presence, or why there is none. */
export function standing(session: Session): { mark: PresenceMark; name: string } {
  if (session.agent && hasAgent(session))
    return {
      mark: presenceMark(session.agent.presence),
      name: standingName(session.agent.presence, session),
    };
  const { state } = session.connection;
  return { mark: undecided.includes(state) ? 'unknown' : 'offline', name: outside[state] };
}
