/** What stands in an interaction's stream, in words. Pure. */

import { presenceName } from '../../lib/agent.ts';
import type { InteractionEvent } from '../../lib/interactions/events.ts';
import { numberText } from '../../lib/numbers/number-text.ts';
import type { WorkChannel } from '../../lib/work/work-item.ts';
import type { IconName } from '../Icon.tsx';
import { channelIcons } from '../panels/work/work-props.ts';
import { duration, type Tone } from '../words.ts';
import type { ActivityKind } from './interactions-view.ts';
import { qualityWords } from './words.ts';

export interface ActivityLine {
  kind: ActivityKind;
  at: number;
  icon: IconName;
  tone: Tone;
  title: string;
  detail: string;
}

type Said = Omit<ActivityLine, 'at'>;

const call = (icon: IconName, tone: Tone, title: string, detail = ''): Said => ({
  ...{ kind: 'call', icon, tone, title, detail },
});
const notes = (icon: IconName, title: string, detail = ''): Said => ({
  ...{ kind: 'notes', icon, tone: 'plain', title, detail },
});

const status = (detail: string): Said => ({
  ...{ kind: 'status', icon: 'circle-user', tone: 'plain', title: 'Status', detail },
});

/** One line for each event, newest first. */
export function activityOf(events: readonly InteractionEvent[]): ActivityLine[] {
  const [first] = events;
  const channel = first?.type === 'opened' ? first.channel : undefined;
  const line = (event: InteractionEvent, before: readonly InteractionEvent[]) =>
    (channel && saidOfWork(event, channel, before)) ?? said(event, before);
  return events.map((event, at) => ({ at: event.at, ...line(event, events.slice(0, at)) })).reverse();
}

/** What nobody says of a chat, an e-mail or a task in the words of a call; null for all else. */
function saidOfWork(
  event: InteractionEvent,
  channel: WorkChannel,
  before: readonly InteractionEvent[],
): Said | null {
  const icon = channelIcons[channel];
  switch (event.type) {
    case 'opened':
      return event.by === 'seen' ? null : call(icon, 'accent', 'Offered', event.queue ?? '');
    case 'offeredAgain':
      return call(icon, 'accent', 'Offered again');
    case 'answered':
      return call(icon, 'good', 'Accepted', since(before, ['opened', 'offeredAgain'], event.at, 'after '));
    case 'ended':
      return call(
        icon,
        event.outcome === 'answered' ? 'plain' : 'bad',
        workEnds[event.outcome],
        event.detail,
      );
    case 'statusChanged':
      return status(presenceName({ id: null, name: event.presence, kind: event.kind }, true));
    default:
      return null;
  }
}

function said(event: InteractionEvent, before: readonly InteractionEvent[]): Said {
  switch (event.type) {
    case 'opened': {
      const where = event.queue ?? '';
      if (event.by === 'dial')
        return call('phone-outgoing', 'accent', 'Called', textOf(event.caller_phone_number));
      if (event.by === 'seen') return call('phone', 'accent', 'First seen here', where);
      const from = event.transferredBy ? `transferred by ${event.transferredBy}` : '';
      return call('phone-incoming', 'accent', 'Rang', [where, from].filter(Boolean).join(' · '));
    }
    case 'offeredAgain':
      return call('phone-incoming', 'accent', 'Rang again');
    case 'becameCallback':
      return call('history', 'accent', 'Is a callback', textOf(event.caller_phone_number));
    case 'accepted':
      return call('phone', 'good', 'Accepted', 'the customer is not called yet');
    case 'answered':
      return call(
        'phone',
        'good',
        'Answered',
        since(before, ['opened', 'offeredAgain', 'accepted'], event.at, 'after '),
      );
    case 'held':
      return call('pause', 'hold', 'Held');
    case 'resumed':
      return call('play', 'good', 'Resumed', since(before, ['held'], event.at, 'after '));
    case 'muted':
      return call('mic-off', 'plain', 'Muted');
    case 'unmuted':
      return call('mic', 'plain', 'Unmuted');
    case 'attempted':
      return call(
        'phone-outgoing',
        'accent',
        `Called ${textOf(event.e164)}`,
        event.by === 'countdown' ? 'by the countdown' : since(before, ['accepted'], event.at, 'accepted '),
      );
    case 'attemptFailed':
      return call('phone', 'bad', attemptWords[event.outcome]);
    case 'qualityFlagged':
      return call('flag', 'bad', 'Call quality flagged', qualityWords(event));
    case 'reaching':
      return call(
        'phone-forwarded',
        'accent',
        `${event.isBlind ? 'Transferring to' : 'Consulting'} ${event.to}`,
      );
    case 'joined': {
      const { role, name, number } = event.participant;
      const who = name ?? textOf(number);
      if (role === 'agent') return call('headset', 'plain', 'Agent connected', name ?? '');
      return call(
        'user',
        'plain',
        role === 'customer' ? 'Customer connected' : `${who || 'Third party'} joined`,
        role === 'customer' ? who : '',
      );
    }
    case 'left':
      return call('user', 'plain', `${nameIn(before, event.id)} left`);
    case 'learned':
      return call(
        'info',
        'plain',
        event.callbackTask ? 'Callback linked' : event.opened_for ? 'Found in the directory' : 'Learned',
        [event.opened_for?.display_value, event.name, textOf(event.caller_phone_number ?? null), event.queue]
          .filter(Boolean)
          .join(' · '),
      );
    case 'attached':
      return call('info', 'plain', 'Linked', event.record.label);
    case 'ended':
      return call(
        'phone',
        event.outcome === 'answered' ? 'plain' : 'bad',
        endWords[event.outcome],
        event.detail,
      );
    case 'transferred':
      return call('phone-forwarded', 'accent', `Handed over to ${event.to}`);
    case 'wrapUpStarted':
      return call('pencil', 'hold', 'Wrap-up began');
    case 'cleared':
      return call('circle-check', 'plain', 'Cleared', since(before, ['wrapUpStarted'], event.at, 'wrap-up '));
    case 'statusChanged':
      return status(presenceName({ id: null, name: event.presence, kind: event.kind }));
    case 'wrappedUp': {
      const code = event.wrap_up_code?.display_value ?? 'no code';
      return notes('circle-check', 'Wrapped up', event.isBySystem ? `${code}, by the end of its time` : code);
    }
    case 'edited':
      return notes('pencil', 'Notes changed');
    case 'callbackAsked':
      return notes(
        'refresh-cw',
        'Callback asked for',
        event.dueAt === null ? 'as soon as possible' : new Date(event.dueAt).toLocaleString(),
      );
    case 'recordingCame':
      return notes('info', 'Recording came');
    case 'contactTraceCame':
      return notes('info', event.url ? 'Contact record linked' : 'Contact record came', '');
    case 'transcriptLinked':
      return notes('info', 'Transcript linked');
    case 'transcriptCame':
      return notes('info', 'Transcript came', `${event.lines.length} lines`);
  }
}

const endWords = {
  answered: 'Call ended',
  missed: 'Missed',
  rejected: 'Rejected',
  abandoned: 'The caller hung up while it rang',
  failed: 'Not connected',
} as const;

const workEnds = {
  ...endWords,
  ...{ answered: 'Ended', missed: 'Not taken in time', abandoned: 'It left before it was taken' },
} as const;

const attemptWords = { 'no-answer': 'No answer', busy: 'Busy', failed: 'Could not be reached' } as const;

const textOf = (number: string | null): string => (number ? numberText(number) : '');

/** The span since the last of these, in words that begin with `lead`; empty when there was none. */
function since(
  before: readonly InteractionEvent[],
  types: readonly InteractionEvent['type'][],
  at: number,
  lead: string,
): string {
  const last = before.findLast(({ type }) => types.includes(type));
  return last ? `${lead}${duration(at - last.at)}` : '';
}

function nameIn(before: readonly InteractionEvent[], id: string): string {
  const joined = before.findLast((event) => event.type === 'joined' && event.participant.id === id);
  if (joined?.type !== 'joined') return 'Somebody';
  const { role, name, number } = joined.participant;
  return name ?? (textOf(number) || (role === 'customer' ? 'The customer' : 'Somebody'));
}
