import { expect, test } from 'vitest';
import type { ContactView, ControlView } from '../../../simulator/connect/control/client.ts';
import { newParty } from '../../../simulator/connect/instance/conversation.ts';
import { spokenNumber, talkTime } from '../../../simulator/control/clock.ts';
import { phoneLine } from '../../../simulator/control/phone-line.ts';

type Party = ContactView['parties'][number];

const OWN = '+442079460958';
const rings = { at: 60_000, outcome: 'noAnswer' as const };
const agent = (over: Partial<Party> = {}) =>
  newParty('agent-leg', 'agent', 0, { agentId: 'priya', name: 'Priya Nair', state: 'connected', ...over });
const customer = (over: Partial<Party> = {}) =>
  newParty('customer-leg', 'customer', 1000, { number: OWN, ...over });

function line(
  parties: Party[],
  { connectionId = null as string | null, ringsForAll = false, customers = {} } = {},
) {
  const view = {
    contacts: [{ id: 'contact', queue: 'Billing', parties }],
    settings: { outboundNumber: '+442079460100' },
    customers,
  } as unknown as ControlView;
  return phoneLine(view, { ownNumber: OWN, connectionId, ringsForAll });
}

test('a call to the own number rings, from the number the agent shows', () => {
  expect(line([agent(), customer({ fate: rings })])).toEqual({
    state: 'ringing',
    connectionId: 'customer-leg',
    number: OWN,
    since: 1000,
    with: '+442079460100',
  });
});

test('another number rings only when every number may', () => {
  const parties = [agent(), customer({ number: '+441614960127', fate: rings })];
  expect(line(parties)).toEqual({ state: 'idle' });
  expect(line(parties, { ringsForAll: true })).toMatchObject({ state: 'ringing', number: '+441614960127' });
});

test('a number that is scripted, or speaks by script, does not ring here', () => {
  const parties = [agent(), customer({ fate: rings })];
  expect(line(parties, { customers: { [OWN]: { answersAfterMs: 'never' } } })).toEqual({ state: 'idle' });
  expect(line([agent(), customer({ fate: rings, voice: { toneHz: 440 } })])).toEqual({ state: 'idle' });
});

test('a callback that nobody dialled yet does not ring', () => {
  expect(line([agent(), customer()])).toEqual({ state: 'idle' });
});

test('a menu is heard until its digits have led to a queue', () => {
  const menu = agent({
    agentId: null,
    name: null,
    menu: { name: 'English' },
    ivrPath: ['Welcome', 'English'],
  });
  const calling = customer({ state: 'connected' });
  expect(line([menu, calling], { connectionId: 'customer-leg' })).toMatchObject({
    state: 'menu',
    with: 'Welcome › English',
  });
});

test('a call already answered elsewhere is not taken over', () => {
  expect(line([agent(), customer({ state: 'connected' })])).toEqual({ state: 'idle' });
});

test.each([
  ['waiting', [agent({ state: 'connecting', agentId: null }), customer({ state: 'connected' })], 'Billing'],
  ['talking', [agent(), customer({ state: 'connected' })], 'Priya Nair'],
  ['held', [agent(), customer({ state: 'hold' })], 'Priya Nair'],
] as const)('the own call is %s', (state, parties, partner) => {
  expect(line([...parties], { connectionId: 'customer-leg' })).toMatchObject({ state, with: partner });
});

test('the own call that was left is over', () => {
  expect(line([agent(), customer({ state: 'disconnected' })], { connectionId: 'customer-leg' })).toEqual({
    state: 'idle',
  });
});

test('times and numbers read as on a telephone', () => {
  expect([0, 7_999, 252_000, 3_753_000].map(talkTime)).toEqual(['0:00', '0:07', '4:12', '1:02:33']);
  expect(
    ['+442079460958', '+447700900318', '+441614960127', '+12125550147', '+34910555047', '+4930901820'].map(
      spokenNumber,
    ),
  ).toEqual([
    '+44 20 7946 0958',
    '+44 7700 900 318',
    '+44 161 496 0127',
    '+1 212 555 0147',
    '+34 910 555 047',
    '+4930901820',
  ]);
});
