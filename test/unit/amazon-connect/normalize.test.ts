import { describe, expect, it } from 'vitest';
import { normalizeCalls } from '../../../lib/amazon-connect/normalize.ts';
import type { ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import type { Call } from '../../../lib/call.ts';
import { keepKnown } from '../../../lib/call-events.ts';
import {
  agentSnapshot,
  at,
  callOf,
  circumstances,
  connection,
  contact,
  ours,
  own,
  third,
} from '../../fakes/connect-snapshots.ts';

const outbound = { initiationMethod: 'outbound', connections: [own(), connection({ type: 'outbound' })] };
const dialled = (is: string) => ({
  initiationMethod: 'outbound',
  connections: [own(), connection({ type: 'outbound', is })],
});
const colleague = {
  type: 'inbound',
  quickConnectName: null,
  endpoint: { type: 'agent', name: 'Priya Nair' },
};
const withCustomer = (is: string) => ({ connections: [own(), connection({ is })] });

describe('a contact becomes a call', () => {
  it.each<[string, ContactSnapshot, Partial<Call>]>([
    [
      'inbound, connecting',
      contact({ is: 'connecting' }),
      { direction: 'inbound', kind: 'call', phase: 'ringing' },
    ],
    ['inbound, init', contact({ is: 'init' }), { phase: 'ringing' }],
    ['inbound, pending', contact({ is: 'pending' }), { phase: 'ringing' }],
    [
      'outbound, connecting',
      contact({ is: 'connecting', ...outbound }),
      { direction: 'outbound', kind: 'call', phase: 'dialing' },
    ],
    ['outbound, our leg up, customer not yet', contact({ ...dialled('connecting') }), { phase: 'dialing' }],
    ['outbound, answered', contact({ ...outbound }), { phase: 'connected' }],
    [
      'told by its connection when no method is given',
      contact({ ...outbound, initiationMethod: null, is: 'connecting' }),
      { direction: 'outbound', phase: 'dialing' },
    ],
    [
      'queued callback, offered',
      contact({ type: 'queue_callback', initiationMethod: 'callback', is: 'incoming' }),
      { kind: 'callback', phase: 'ringing' },
    ],
    [
      'queued callback, accepted',
      contact({ type: 'queue_callback', initiationMethod: 'callback', is: 'connecting' }),
      { kind: 'callback', phase: 'dialing' },
    ],
    [
      'queued callback, pending',
      contact({ type: 'queue_callback', initiationMethod: 'callback', is: 'pending' }),
      { phase: 'dialing' },
    ],
    [
      'callback that reached the customer first',
      contact({ initiationMethod: 'callback_customer_first_dialed', is: 'connecting' }),
      { direction: 'inbound', kind: 'callback', phase: 'ringing' },
    ],
    [
      'campaign preview, offered',
      contact({ initiationMethod: 'campaign_preview', is: 'incoming' }),
      { kind: 'callback', phase: 'ringing' },
    ],
    [
      'transferred by another agent',
      contact({ initiationMethod: 'transfer', is: 'connecting' }),
      { direction: 'inbound', kind: 'transfer', phase: 'ringing' },
    ],
    [
      'transferred to the queue',
      contact({ initiationMethod: 'queue_transfer', is: 'connecting' }),
      { kind: 'transfer', phase: 'ringing' },
    ],
    ['connected', contact(), { phase: 'connected' }],
    ['customer on hold', contact(withCustomer('hold')), { phase: 'held' }],
    ['our own leg on hold', contact({ connections: [own({ is: 'hold' }), connection()] }), { phase: 'held' }],
    [
      'customer on hold, third party talking',
      contact({ connections: [own(), connection({ is: 'hold' }), third('connected')] }),
      { phase: 'consult' },
    ],
    [
      'customer on hold, third party being called',
      contact({ connections: [own(), connection({ is: 'hold' }), third('connecting')] }),
      { phase: 'consult-dialing' },
    ],
    [
      'third party on hold, customer talking',
      contact({ connections: [own(), connection(), third('hold')] }),
      { phase: 'consult' },
    ],
    [
      'everybody on hold',
      contact({ connections: [own(), connection({ is: 'hold' }), third('hold')] }),
      { phase: 'held' },
    ],
    [
      'everybody talking',
      contact({ connections: [own(), connection(), third('connected')] }),
      { phase: 'conference', maxParties: 3 },
    ],
    [
      'third party gone, customer still on hold',
      contact({ connections: [own(), connection({ is: 'hold' }), third('disconnected')] }),
      { phase: 'held' },
    ],
    [
      'customer left, third party still being called',
      contact({ connections: [own(), connection({ is: 'disconnected' }), third('connecting')] }),
      { phase: 'consult-dialing' },
    ],
    [
      'four in a multi-party call, one of them on hold',
      contact({
        contactFeatures: { multiPartyConferenceEnabled: true },
        connections: [own(), connection(), third('hold'), { ...third('connected'), connectionId: 'fourth' }],
      }),
      { phase: 'consult', maxParties: 6 },
    ],
    [
      'in a conference, our own leg on hold',
      contact({ connections: [own({ is: 'hold' }), connection(), third('connected')] }),
      { phase: 'held' },
    ],
    [
      '[VO-39] handed over by a colleague whom the instance shows',
      contact({
        initiationMethod: 'transfer',
        is: 'connecting',
        connections: [own(), connection(), { ...third('connected'), ...colleague }],
      }),
      { kind: 'transfer', phase: 'ringing', transferredBy: 'Priya Nair' },
    ],
    [
      '[VO-39] handed over by a colleague whom the instance hides',
      contact({ initiationMethod: 'transfer', is: 'connecting' }),
      { kind: 'transfer', transferredBy: null },
    ],
    [
      'customer left, third party talking',
      contact({ connections: [own(), connection({ is: 'disconnected' }), third('connected')] }),
      { phase: 'connected' },
    ],
    [
      'ended',
      contact({ is: 'ended', ...withCustomer('disconnected') }),
      { phase: 'wrap-up', endReason: 'completed', endDetail: null },
    ],
    ['missed', contact({ is: 'missed' }), { phase: 'ended', endReason: 'missed', endDetail: 'missed' }],
    ['rejected', contact({ is: 'rejected' }), { phase: 'ended', endReason: 'rejected' }],
    ['error', contact({ is: 'error' }), { phase: 'ended', endReason: 'failed', endDetail: 'error' }],
    [
      'a state that no version of ours knows',
      contact({ is: 'brand_new' }),
      { phase: 'ended', endReason: 'failed' },
    ],
  ])('%s', (_, snapshot, expected) => {
    expect(callOf(snapshot)).toMatchObject(expected);
  });

  it('counts a missed contact as rejected when we asked for that', () => {
    const rejected = new Set(['contact']);
    expect(callOf(contact({ is: 'missed' }), { rejected }).endReason).toBe('rejected');
  });

  it('[AC-21] names the agent’s error state when there is one', () => {
    const state = { agentStateARN: null, name: 'MissedCallAgent', type: 'error', startTimestamp: at(0) };
    const [missed] = normalizeCalls(agentSnapshot([contact({ is: 'missed' })], state), circumstances());
    expect(missed?.endDetail).toBe('MissedCallAgent');
  });

  it('leaves out contacts that are no calls', () => {
    const others = ['chat', 'task', 'email'].map((type) => contact({ type, contactId: type }));
    expect(normalizeCalls(agentSnapshot(others), circumstances())).toEqual([]);
  });
});

describe('times', () => {
  it('stand on our clock', () => {
    const ringing = contact({ is: 'connecting', state: { type: 'connecting', timestamp: at(10) } });
    expect(callOf(ringing)).toMatchObject({
      phaseAt: ours(10),
      offeredAt: ours(10),
      answeredAt: null,
      endedAt: null,
    });
  });

  it.each([
    ['a Date', at(3)],
    ['milliseconds', at(3).getTime()],
    ['text', at(3).toISOString()],
  ])('are read from %s', (_, timestamp) => {
    expect(callOf(contact({ state: { type: 'connected', timestamp } })).answeredAt).toBe(ours(3));
  });

  it('[AC-20] a voice call rings for 20 s', () => {
    expect(callOf(contact({ is: 'connecting' })).answerBy).toBe(ours(20));
  });

  it('a call that interrupts another rings for 30 s', () => {
    const both = [contact({ contactId: 'first' }), contact({ contactId: 'second', is: 'connecting' })];
    const [first, second] = normalizeCalls(agentSnapshot(both), circumstances());
    expect([first?.answerBy, second?.answerBy]).toEqual([null, ours(30)]);
  });

  it('its ring gets no shorter when the other call ends first', () => {
    const ended = contact({ contactId: 'first', state: { type: 'ended', timestamp: at(8) } });
    const second = contact({ contactId: 'second', is: 'connecting' });
    const calls = normalizeCalls(agentSnapshot([ended, second]), circumstances());
    expect(calls[1]?.answerBy).toBe(ours(30));
    // Wrapped up and gone: what was known of the ring before stays.
    const [after] = normalizeCalls(agentSnapshot([second]), circumstances());
    expect(keepKnown(calls, after ? [after] : [])[0]?.answerBy).toBe(ours(30));
  });

  it('a resumed call counts from the customer’s own time, not from the answer', () => {
    const resumed = connection({ state: { type: 'connected', timestamp: at(50) } });
    const resumedCall = callOf(contact({ connections: [own(), resumed] }));
    expect(resumedCall).toMatchObject({ phase: 'connected', answeredAt: ours(0), phaseAt: ours(50) });
  });

  it('a call that is over says when', () => {
    expect(callOf(contact({ is: 'ended', state: { type: 'ended', timestamp: at(90) } }))).toMatchObject({
      endedAt: ours(90),
      phaseAt: ours(90),
      answeredAt: null,
    });
  });
});
