/** What is wrong, worst first, in words, with the ways out of it. Pure. */

import { isLive, isTalking } from '../../../lib/call.ts';
import type { Session } from '../../../lib/session.ts';
import { recordsTrouble, serviceNowTrouble } from './records-trouble.ts';
import { leftTo, openTwice, windowClosed } from './softphone-place.ts';
import type { Trouble } from './trouble.ts';

const check = { label: 'What to check', way: 'setUp' } as const;
const tryNow = [{ label: 'Try now', way: 'restartHost' }, check] as const satisfies Trouble['ways'];
const restart = [
  { label: 'Restart softphone', way: 'restartHost' },
  check,
] as const satisfies Trouble['ways'];
const firewall = 'A firewall or VPN may block the sound. Calls would be missed.';

/** Streams' softphone error types for which more can be said than that it failed. */
const softphoneTexts: Record<string, string> = {
  microphone_not_shared: 'The microphone was not shared, so the call had no sound.',
  ice_collection_timeout: firewall,
  signalling_connection_failure: firewall,
  webrtc_error: firewall,
  user_busy_error: 'Amazon Connect is open in another window too. Close that one.',
};

/** Words that begin a line, in the middle of a sentence; a name keeps its capital. */
const inSentence = (text: string) =>
  /^[A-Z][a-z’]* /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Whether the notice belongs to the card of a call that is on. */
export function isTransferNotice({ notice, calls }: Session): boolean {
  return notice?.code === 'transfer-refused' && calls.some(({ phase }) => isTalking(phase));
}

/**
 * The worst of what is wrong, or null. First what hides the controls, then the answer to what the person just
 * tried, then what keeps the agent out, a call without sound, what would make the next call fail, and last what
 * mends itself.
 */
export function worstTrouble(session: Session, isCovered: boolean): Trouble | null {
  const { notice, health, calls, connection, agent, instance, readiness } = session;
  const host = instance ?? 'The instance';
  if (isCovered)
    return {
      kind: 'covered',
      tone: 'hold',
      icon: 'layers',
      title: 'This page covers the call controls',
      text: 'To be safe, buttons here are off until it moves away. The toolbar button works.',
    };
  // A transfer that failed is told on the call's own card, with the way to try another.
  if (notice && !isTransferNotice(session))
    return {
      kind: 'notice',
      tone: notice.tone ?? 'bad',
      icon: notice.tone ? 'info' : 'circle-alert',
      title: notice.title,
      text: notice.remedy,
      ways: [{ label: 'Dismiss', way: 'dismissNotice' }],
    };
  if (connection.state === 'closed')
    return session.otherCcps.length > 0 ? leftTo(session.otherCcps) : windowClosed;
  if (connection.state === 'unreachable')
    return {
      kind: 'unreachable',
      tone: 'bad',
      icon: 'wifi-off',
      title: 'Amazon Connect can’t be reached',
      text: 'Calls may still reach you on another device. It is tried again by itself.',
      since: connection.since,
      ways: [...tryNow],
    };
  if (connection.state === 'access-denied')
    return {
      kind: 'access-denied',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'Amazon Connect denies access',
      text: `${host} knows you, but you may not use its softphone. Your administrator can allow it.`,
      ways: [...tryNow],
    };
  if (connection.state === 'not-approved')
    return {
      kind: 'not-approved',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'This extension is not approved',
      text: `${host} does not let it in yet. Set-up shows the one line to add.`,
      ways: [...tryNow],
    };
  if (connection.state === 'cookies-blocked')
    return {
      kind: 'cookies-blocked',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'The softphone’s frame stays signed out',
      text: `You are signed in, but the browser keeps cookies from it. Allow third-party cookies for ${host}, also in tools that block trackers.`,
      ways: [...tryNow],
    };
  const records = recordsTrouble(session);
  if (!agent) return records;
  if (connection.state === 'ready' && connection.ending)
    return {
      kind: 'ending',
      tone: connection.ending.isRefused ? 'bad' : 'hold',
      icon: 'clock',
      title: 'You are signed out in',
      text: connection.ending.isRefused
        ? 'Amazon Connect could not keep you signed in. Try again, or sign in anew when it has ended.'
        : 'Amazon Connect has seen nobody at work for a while.',
      until: connection.ending.at,
      ways: [{ label: connection.ending.isRefused ? 'Try again' : 'Stay signed in', way: 'stay' }],
    };
  if (calls.some((call) => call.media === 'late'))
    return {
      kind: 'silent',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'This call has no sound',
      text: 'It is connected, but the sound did not reach this browser. Transfer it to your own name: it rings here again, with sound.',
      ways: [check],
    };
  if (session.otherCcps.length > 0) return openTwice(session);
  const isTalkingHere = calls.some(({ phase, phone }) => isTalking(phase) && phone === 'softphone');
  if (isTalkingHere && (health.network === 'disconnected' || health.network === 'failed'))
    return {
      kind: 'network',
      tone: 'bad',
      icon: 'wifi-off',
      title: 'The sound is cut off',
      text: 'This computer lost its line to Amazon Connect. Check the network or the VPN; the call may come back.',
      ways: [check],
    };
  if (readiness.light === 'missed' && readiness.why && connection.state === 'ready' && !calls.some(isLive))
    return {
      kind: 'ring',
      tone: 'bad',
      icon: 'bell-off',
      title: 'You can’t be rung',
      text: `${readiness.why.title}: ${inSentence(readiness.why.text)}. A call would be missed.`,
      ways: [
        { label: 'What to do', way: 'readiness' },
        { label: 'Set Offline', way: 'setOffline' },
      ],
    };
  if (health.softphoneError)
    return {
      kind: 'softphone',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'The softphone failed',
      text: softphoneTexts[health.softphoneError] ?? 'The last call had no sound. The next may be missed.',
      ways: [...restart],
    };
  if (records) return records;
  if (health.socket === 'failed')
    return {
      kind: 'updates',
      tone: 'hold',
      icon: 'wifi-off',
      title: 'Updates have stopped',
      text: 'What you see may be old, and calls may ring late.',
      ways: [...restart],
    };
  if (connection.state === 'reconnecting' && connection.isRenewing)
    return {
      kind: 'renewing',
      tone: 'hold',
      icon: 'refresh-cw',
      title: 'Renewing your sign-in…',
      text: calls.some(isLive)
        ? 'The call is still on. Its buttons may answer late.'
        : 'Most often this takes seconds. Calls may ring late.',
      since: connection.since,
    };
  if (connection.state === 'reconnecting' || health.socket === 'lost')
    return {
      kind: 'reconnecting',
      tone: 'hold',
      icon: 'wifi-off',
      title: 'Reconnecting…',
      text: calls.some(isLive)
        ? 'The call is still on. Sound may drop for a moment.'
        : 'Calls may ring late until the connection is back.',
      since: connection.state === 'reconnecting' ? connection.since : undefined,
    };
  if (session.leavesAfterCall)
    return {
      kind: 'leaving',
      tone: 'hold',
      icon: 'log-out',
      title: 'You are signed out after this call',
      text: 'No other call comes to you until then.',
      ways: [{ label: 'Stay signed in', way: 'stayIn' }],
    };
  if (calls.some(({ phase, quality }) => isTalking(phase) && quality?.level === 'poor'))
    return {
      kind: 'quality',
      tone: 'hold',
      icon: 'wifi-off',
      title: 'The line is poor',
      text: 'You may break up. Stop videos and downloads here, or use a cable instead of Wi-Fi.',
    };
  return serviceNowTrouble(session);
}
