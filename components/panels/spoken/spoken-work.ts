/** What the live region says of work. Pure: two snapshots and two times in, words out. */

import { channelWords, workName } from '../../../lib/work/words.ts';
import type { WorkItem } from '../../../lib/work/work-item.ts';
import { secondsUntil } from '../../words.ts';
import type { Spoken } from './spoken.ts';

interface Heard {
  work: readonly WorkItem[];
  now: number;
}

/** Before an offer ends, when to say so. */
const lastSeconds = 5;

/** What to say after `before` became `after`; empty when there is nothing new. */
export function spokenOfWork(before: Heard, after: Heard): Spoken[] {
  const said = after.work.flatMap((item) => {
    const was = before.work.find(({ id }) => id === item.id);
    const changed = was?.phase === item.phase ? null : wordsOf(item, was, after.now);
    return [changed, isEnding(item, before.now, after.now)].filter((one) => one !== null);
  });
  const gone = before.work.filter(({ id }) => !after.work.some((item) => item.id === id));
  return [
    ...said,
    ...gone.map(({ channel, phase }) => ({
      text: `${channelWords[channel]} ${phase === 'offered' ? 'gone' : 'closed'}`,
      isUrgent: false,
    })),
  ];
}

function isEnding({ phase, offerEndsAt }: WorkItem, before: number, now: number): Spoken | null {
  const isNear =
    phase === 'offered' &&
    offerEndsAt !== null &&
    secondsUntil(offerEndsAt, before) > lastSeconds &&
    secondsUntil(offerEndsAt, now) === lastSeconds;
  return isNear ? { text: 'Five seconds left', isUrgent: true } : null;
}

function wordsOf(item: WorkItem, was: WorkItem | undefined, now: number): Spoken | null {
  const word = channelWords[item.channel];
  switch (item.phase) {
    case 'offered': {
      const left =
        item.offerEndsAt === null ? null : `${secondsUntil(item.offerEndsAt, now)} seconds to accept`;
      return {
        text: [`${word} offered`, workName(item), item.queue, left].filter(Boolean).join(', '),
        isUrgent: true,
      };
    }
    case 'open':
      if (was?.phase !== 'transferring') return { text: `${word} accepted`, isUrgent: false };
      return item.transfer?.hasFailed
        ? { text: `${item.transfer.to || 'They'} did not take it, it is yours again`, isUrgent: true }
        : { text: 'Transfer cancelled', isUrgent: false };
    case 'transferring':
      return { text: `Waiting for ${item.transfer?.to || 'somebody'} to take it`, isUrgent: false };
    case 'wrap-up':
      return { text: `${word} ended`, isUrgent: false };
    case 'missed':
      return {
        text: item.isRejected ? `${word} rejected` : `${word} was not taken in time`,
        isUrgent: false,
      };
  }
}
