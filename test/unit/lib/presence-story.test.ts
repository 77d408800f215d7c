import { describe, expect, it } from 'vitest';
import type { Agent, Presence } from '../../../lib/agent.ts';
import { noStory, type PresenceStory, storyAfter } from '../../../lib/presence/story.ts';
import { presences, priya } from '../../gallery/people.ts';

type Seen = [presence: Presence, next?: Presence | null];

const agent = ([presence, next = null]: Seen): Agent => ({
  ...priya(),
  presence: { ...presence, since: 0 },
  nextPresence: next,
});

/** The story after each of these was seen in turn; a text among them is a choice made here, by its id. */
function story(...steps: (Seen | string)[]): PresenceStory {
  let told = noStory;
  let before: Agent | null = null;
  steps.forEach((step, at) => {
    if (typeof step === 'string') {
      told = { ...told, asked: { id: step, by: 'agent', at, retries: 0 } };
      return;
    }
    const after = agent(step);
    told = storyAfter(told, before, after, at);
    before = after;
  });
  return told;
}

const { available, lunch, training, offline, busy, calling, wrapUp, missed } = presences;

describe('who moved the agent', () => {
  it.each<[string, string | undefined, (Seen | string)[]]>([
    ['nobody, at the first look', undefined, [[available]]],
    ['the agent, who asked', 'agent', [[available], 'p-lunch', [lunch]]],
    ['somebody, when nothing was asked', 'somebody', [[available], [lunch]]],
    ['somebody, when something else was asked', 'somebody', [[available], 'p-lunch', [training]]],
    ['Connect, into a call', 'connect', [[available], [busy]]],
    ['Connect, into a miss', 'connect', [[available], [busy], [missed]]],
    ['Connect, back to where the agent was', 'connect', [[lunch], [calling], [busy], [wrapUp], [lunch]]],
    ['Connect, to Available though the agent was elsewhere', 'connect', [[lunch], [calling], [available]]],
    ['the agent, out of wrap-up', 'agent', [[available], [wrapUp], 'p-available', [available]]],
    ['somebody, out of wrap-up', 'somebody', [[available], [wrapUp], [offline]]],
    [
      'the agent, who chose it as next',
      'agent',
      [[available], [busy], 'p-lunch', [busy, lunch], [wrapUp, lunch], [lunch]],
    ],
    [
      'somebody, who chose it as next',
      'somebody',
      [[available], [busy], [busy, offline], [wrapUp, offline], [offline]],
    ],
    [
      'the agent, when the next presence and its taking are one snapshot',
      'agent',
      [[available], [busy], 'p-lunch', [lunch]],
    ],
    [
      'somebody, who does the same again',
      'somebody',
      [[available], 'p-lunch', [lunch], [available], [lunch]],
    ],
  ])('[AC-11][AC-13] %s', (_, by, steps) => {
    expect(story(...steps).last?.by).toBe(by);
  });

  it('[AC-13] a choice that nothing has shown for long does not explain a later change', () => {
    const asked = { id: 'p-lunch', by: 'agent' as const, at: 0, retries: 0 };
    const seen = storyAfter({ ...noStory, asked }, agent([available]), agent([lunch]), 60_000);
    expect(seen.last?.by).toBe('somebody');
  });

  it('keeps a choice until it is shown, and forgets it then', () => {
    expect(story([available], 'p-lunch', [available]).asked?.id).toBe('p-lunch');
    expect(story([available], 'p-lunch', [lunch]).asked).toBeNull();
    expect(story([available], [busy], 'p-lunch', [busy, lunch])).toMatchObject({
      asked: null,
      nextBy: 'agent',
    });
    // Choosing Available takes back what was to follow.
    const takenBack = story([available], [busy], 'p-lunch', [busy, lunch], 'p-available', [busy]);
    expect(takenBack).toMatchObject({ asked: null, nextBy: null });
  });

  it('[CC-05] starts anew with another person', () => {
    const other = { ...agent([available]), login: 'tomasz' };
    expect(storyAfter(story([available], [lunch]), agent([lunch]), other, 9)).toMatchObject({ last: null });
    expect(storyAfter(story([available], [lunch]), agent([lunch]), null, 9)).toEqual(noStory);
  });
});
