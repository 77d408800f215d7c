import { expect, it } from 'vitest';
import { createMedia, mediaLateMs } from '../../../lib/amazon-connect/media.ts';
import { contact, own } from '../../fakes/connect-snapshots.ts';

const ringing = contact({ is: 'connecting' });
const connected = contact();

it('is awaited, then live with the stream of the agent’s leg', () => {
  const media = createMedia();
  media.follow([ringing], 0);
  expect(media.of(ringing, 0)).toBe('awaited');
  media.streamMade('agent');
  expect(media.of(ringing, 0)).toBe('live');
});

it('is late 5 s after connecting without a stream, however long it rang', () => {
  const media = createMedia();
  media.follow([ringing], 0);
  media.follow([connected], 18_000);
  expect(media.of(connected, 18_000 + mediaLateMs - 1)).toBe('awaited');
  expect(media.of(connected, 18_000 + mediaLateMs)).toBe('late');
});

it('knows a callback again whose leg changed when it connected', () => {
  const media = createMedia();
  media.follow([contact({ is: 'incoming', connections: [own({ connectionId: 'first leg' })] })], 0);
  media.streamMade('first leg');
  const reached = contact({ connections: [own({ connectionId: 'second leg' })] });
  media.follow([reached], 1_000);
  expect(media.of(reached, 9_000)).toBe('live');
});

it('forgets a contact that is gone', () => {
  const media = createMedia();
  media.follow([connected], 0);
  media.streamMade('agent');
  media.follow([], 1_000);
  media.follow([connected], 2_000);
  expect(media.of(connected, 2_000)).toBe('awaited');
});
