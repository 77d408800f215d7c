import { afterEach, expect, test, vi } from 'vitest';
import { EmptyCard } from '../../../components/EmptyCard.tsx';
import type { Session } from '../../../lib/session.ts';
import { freshDocument } from '../../fakes/drawn.tsx';
import { lookup } from '../../gallery/directory.ts';
import { now, priya, session } from '../../gallery/people.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['all is well', {}, 'Ready to ring'],
  ['nothing was found out yet', { readiness: { light: 'off', why: null } }, 'Finding out whether calls'],
  [
    'the microphone is blocked',
    { health: { ...session().health, microphone: 'denied' } },
    'Microphone: Blocked for this browser',
  ],
  ['the agent is away', { agent: priya('lunch') }, 'No calls come to you in this status'],
] as [string, Partial<Session>, string][])('[AC-09] when %s the card says so', (_, changed, words) => {
  const drawn = freshDocument();
  drawn.draw(<EmptyCard session={session(changed)} now={now} ask={() => {}} lookup={lookup} />);
  expect(drawn.find('.foot .grow').textContent).toContain(words);
});
