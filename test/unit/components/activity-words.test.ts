import { expect, it } from 'vitest';
import { activityOf } from '../../../components/interactions/activity-words.ts';
import { interactionState, interactionType } from '../../../components/interactions/words.ts';
import { record, stream } from '../../gallery/records.ts';

const ended = { type: 'ended', outcome: 'answered', detail: '', state: 'closed_complete' } as const;
const titles = (channel?: 'chat') =>
  activityOf(
    stream(
      'a',
      60,
      [
        [4, { type: 'answered' }],
        [9, ended],
      ],
      { channel },
    ),
  ).map(({ title }) => title);

it('[CC-42] nobody says of a chat that it rang, or of a call that it was offered', () => {
  expect(titles('chat')).toEqual(['Ended', 'Accepted', 'Offered']);
  expect(titles()).toEqual(['Call ended', 'Answered', 'Rang']);
});

it('[CC-42] its status is told in words of its own, not of a call', () => {
  const wrapUp = { type: 'statusChanged', presence: 'AfterCallWork', kind: 'system' } as const;
  const detail = (channel?: 'chat') => activityOf(stream('a', 60, [[4, wrapUp]], { channel }))[0]?.detail;
  expect(detail('chat')).toBe('After contact work');
  expect(detail()).toBe('After call work');
});

it('[CC-42] a chat has its own word and icon in the list', () => {
  const chat = record('a', 60, [], { channel: 'chat' });
  expect(interactionType(chat)).toEqual({ word: 'Chat', icon: 'message-square' });
  expect(interactionState(chat)).toMatchObject({ word: 'Offered', icon: 'message-square' });
  expect(interactionState(record('a', 60))).toMatchObject({ word: 'Ringing', icon: 'phone' });
});
