/** How a callback is said on a card. Pure. */

import type { AttemptOutcome, Callback, CallbackNumber, DialDoubt } from '../../../lib/callbacks/callback.ts';
import type { CallbackLook } from '../../../lib/callbacks/look.ts';
import { timeOfDay } from '../../words.ts';

export const outcomeWords: Record<AttemptOutcome, string> = {
  answered: 'answered',
  'no-answer': 'no answer',
  busy: 'busy',
  failed: 'not reached',
};

const channels: Record<string, string> = {
  ...{ ivr: 'Phone menu', phone: 'Phone', voice: 'Phone', web: 'Web', portal: 'Web', chat: 'Chat' },
  ...{ email: 'E-mail', sms: 'Text message', voicemail: 'Voicemail', campaign: 'Campaign' },
};

/** The channel by which it was asked for; one that is not known is its own word. */
export const channelWord = (channel: string): string => channels[channel.toLowerCase()] ?? channel;

/** The customer: the name, else the number that is chosen. */
export const customerName = ({ name, numbers, chosen }: Callback): string =>
  name ?? numbers.find(({ e164 }) => e164 === chosen)?.text ?? numbers[0]?.text ?? 'Number withheld';

/** What kind of callback it is: scheduled or as soon as possible, or the agent's own promise. */
export const typeWord = ({ type, carrier }: Pick<Callback, 'type' | 'carrier'>): string =>
  carrier === 'own' ? 'Your follow-up' : type === 'scheduled' ? 'Scheduled callback' : 'ASAP callback';

/** A moment on either side of now: the time today, with its day on any other. */
export function dayAndTime(at: number, now: number): string {
  const dayOf = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((dayOf(at) - dayOf(now)) / 86_400_000);
  if (days === 0) return `Today ${timeOfDay(at)}`;
  if (days === 1) return `Tomorrow ${timeOfDay(at)}`;
  if (days === -1) return `Yesterday ${timeOfDay(at)}`;
  const day = new Date(at).toLocaleDateString(undefined, {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
  });
  return `${day}, ${timeOfDay(at)}`;
}

/** A moment that is over: the time alone today, with its day before. */
export function pastTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? timeOfDay(at) : dayAndTime(at, now);
}

/** When the customer wants to be called. */
export const askedFor = (scheduledAt: number | null, now: number): string =>
  scheduledAt === null ? 'As soon as possible' : dayAndTime(scheduledAt, now);

/** `2 of 5`, or how many there were where there is no limit. */
export const attemptCount = (made: number, most: number): string =>
  most > 0 ? `${made} of ${most}` : String(made);

/** A number as it is chosen from the list: its label, itself, and how the last call with it went. */
export function numberChoice({ label, text, last }: CallbackNumber, now: number): string {
  const named = label ? `${label.charAt(0).toUpperCase()}${label.slice(1)} ${text}` : text;
  return last ? `${named} · ${outcomeWords[last.outcome]} ${pastTime(last.at, now)}` : named;
}

/** A span in the past as people say it: `6 minutes ago`. */
export function agoWords(at: number, now: number): string {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
  const days = Math.round(hours / 24);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

export interface DoubtWords {
  title: string;
  text: string;
}

/** Why it waits for the agent, and what that means. `look` may not have come yet. */
export function doubtWords(doubt: DialDoubt, look: CallbackLook | null, now: number): DoubtWords {
  switch (doubt) {
    case 'late':
      return {
        title: 'Its time went by',
        text: 'The countdown ended while nothing here could dial. Call now if it is still right.',
      };
    case 'quiet-hours':
      return {
        title: 'Quiet hours there',
        text: look?.clock
          ? `It is ${look.clock}. Call only if they asked for it.`
          : 'It is late or early there.',
      };
    case 'called-before': {
      // What speaks against it is that they were called, not that they did.
      const last = look?.lastCalls.find(({ direction }) => direction === 'outbound');
      const how = last && `${outcomeWords[last.outcome]}${last.agent ? `, ${last.agent}` : ''}`;
      return {
        title: last ? `Called ${agoWords(last.at, now)}` : 'Called a short while ago',
        text: how ? `${how.charAt(0).toUpperCase()}${how.slice(1)}.` : 'Give them time to call back.',
      };
    }
    case 'second-look':
      return {
        title: 'This number needs a second look',
        text: 'Nobody was called in that country from here yet, or it costs more.',
      };
    case 'on-a-call':
      return {
        title: 'Another call is on',
        text: 'It dials when you press, once that call is held or over.',
      };
    case 'refused':
      return { title: 'It was not dialled', text: 'Call again, or choose another number.' };
  }
}
