import { describe, expect, it } from 'vitest';
import { normalizeCallbacks } from '../../../lib/amazon-connect/callback-contacts.ts';
import { normalizeCalls } from '../../../lib/amazon-connect/normalize.ts';
import type { ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import type { CallbackContact } from '../../../lib/callback-contact.ts';
import {
  agentSnapshot,
  at,
  callOf,
  circumstances,
  connection,
  contact,
  number,
  ours,
  own,
  previewed,
  skewMs,
  task,
  third,
} from '../../fakes/connect-snapshots.ts';

const offering = own({ is: 'connecting' });
const handedOn = (is: string, seconds = 9) =>
  task({
    connections: [
      own(),
      connection({ endpoint: null }),
      { ...third(is), state: { type: is, timestamp: at(seconds) } },
    ],
  });
const preview = { autoDialMs: 30_000, canDiscard: true };
const callbackOf = (only: ContactSnapshot): CallbackContact | undefined =>
  normalizeCallbacks(agentSnapshot([only]), {
    skewMs,
    previewOf: (id) => (id === 'preview' ? preview : null),
  })[0];

describe('[CB-09][CB-27] a contact becomes a callback', () => {
  it.each<[string, ContactSnapshot, Partial<CallbackContact>]>([
    ['a task, offered', task({ is: 'connecting' }), { carrier: 'task', state: 'offered', offerEndsAt: null }],
    ['a task that is put before the agent first', task({ is: 'incoming' }), { state: 'offered' }],
    ['a task, accepted', task(), { state: 'accepted', stateAt: ours(0), canDiscard: true, autoDialMs: null }],
    ['a task that is laid aside', task({ is: 'paused' }), { state: 'accepted' }],
    ['a task on its way to somebody', handedOn('connecting'), { state: 'transferring', stateAt: ours(9) }],
    ['a task that they did not take', handedOn('disconnected'), { state: 'accepted', stateAt: ours(0) }],
    ['a task that was ended', task({ is: 'ended' }), { state: 'over' }],
    ['a task that was missed', task({ is: 'missed' }), { state: 'over' }],
    ['a task that was rejected', task({ is: 'rejected' }), { state: 'over' }],
    ['a task that failed', task({ is: 'error' }), { state: 'over' }],
    [
      'a task with all that it carries',
      task({
        description: 'About the invoice of May',
        attributes: { language: { value: 'en' }, reason: { value: 'Other issue' } },
        references: {
          callbackNumber: { value: number },
          reason: { value: 'Billing issue' },
          picture: { value: null },
        },
        channelContext: { scheduledTime: 1_800_000_000 },
      }),
      {
        name: 'Call Amara Osei back',
        description: 'About the invoice of May',
        queue: 'Billing',
        attributes: { language: 'en', reason: 'Billing issue', callbackNumber: number },
        scheduledAt: 1_800_000_000_000,
      },
    ],
    [
      'a task without any of it',
      task({ name: null }),
      { name: null, description: '', attributes: {}, scheduledAt: null },
    ],
    [
      '[CB-20] a preview, offered',
      previewed({ is: 'incoming', connections: [offering, connection({ is: 'connecting' })] }),
      { carrier: 'preview', state: 'offered', offerEndsAt: ours(20), autoDialMs: 30_000, canDiscard: true },
    ],
    [
      'a preview that is offered as a call is',
      previewed({ is: 'connecting', connections: [offering, connection({ is: 'connecting' })] }),
      { state: 'offered' },
    ],
    [
      'a preview, accepted',
      previewed({ attributes: { campaign: { value: 'Renewals' } } }),
      { state: 'accepted', offerEndsAt: null, attributes: { callbackNumber: number, campaign: 'Renewals' } },
    ],
    ['a preview that was missed', previewed({ is: 'missed' }), { state: 'over' }],
    ['a preview that was discarded', previewed({ is: 'ended' }), { state: 'over' }],
  ])('%s', (_, only, expected) => {
    expect(callbackOf(only)).toMatchObject(expected);
  });

  it.each([
    ['a call', contact()],
    ['a queued callback', contact({ type: 'queue_callback', initiationMethod: 'callback', is: 'incoming' })],
    [
      'a callback whose customer was dialled first',
      contact({ initiationMethod: 'callback_customer_first_dialed' }),
    ],
    ['a campaign’s contact whose customer was dialled', { ...previewed(), contactId: 'engaged' }],
    ['a chat', contact({ type: 'chat' })],
  ])('and %s does not', (_, only) => {
    expect(callbackOf(only)).toBeUndefined();
  });
});

describe('what is a callback is no call', () => {
  it.each([
    ['a task', task(), 0],
    ['a preview', previewed(), 0],
    [
      'a campaign’s contact whose customer is dialled',
      { ...previewed({ is: 'connecting' }), contactId: 'engaged' },
      1,
    ],
  ])('%s', (_, only, count) => {
    const previewOf = (id: string) => (id === 'preview' ? preview : null);
    expect(normalizeCalls(agentSnapshot([only]), circumstances({ previewOf }))).toHaveLength(count);
  });

  it('a call that is made for a task names it', () => {
    expect(callOf(contact({ relatedContactId: 'task' })).relatedCallId).toBe('task');
    expect(callOf(contact()).relatedCallId).toBeNull();
  });

  it('an open task leaves the microphone to a call on hold', () => {
    const held = contact({ connections: [own(), connection({ is: 'hold' })] });
    const [call] = normalizeCalls(agentSnapshot([task(), held]), circumstances({ isMicrophoneMuted: true }));
    expect(call).toMatchObject({ phase: 'held', isMuted: true });
  });
});
