/**
 * How the CCP and the service behind it stand, worked out from Streams' events. Several failures are
 * silent (connect-simulator, section 7), so time counts too. Pure.
 */

import type { Connection } from '../session.ts';

export interface Link {
  startedAt: number;
  /** Whether the CCP frame ever answered. */
  hasAnswered: boolean;
  /** Timeouts since it last answered, and the first of them. */
  timeouts: number;
  silentSince: number | null;
  /** Set while polls for agent data fail: since when, and whether the agent may not have it. */
  pollFailure: { since: number; isDenied: boolean } | null;
  /** When agent data last came; null before the first. New settings bring the old data once more. */
  refreshedAt: number | null;
  /** When a poll last succeeded; null where the CCP does not tell. */
  polledAt: number | null;
  /** Since when the session is refused, until data comes again. */
  refusedAt: number | null;
  socketLostAt: number | null;
  /** When the clock jumped, until data came after it. */
  jumpedAt: number | null;
  isSignedOut: boolean;
  isDenied: boolean;
  /** When Connect will end the sign-in for want of activity; null while it will not. */
  endsAt: number | null;
  isStayRefused: boolean;
}

export type LinkEvent =
  | 'answered'
  | 'timed-out'
  | 'gave-up'
  | 'refreshed'
  | 'polled'
  | 'poll-failed'
  | 'poll-denied'
  | 'auth-failed'
  | 'signed-out'
  | 'denied'
  | 'socket-lost'
  | 'socket-gained'
  /** The computer slept, or its clock was set: what was known of the line is no longer. */
  | 'jumped'
  | { endsAt: number }
  | 'end-cleared'
  | 'stay-refused';

/** Held polls end after 30 s at the latest; a refresh is overdue after this. */
const staleMs = 45_000;
/** A socket that only hiccups is back within 50 ms. */
const socketGraceMs = 2_000;
/** The CCP page reloads itself after a lost session; when it stays away this often, somebody must act. */
const timeoutsToGiveUp = 3;

export function newLink(at: number): Link {
  return {
    startedAt: at,
    hasAnswered: false,
    timeouts: 0,
    silentSince: null,
    pollFailure: null,
    refreshedAt: null,
    polledAt: null,
    refusedAt: null,
    socketLostAt: null,
    jumpedAt: null,
    isSignedOut: false,
    isDenied: false,
    endsAt: null,
    isStayRefused: false,
  };
}

export function linkAfter(link: Link, event: LinkEvent, at: number): Link {
  if (typeof event === 'object') return { ...link, endsAt: event.endsAt, isStayRefused: false };
  switch (event) {
    case 'answered':
      return { ...link, hasAnswered: true, timeouts: 0, silentSince: null };
    case 'timed-out':
      return { ...link, timeouts: link.timeouts + 1, silentSince: link.silentSince ?? at };
    case 'gave-up':
      return { ...link, timeouts: timeoutsToGiveUp, silentSince: link.silentSince ?? at };
    case 'refreshed':
      return {
        ...link,
        refreshedAt: at,
        refusedAt: null,
        jumpedAt: null,
        isSignedOut: false,
        isDenied: false,
        // Data that comes after the end are of a new sign-in.
        ...(link.endsAt !== null && at > link.endsAt ? { endsAt: null } : {}),
      };
    case 'polled':
      return { ...link, polledAt: at, pollFailure: null, jumpedAt: null, isDenied: false };
    case 'poll-failed':
    case 'poll-denied': {
      const since = link.pollFailure?.since ?? at;
      return { ...link, pollFailure: { since, isDenied: event === 'poll-denied' } };
    }
    case 'auth-failed':
      return { ...link, refusedAt: link.refusedAt ?? at };
    case 'signed-out':
      return { ...link, isSignedOut: true };
    case 'denied':
      return { ...link, isDenied: true };
    case 'socket-lost':
      return { ...link, socketLostAt: link.socketLostAt ?? at };
    case 'end-cleared':
      return { ...link, endsAt: null, isStayRefused: false };
    case 'stay-refused':
      return { ...link, isStayRefused: true };
    case 'socket-gained':
      return { ...link, socketLostAt: null };
    case 'jumped': {
      // A clock that was set back would make what is old look fresh for as long.
      const past = <Stamp extends number | null>(stamp: Stamp) =>
        (stamp === null ? null : Math.min(stamp, at)) as Stamp;
      return {
        ...link,
        startedAt: past(link.startedAt),
        silentSince: past(link.silentSince),
        refreshedAt: past(link.refreshedAt),
        polledAt: past(link.polledAt),
        refusedAt: past(link.refusedAt),
        socketLostAt: past(link.socketLostAt),
        jumpedAt: at,
      };
    }
  }
}

/** The connection as people are told it at `now`. */
export function connectionOf(link: Link, now: number): Connection {
  if (link.isDenied || link.pollFailure?.isDenied) return { state: 'access-denied' };
  if (link.isSignedOut) return { state: 'signed-out' };
  if (link.silentSince !== null) {
    const isLost = !link.hasAnswered || link.timeouts >= timeoutsToGiveUp;
    return { state: isLost ? 'unreachable' : 'reconnecting', since: link.silentSince };
  }
  const { pollFailure, endsAt } = link;
  if (link.refreshedAt === null)
    return pollFailure
      ? { state: 'unreachable', since: pollFailure.since }
      : { state: 'connecting', since: link.startedAt };
  const refusedAt = link.refusedAt ?? (endsAt !== null && now >= endsAt ? endsAt : null);
  if (refusedAt !== null) return { state: 'reconnecting', since: refusedAt, isRenewing: true };
  if (pollFailure) return { state: 'reconnecting', since: pollFailure.since };
  if (link.jumpedAt !== null) return { state: 'reconnecting', since: link.jumpedAt, afterSleep: true };
  const freshAt = link.polledAt ?? link.refreshedAt;
  if (now - freshAt > staleMs) return { state: 'reconnecting', since: freshAt + staleMs };
  const { socketLostAt } = link;
  const isCutOff = socketLostAt !== null && now - socketLostAt > socketGraceMs && freshAt < socketLostAt;
  if (isCutOff) return { state: 'reconnecting', since: socketLostAt };
  if (endsAt === null) return { state: 'ready' };
  return { state: 'ready', ending: { at: endsAt, isRefused: link.isStayRefused } };
}
