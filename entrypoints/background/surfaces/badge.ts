/** The toolbar button: how many calls, callbacks and other pieces of work, and by its colour and its title how the agent stands. */

import { type PresenceMark, presenceMark } from '../../../lib/agent.ts';
import { isLive } from '../../../lib/call.ts';
import { entryCount, waitingBeside } from '../../../lib/callbacks/entries.ts';
import { standingName } from '../../../lib/presence/standing-name.ts';
import type { Session } from '../../../lib/session.ts';
import { liveWork } from '../../../lib/work/entries.ts';

export interface Badge {
  text: string;
  /** CSS colour behind the text. */
  colour: string;
  title: string;
}

/** The strong colours of the token sheet, light theme: the toolbar does not follow the page's. */
const colours: Record<PresenceMark, string> = {
  available: '#147a46',
  busy: '#147a46',
  'wrap-up': '#835000',
  away: '#835000',
  missed: '#c52732',
  offline: '#6a7484',
  unknown: '#6a7484',
};

const troubles: Partial<Record<Session['connection']['state'], string>> = {
  'not-set-up': 'not set up yet',
  'signed-out': 'signed out',
  unreachable: 'Amazon Connect cannot be reached',
  'access-denied': 'access denied',
  closed: 'the softphone window is closed',
  'not-approved': 'not approved by the instance',
  'cookies-blocked': 'cookies are blocked',
};

/** A number of calls, callbacks and other work, `!` when calls cannot be had or would be missed, or a dot of the presence's colour. */
export function badgeOf({ connection, agent, calls, callbacks, work, readiness }: Session): Badge {
  const trouble = troubles[connection.state];
  if (trouble) return { text: '!', colour: colours.missed, title: `Global Voice Control: ${trouble}` };
  const presence = agent?.presence ?? null;
  const live = calls.filter(isLive).length;
  const beside = waitingBeside(callbacks, calls).length;
  const other = liveWork(work).length;
  const entries = live + beside + other;
  const stands = presence ? standingName(presence, { calls, callbacks, work }) : 'connecting';
  if (entries === 0 && readiness.light === 'missed') {
    const why = readiness.why ? ` (${readiness.why.title.toLowerCase()}: ${readiness.why.text})` : '';
    return {
      text: '!',
      colour: colours.missed,
      title: `Global Voice Control: ${stands}, but a call would be missed${why}`,
    };
  }
  const count = entries === 0 ? '' : `, ${entryCount(live, beside, other)}`;
  return {
    text: entries > 0 ? String(entries) : presence ? ' ' : '…',
    colour: colours[presenceMark(presence)],
    title: `Global Voice Control: ${stands}${count}`,
  };
}
