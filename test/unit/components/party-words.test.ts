import { describe, expect, test } from 'vitest';
import {
  fullWord,
  namesInWords,
  partyName,
  partyState,
  reachName,
  whoHearsWhom,
} from '../../../components/panels/calls/party-words.ts';
import { isConsult, stateWord } from '../../../components/words.ts';
import type { Call, Party } from '../../../lib/call.ts';
import { ago, call } from '../../gallery/people.ts';

const party = (name: string | null, state: Party['state'], changed: Partial<Party> = {}): Party => ({
  id: name ?? 'unnamed',
  role: 'third-party',
  number: null,
  numberText: null,
  name,
  state,
  stateAt: ago(9),
  isMuted: false,
  isColleague: false,
  ...changed,
});
const me = party('Priya', 'connected', { role: 'agent' });
const amara = (state: Party['state']) => party('Amara', state, { role: 'customer' });
const of = (parties: Party[], changed: Partial<Call> = {}) => call({ parties: [me, ...parties], ...changed });

test.each([
  [[], ''],
  [['Amara'], 'Amara'],
  [['Amara', 'Tomasz'], 'Amara and Tomasz'],
  [['Amara', 'Tomasz', 'Mei'], 'Amara, Tomasz and Mei'],
])('names %j are said as "%s"', (names, said) => {
  expect(namesInWords(names)).toBe(said);
});

describe('[AC-44] who hears whom', () => {
  test.each([
    [[amara('connected')], null],
    [[amara('connected'), party('Tomasz', 'connected')], null],
    [
      [amara('held'), party('Tomasz', 'connected')],
      'Only you and Tomasz hear each other. Amara hears music.',
    ],
    [
      [amara('connected'), party('Tomasz', 'held')],
      'Only you and Amara hear each other. Tomasz hears music.',
    ],
    [
      [amara('held'), party('Tomasz', 'connected'), party('Mei', 'connected')],
      'Amara hears music. The others hear each other.',
    ],
    [[amara('held'), party('Tomasz', 'held')], 'Amara and Tomasz hear music and nobody hears you.'],
    [[amara('held'), party('Tomasz', 'left')], 'Amara hears music and nobody hears you.'],
  ])('of %#', (parties, said) => {
    expect(whoHearsWhom(of(parties))).toBe(said);
  });

  test('while somebody is rung it says until when', () => {
    const parties = [amara('held'), party('Tomasz', 'connecting')];
    expect(whoHearsWhom(of(parties), 'Tomasz')).toBe('Amara hears music until Tomasz answers.');
  });
});

test('a party goes by name, number, or what it is', () => {
  const unnamed = party(null, 'connected', { number: '+441214960144', numberText: '+44 121 496 0144' });
  expect(partyName(of([]), unnamed)).toBe('+44 121 496 0144');
  expect(partyName(of([]), party(null, 'connected', { role: 'customer' }))).toBe('Amara Osei');
  expect(partyName(of([]), party(null, 'connected'))).toBe('Somebody');
});

test('who is reached goes by the name that was chosen until the party is there', () => {
  const reach = { to: 'Tier 2', since: ago(1), present: [], partyId: null, isCancelled: false };
  expect(reachName(of([amara('held')]), reach)).toBe('Tier 2');
  expect(reachName(of([amara('held'), party('Tomasz', 'connecting')]), reach)).toBe('Tomasz');
});

test.each([
  ['connecting', false, 'Ringing'],
  ['held', false, 'On hold'],
  ['held', true, 'On hold'],
  ['connected', true, 'Muted'],
  ['connected', false, 'Talking'],
] as const)('%s, muted %s is said as %s', (state, isMuted, word) => {
  expect(partyState(party('Tomasz', state, { isMuted }))).toMatchObject({ word, since: ago(9) });
});

test('[AC-47] a full call says how many it holds', () => {
  const three = of([amara('connected'), party('Tomasz', 'connected')], { maxParties: 3 });
  expect(fullWord(three)).toBe('The call is full: your contact centre allows three people.');
  expect(fullWord({ ...three, maxParties: 6 })).toBeNull();
});

describe('the card of a call', () => {
  const reach = { to: 'Tier 2', since: ago(1), present: [], partyId: null, isCancelled: false };
  test.each<[string, Partial<Call>, boolean, string]>([
    ['talking', {}, false, 'Talking'],
    ['somebody is on the way', { phase: 'held', consulting: reach }, true, 'Consult'],
    ['ringing them', { phase: 'consult-dialing' }, true, 'Consult'],
    ['consulting', { phase: 'consult' }, true, 'Consult'],
    ['handing over', { phase: 'consult-dialing', leaving: reach }, true, 'Transferring'],
    ['adding to a conference', { phase: 'conference', consulting: reach }, false, 'Conference'],
  ])('%s', (_, changed, consults, word) => {
    expect(isConsult(call(changed))).toBe(consults);
    expect(stateWord(call(changed)).word).toBe(word);
  });
});
