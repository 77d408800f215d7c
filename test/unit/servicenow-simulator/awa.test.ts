/** Work assignment: presence, offers, the inbox, transfers. */

import { describe, expect, test } from 'vitest';
import { known } from '../../../simulator/servicenow/seed.ts';
import type { ServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { ask, newInteraction, openInstance, rowsOf, userId } from './instance.ts';

describe('[VO-28][CC-11][CC-12] work assignment', () => {
  async function available(instance: ServiceNowInstance, login: string): Promise<string> {
    const id = await userId(instance, login);
    const { body } = await ask(instance, 'priya', 'PUT', `/api/now/awa/agents/${id}`, {
      presence: { sys_id: known.available },
    });
    expect(body.result).toMatchObject({ presence: { name: 'Available', available: true }, sys_id: id });
    return id;
  }
  const offer = (instance: ServiceNowInstance, document: string, rest: object) =>
    ask(instance, 'priya', 'POST', `/api/now/awa/documents/interaction/${document}/offer`, {
      queue_id: 'billing',
      ...rest,
    });
  const inbox = '/api/now/awa/inbox/actions';

  test('[VO-29] the presences of voice are there, with the product’s own ids', async () => {
    const instance = await openInstance();
    const path = `/api/now/awa/agents/${await userId(instance, 'priya')}/presence_states`;
    const { result } = (await ask(instance, 'priya', 'GET', path)).body;
    const states = result.map(({ name }: { name: string }) => name);
    for (const name of ['CallingCustomer', 'Busy', 'AfterCallWork', 'Available', 'FailedConnectAgent'])
      expect(states).toContain(name);
    expect((await ask(instance, 'mei', 'GET', path)).status).toBe(403);
  });

  test('an offer is accepted, and its interaction is the agent’s', async () => {
    const instance = await openInstance();
    const agent_sys_id = await available(instance, 'priya');
    const document = await newInteraction(instance);
    const { body } = await offer(instance, document, { assignment: { agent_sys_id, timeout: 20 } });
    expect(body.result).toMatchObject({
      success: true,
      message: 'Manual assignment successfully requested.',
    });
    const work_item_id = body.result.work_item.sys_id;
    const accepted = await ask(instance, 'priya', 'POST', `${inbox}/accept`, {
      agent_id: agent_sys_id,
      work_item_id,
    });
    expect(accepted.body.result).toEqual({ documentTable: 'interaction', documentSysId: document });
    expect(await rowsOf(instance, 'interaction')).toMatchObject([
      { assigned_to: agent_sys_id, state: 'work_in_progress' },
    ]);
    expect(
      (await ask(instance, 'priya', 'POST', `${inbox}/accept`, { agent_id: agent_sys_id, work_item_id }))
        .status,
    ).toBe(400);
  });

  test('a rejected offer names its reason and is nobody’s', async () => {
    const instance = await openInstance();
    const agent_id = await available(instance, 'priya');
    const { body } = await offer(instance, await newInteraction(instance), {
      assignment: { agent_sys_id: agent_id },
    });
    const work_item_id = body.result.work_item.sys_id;
    expect((await ask(instance, 'priya', 'POST', `${inbox}/reject`, { agent_id, work_item_id })).status).toBe(
      400,
    );
    await ask(instance, 'priya', 'POST', `${inbox}/reject`, {
      agent_id,
      work_item_id,
      reject_reason_id: known.busy,
    });
    expect(await rowsOf(instance, 'awa_work_item')).toMatchObject([
      { assigned_to: '', rejected: 'true', state: 'queued' },
    ]);
  });

  test('an offer runs out, and the agent becomes what it says', async () => {
    let now = Date.parse('2026-01-01T10:00:00Z');
    const instance = await openInstance({ now: () => now });
    const agent_sys_id = await available(instance, 'priya');
    const assignment = { agent_sys_id, timeout: 20, after_timeout_presence: known.away };
    await offer(instance, await newInteraction(instance), { assignment });
    now += 21_000;
    await instance.client.expireOffers({});
    expect(await rowsOf(instance, 'awa_work_item')).toMatchObject([{ timed_out: 'true', state: 'queued' }]);
    const { body } = await ask(instance, 'priya', 'GET', `/api/now/awa/agents/${agent_sys_id}`);
    expect(body.result.presence.name).toBe('Away');
  });

  test.each([
    ['an agent who is not available', {}, 'Agent is not available'],
    ['a negative time', { timeout: -1 }, 'Timeout value cannot be negative'],
    ['a time in the future', { offered_on: '2999-01-01T00:00:00.000' }, 'must be before the current time'],
    ['another time format', { offered_on: 'yesterday' }, "format: yyyy-MM-dd'T'HH:mm:ss.SSS"],
    ['an unknown presence', { after_timeout_presence: 'x' }, 'x is not a valid presence state'],
    ['a bad display option', { display_option: 'x' }, 'x is not a valid display option'],
    ['a bad boolean', { allowed_to_decline: 'perhaps' }, 'perhaps is not a valid boolean value'],
  ])('%s: 409', async (_, assignment, detail) => {
    const instance = await openInstance();
    const agent_sys_id = await userId(instance, 'priya');
    const { status, body } = await offer(instance, await newInteraction(instance), {
      assignment: { agent_sys_id, ...assignment },
    });
    expect([status, body.error.detail]).toEqual([409, expect.stringContaining(detail)]);
  });

  test('a blind transfer reaches another agent or a queue', async () => {
    const instance = await openInstance();
    const agent_sys_id = await available(instance, 'priya');
    const target_id = await available(instance, 'tomasz');
    const document = await newInteraction(instance);
    await offer(instance, document, { assignment: { agent_sys_id, enable_auto_assign: true } });
    const transfer = { target_id, target_type: 'agent', transfer_type: 'blind' };
    expect((await offer(instance, document, { transfer })).status).toBe(200);
    await offer(instance, document, {
      transfer: { target_id: 'orders', target_type: 'queue', transfer_type: 'blind' },
    });
    expect((await rowsOf(instance, 'awa_work_item')).map(({ state }) => state)).toEqual([
      'canceled',
      'canceled',
      'queued',
    ]);
  });
});
