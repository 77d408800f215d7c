import { describe, expect, it } from 'vitest';
import { normalizeAgent } from '../../../lib/amazon-connect/normalize.ts';
import type { ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import type { Call } from '../../../lib/call.ts';
import {
  agentSnapshot,
  callOf,
  connection,
  contact,
  number,
  ours,
  own,
  skewMs,
  third,
} from '../../fakes/connect-snapshots.ts';

describe('a call handed over', () => {
  it.each<[string, ContactSnapshot, Partial<Call>]>([
    [
      '[VO-37][VO-39] handed over by a colleague whom the transfer flow tells, and who is still there',
      contact({
        initiationMethod: 'transfer',
        is: 'connecting',
        attributes: { transferredBy: { value: 'Priya Nair' } },
        connections: [own(), connection({ quickConnectName: 'INTERNAL-TRANSFER' })],
      }),
      { transferredBy: 'Priya Nair', isGuest: true, name: null, number: '+442079460958' },
    ],
    [
      '[VO-39] handed over, and the colleague has left',
      contact({
        ...{ initiationMethod: 'transfer', initialContactId: 'before' },
        attributes: { transferredBy: { value: 'Priya Nair' } },
      }),
      { transferredBy: 'Priya Nair', isGuest: false, initialCallId: 'before' },
    ],
    [
      'the first of its contact, which Connect names as its own beginning',
      contact({ initialContactId: contact().contactId }),
      { initialCallId: null },
    ],
    [
      'in a multi-party call the colleague stands beside the customer, and everybody may bring others in',
      contact({
        initiationMethod: 'transfer',
        contactFeatures: { multiPartyConferenceEnabled: true },
        connections: [own(), connection({ quickConnectName: 'INTERNAL-TRANSFER' })],
      }),
      { isGuest: false, name: null },
    ],
  ])('%s', (_, raw, expected) => {
    expect(callOf(raw)).toMatchObject(expected);
  });
});

describe('who is there', () => {
  it.each([
    ['a number', { phoneNumber: number }, { number, name: null }],
    ['a number and a name', { phoneNumber: number, name: 'Amara' }, { number, name: 'Amara' }],
    ['a name that only repeats the number', { phoneNumber: number, name: number }, { number, name: null }],
    ['a withheld number', { phoneNumber: 'anonymous' }, { number: null, name: null }],
    ['a number that spells anonymous', { phoneNumber: '+266696687' }, { number: null, name: null }],
    ['no number at all', {}, { number: null, name: null }],
    [
      'an address that is no number',
      { phoneNumber: 'sip:desk@harbour.example' },
      { number: null, name: 'sip:desk@harbour.example' },
    ],
  ])('%s', (_, endpoint, expected) => {
    expect(callOf(contact({ connections: [own(), connection({ endpoint })] }))).toMatchObject(expected);
  });

  it('lists every party with its part and state, and no silent supervisor', () => {
    const supervisor = connection({ connectionId: 'boss', type: 'monitoring', initial: false });
    const connections = [own(), connection({ is: 'hold' }), third('connecting'), supervisor];
    expect(
      callOf(contact({ connections })).parties.map(({ id, role, state, name }) => [id, role, state, name]),
    ).toEqual([
      ['agent', 'agent', 'connected', null],
      ['customer', 'customer', 'held', null],
      ['third', 'third-party', 'connecting', 'Harbour desk'],
    ]);
  });

  it.each([
    ['disconnected', 'left'],
    ['init', 'connecting'],
    ['silent_monitor', 'connected'],
    ['barge', 'connected'],
  ])('a party that is %s is %s', (is, state) => {
    const parties = callOf(contact({ connections: [own(), connection(), third(is)] })).parties;
    expect(parties.at(-1)?.state).toBe(state);
  });

  it('[AC-24] is muted on either layer, and only while there is somebody to hear', () => {
    const serverMuted = [own({ mute: true }), connection()];
    expect(callOf(contact({ connections: serverMuted })).isMuted).toBe(true);
    expect(callOf(contact(), { isMicrophoneMuted: true }).isMuted).toBe(true);
    expect(callOf(contact({ is: 'connecting' }), { isMicrophoneMuted: true }).isMuted).toBe(false);
    expect(callOf(contact({ is: 'ended' }), { isMicrophoneMuted: true }).isMuted).toBe(false);
  });

  it('takes attributes by name', () => {
    expect(callOf(contact({ attributes: { tier: { value: 'gold' }, gone: undefined } })).attributes).toEqual({
      tier: 'gold',
      gone: '',
    });
  });
});

describe('the agent', () => {
  it('has what the snapshot says', () => {
    expect(normalizeAgent(agentSnapshot(), skewMs)).toEqual({
      name: 'Priya Nair',
      login: 'priya',
      routingProfile: 'All queues',
      queues: [{ id: 'arn:billing', name: 'Billing' }],
      outboundQueue: null,
      presence: { id: 'arn:available', name: 'Available', kind: 'routable', since: ours(0) },
      nextPresence: null,
      choices: [
        { id: 'arn:available', name: 'Available', kind: 'routable' },
        { id: 'arn:lunch', name: 'Lunch', kind: 'not-routable' },
        { id: 'arn:offline', name: 'Offline', kind: 'offline' },
      ],
      phone: { type: 'softphone' },
      canDial: true,
      dialableCountries: ['gb'],
    });
  });

  it('[EX-13] says which queue a call goes out for by itself', () => {
    const data = agentSnapshot();
    data.configuration.routingProfile.defaultOutboundQueue = { queueARN: 'arn:orders', name: 'Orders' };
    expect(normalizeAgent(data, skewMs).outboundQueue).toEqual({ id: 'arn:orders', name: 'Orders' });
  });

  it('says what comes next, and which phone is used', () => {
    const data = agentSnapshot();
    data.snapshot.nextState = { agentStateARN: 'arn:lunch', name: 'Lunch', type: 'not_routable' };
    Object.assign(data.configuration, {
      softphoneEnabled: false,
      extension: '+442079460100',
      permissions: [],
    });
    expect(normalizeAgent(data, skewMs)).toMatchObject({
      nextPresence: { id: 'arn:lunch', kind: 'not-routable' },
      phone: { type: 'desk', number: '+442079460100' },
      canDial: false,
    });
  });
});
