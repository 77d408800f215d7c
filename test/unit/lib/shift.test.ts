import { describe, expect, it } from 'vitest';
import { goesOffline, nextAt, returnTo } from '../../../lib/presence/shift.ts';
import { presences, priya } from '../../gallery/people.ts';

const at = (hours: number, minutes = 0, day = 24) => new Date(2026, 10, day, hours, minutes).getTime();

describe('[AC-10] going Offline by the clock', () => {
  it.each([
    [at(9), at(18)],
    [at(17, 59), at(18)],
    [at(18), at(18, 0, 25)],
    [at(23), at(18, 0, 25)],
  ])('from %i the next 18:00 is %i', (now, expected) => {
    expect(nextAt('18:00', now)).toBe(expected);
  });

  const since = (moment: number) => ({ ...priya(), presence: { ...presences.available, since: moment } });
  it.each<[string, number, ReturnType<typeof priya> | null, boolean]>([
    ['at the moment', at(18), since(at(9)), true],
    ['a little late', at(18, 20), since(at(18, 10)), true],
    ['not before', at(17), since(at(9)), false],
    ['who slept through it and did nothing since', at(8, 0, 25), since(at(9)), true],
    ['not who has begun another shift since', at(8, 30, 25), since(at(8, 0, 25)), false],
    ['not who is Offline', at(18), { ...priya(), presence: { ...presences.offline, since: 0 } }, false],
    ['nobody', at(18), null, false],
  ])('%s', (_, now, agent, expected) => {
    expect(goesOffline(agent, at(18), now)).toBe(expected);
  });
});

describe('[AC-16] what the agent was before', () => {
  const back = { ...priya(), presence: { ...presences.offline, since: 0 } };
  const last = { login: back.login, id: 'p-available', name: 'Available', until: at(12) };

  it.each<[string, Parameters<typeof returnTo>, string | undefined]>([
    ['is offered to who is Offline', [back, last, at(13)], 'Available'],
    ['not to who is not', [priya('lunch'), last, at(13)], undefined],
    ['not to somebody else', [{ ...back, login: 'tomasz' }, last, at(13)], undefined],
    ['not the next day', [back, last, at(9, 0, 25)], undefined],
    ['not from the future, when the clock was set', [back, last, at(11)], undefined],
    ['not what is no more', [{ ...back, choices: [presences.offline] }, last, at(13)], undefined],
    ['nothing', [back, null, at(13)], undefined],
  ])('%s', (_, given, expected) => {
    expect(returnTo(...given)?.name).toBe(expected);
  });
});
