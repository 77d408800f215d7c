/** How an interaction is said in a list and on its page. Pure. */

import {
  type Interaction,
  type QualityFlag,
  stateLabels,
  typeLabels,
} from '../../lib/interactions/interaction.ts';
import type { IconName } from '../Icon.tsx';
import { channelIcons } from '../panels/work/work-props.ts';
import { type Tone, timeOfDay } from '../words.ts';

export interface StateWord {
  word: string;
  tone: Tone;
  icon: IconName;
}

/** The state as people look for it: a missed call is New to ServiceNow, and missed to everybody else. */
export function interactionState({ type, state, outcome }: Interaction): StateWord {
  const isCall = type === 'phone';
  const lost = isCall ? 'phone-missed' : channelIcons[type];
  if (state === 'wrap_up') return { word: stateLabels[state], tone: 'hold', icon: 'pencil' };
  if (outcome === null)
    return state === 'on_hold'
      ? { word: stateLabels[state], tone: 'hold', icon: 'pause' }
      : {
          word: state !== 'new' ? stateLabels[state] : isCall ? 'Ringing' : 'Offered',
          tone: 'good',
          icon: isCall ? 'phone' : channelIcons[type],
        };
  switch (outcome) {
    case 'missed':
      return { word: 'Missed', tone: 'bad', icon: lost };
    case 'rejected':
      return { word: 'Rejected', tone: 'bad', icon: lost };
    case 'failed':
      return { word: 'Not reached', tone: 'bad', icon: lost };
    case 'abandoned':
      return {
        word: state === 'closed_abandoned' ? stateLabels[state] : isCall ? 'Hung up' : 'Left',
        tone: 'plain',
        icon: lost,
      };
    case 'answered':
      return { word: stateLabels[state], tone: 'plain', icon: 'circle-check' };
  }
}

/** What it is; of a call, which way it came and as what. */
export function interactionType({ type, direction, kind }: Interaction): { word: string; icon: IconName } {
  if (type !== 'phone') return { word: typeLabels[type], icon: channelIcons[type] };
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

/** How the line was when the agent flagged it. */
export function qualityWords({ level, lossPercent, jitterMs, roundTripMs }: Omit<QualityFlag, 'at'>): string {
  if (level === null) return 'the softphone had told nothing of the line';
  const figures = [
    ...[lossPercent !== null && `${lossPercent} % lost`, jitterMs !== null && `${jitterMs} ms jitter`],
    roundTripMs !== null && `${roundTripMs} ms round trip`,
  ];
  return [`line ${level}`, ...figures].filter(Boolean).join(', ');
}
