/** How an interaction is said in a list and on its page. Pure. */

import { type Interaction, stateLabels } from '../../lib/interactions/interaction.ts';
import type { IconName } from '../Icon.tsx';
import { type Tone, timeOfDay } from '../words.ts';

export interface StateWord {
  word: string;
  tone: Tone;
  icon: IconName;
}

/** The state as people look for it: a missed call is New to ServiceNow, and missed to everybody else. */
export function interactionState({ state, outcome }: Interaction): StateWord {
  if (state === 'wrap_up') return { word: stateLabels[state], tone: 'hold', icon: 'pencil' };
  if (outcome === null)
    return state === 'on_hold'
      ? { word: stateLabels[state], tone: 'hold', icon: 'pause' }
      : { word: state === 'new' ? 'Ringing' : stateLabels[state], tone: 'good', icon: 'phone' };
  switch (outcome) {
    case 'missed':
      return { word: 'Missed', tone: 'bad', icon: 'phone-missed' };
    case 'rejected':
      return { word: 'Rejected', tone: 'bad', icon: 'phone-missed' };
    case 'failed':
      return { word: 'Not reached', tone: 'bad', icon: 'phone-missed' };
    case 'abandoned':
      return {
        word: state === 'closed_abandoned' ? stateLabels[state] : 'Hung up',
        tone: 'plain',
        icon: 'phone-missed',
      };
    case 'answered':
      return { word: stateLabels[state], tone: 'plain', icon: 'circle-check' };
  }
}

/** Which way the call came, and as what. */
export function interactionType({ direction, kind }: Interaction): { word: string; icon: IconName } {
  if (kind === 'callback') return { word: 'Callback', icon: 'refresh-cw' };
  if (kind === 'transfer') return { word: 'Transferred in', icon: 'phone-forwarded' };
  return direction === 'inbound'
    ? { word: 'Inbound', icon: 'phone-incoming' }
    : { word: 'Outbound', icon: 'phone-outgoing' };
}

/** The time for today, the day and time for all else. */
export function startedAt(at: number, now: number): string {
  if (new Date(at).toDateString() === new Date(now).toDateString()) return timeOfDay(at);
  const day = new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  return `${day}, ${timeOfDay(at)}`;
}
