/** What is wrong, worst first, in words. Pure. */

import { isLive } from '../lib/call.ts';
import type { Session } from '../lib/session.ts';
import type { IconName } from './Icon.tsx';

export interface Trouble {
  kind: 'covered' | 'notice' | 'silent' | 'microphone' | 'softphone' | 'updates' | 'reconnecting';
  tone: 'hold' | 'bad';
  icon: IconName;
  title: string;
  text: string;
  /** Given when how long it lasts is worth a running time. */
  since?: number;
}

/** Streams' softphone error types for which more can be said than that it failed. */
const softphoneTexts: Record<string, string> = {
  microphone_not_shared: 'The microphone was not shared, so the call had no sound.',
  ice_collection_timeout: 'A firewall or VPN may block the sound. Calls would be missed.',
  signalling_connection_failure: 'A firewall or VPN may block the sound. Calls would be missed.',
  webrtc_error: 'The sound could not be connected. A firewall or VPN may block it.',
  user_busy_error: 'Amazon Connect is open in another window too. Close that one.',
};

/**
 * The worst of what is wrong, or null. First what hides the controls, then the answer to what the person just
 * tried, then a call without sound, then what would make the next call fail, then what mends itself.
 */
export function worstTrouble(session: Session, isCovered: boolean): Trouble | null {
  const { notice, health, calls, connection, agent } = session;
  const hasLiveCall = calls.some(isLive);
  if (isCovered)
    return {
      kind: 'covered',
      tone: 'hold',
      icon: 'layers',
      title: 'This page covers the call controls',
      text: 'To be safe, buttons here are off until it moves away. The toolbar button works.',
    };
  if (notice)
    return { kind: 'notice', tone: 'bad', icon: 'circle-alert', title: notice.title, text: notice.remedy };
  if (calls.some((call) => call.media === 'late'))
    return {
      kind: 'silent',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'This call has no sound',
      text: 'It is connected, but the sound did not reach this browser. You may not hear each other.',
    };
  if (agent?.phone.type === 'softphone' && health.microphone === 'denied')
    return {
      kind: 'microphone',
      tone: 'bad',
      icon: 'mic-off',
      title: 'You can’t be rung',
      text: 'The microphone is blocked for this browser, so a call would be missed.',
    };
  if (health.softphoneError)
    return {
      kind: 'softphone',
      tone: 'bad',
      icon: 'circle-alert',
      title: 'The softphone failed',
      text: softphoneTexts[health.softphoneError] ?? 'The last call had no sound. The next may be missed.',
    };
  if (health.socket === 'failed')
    return {
      kind: 'updates',
      tone: 'hold',
      icon: 'wifi-off',
      title: 'Updates have stopped',
      text: 'What you see may be old, and calls may ring late.',
    };
  if (connection.state === 'reconnecting' || health.socket === 'lost')
    return {
      kind: 'reconnecting',
      tone: 'hold',
      icon: 'wifi-off',
      title: 'Reconnecting…',
      text: hasLiveCall
        ? 'The call is still on. Sound may drop for a moment.'
        : 'Calls may ring late until the connection is back.',
      since: connection.state === 'reconnecting' ? connection.since : undefined,
    };
  return null;
}
