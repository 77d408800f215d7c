import { describe, expect, it } from 'vitest';
import { normalizeCallbacks } from '../../../lib/amazon-connect/callback-contacts.ts';
import { normalizeCalls } from '../../../lib/amazon-connect/normalize.ts';
import type { ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import { normalizeWork } from '../../../lib/amazon-connect/work-contacts.ts';
import type { WorkSighting } from '../../../lib/work/work-item.ts';
import {
  agentSnapshot,
  at,
  circumstances,
  connection,
  contact,
  number,
  ours,
  own,
  skewMs,
  third,
} from '../../fakes/connect-snapshots.ts';

const customer = connection({ endpoint: null, chatMediaInfo: { customerName: 'Hassan Darwish' } });
const chat = (changed: Parameters<typeof contact>[0] = {}) =>
  contact({ contactId: 'chat', type: 'chat', connections: [own(), customer], ...changed });
const offering = { is: 'connecting', connections: [own({ is: 'connecting' }), customer] };
const todo = (references: ContactSnapshot['references'] = {}) =>
  contact({
    ...{ contactId: 'task', type: 'task', initiationMethod: 'api', name: 'Check the address' },
    ...{ connections: [own(), connection({ endpoint: null })], references },
  });
const seen = (only: ContactSnapshot): WorkSighting | undefined =>
  normalizeWork(agentSnapshot([only]), { skewMs, chatOf: () => null })[0];

describe('[CC-25][CC-26] a contact becomes work', () => {
  it.each<[string, ContactSnapshot, Partial<WorkSighting>]>([
    [
      'a chat, offered: twenty seconds',
      chat(offering),
      { channel: 'chat', phase: 'offered', name: 'Hassan Darwish', offerEndsAt: ours(0) + 20_000 },
    ],
    ['a chat, accepted', chat(), { phase: 'open', offerEndsAt: null, queue: 'Billing' }],
    ['a chat that was ended', chat({ is: 'ended' }), { phase: 'wrap-up' }],
    ['a chat that was missed', chat({ is: 'missed' }), { phase: 'missed' }],
    ['a chat that was rejected', chat({ is: 'rejected' }), { phase: 'missed' }],
    [
      'a chat on its way to somebody',
      chat({
        connections: [
          own(),
          customer,
          { ...third('connecting'), state: { type: 'connecting', timestamp: at(9) } },
        ],
      }),
      { phase: 'transferring', phaseAt: ours(9) },
    ],
    [
      'an e-mail',
      contact({
        ...{ contactId: 'mail', type: 'email', name: 'Delivery', description: 'It has not come.' },
        connections: [own(), connection({ endpoint: { type: 'email_address', name: 'Ruth Kaplan' } })],
      }),
      { channel: 'email', title: 'Delivery', description: 'It has not come.', name: 'Ruth Kaplan' },
    ],
    [
      'a task without a callback',
      todo({ order: { value: '88' } }),
      { channel: 'task', title: 'Check the address', name: null, attributes: { order: '88' } },
    ],
  ])('%s', (_, only, expected) => {
    expect(seen(only)).toMatchObject(expected);
    expect(normalizeCalls(agentSnapshot([only]), circumstances())).toEqual([]);
    expect(normalizeCallbacks(agentSnapshot([only]), { skewMs, previewOf: () => null })).toEqual([]);
  });

  it.each<[string, ContactSnapshot['references']]>([
    ['a number to call', { callbackNumber: { value: number } }],
    ['a number under another name', { 'Customer Number': { value: number } }],
    ['the wish, and no number yet', { 'callback-mode': { value: 'manual' } }],
  ])('[CB-27] a task with %s stays a callback', (_, references) => {
    expect(seen(todo(references))).toBeUndefined();
    const found = normalizeCallbacks(agentSnapshot([todo(references)]), { skewMs, previewOf: () => null });
    expect(found).toMatchObject([{ id: 'task', carrier: 'task' }]);
  });

  it('a call is no work', () => {
    expect(seen(contact())).toBeUndefined();
  });
});
