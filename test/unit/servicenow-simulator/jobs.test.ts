/** The endpoints by job: interactions, wrap-up, callbacks, presence, offers, and what a contact centre calls. */

import { describe, expect, test } from 'vitest';
import { idOf, known } from '../../../simulator/servicenow/seed.ts';
import type { ServiceNowInstance } from '../../../simulator/servicenow/server.ts';
import { ask, openInstance, userId } from './instance.ts';

const rowsOf = async ({ client }: ServiceNowInstance, table: string) =>
  (await client.records({ table })).rows;
const newInteraction = async (instance: ServiceNowInstance): Promise<string> =>
  (await ask(instance, 'priya', 'POST', '/api/now/table/interaction', { state: 'new' })).body.result.sys_id;

describe('[CC-09][CC-10] interactions', () => {
  const path = '/api/now/openframe/voice-interaction';
  test('openframe makes one with context, phone log and related records, and closes it', async () => {
    const instance = await openInstance();
    const { status, body } = await ask(instance, 'priya', 'POST', path, {
      interaction: { userPhoneNumber: '+442079460958', additionalParams: { direction: 'inbound' } },
      interactionContext: { language: 'en' },
      phoneLogs: [{ call_id: 'c1', start_time: '2026-01-01 10:00:00' }],
      relatedRecords: [{ documentTable: 'sn_customerservice_case', documentId: idOf('CS0020412') }],
    });
    expect([status, body.result.status, body.result.number]).toEqual([201, 'SUCCESS', 'IMS0000001']);
    const [log] = await rowsOf(instance, 'sn_openframe_phone_log');
    expect(log).toMatchObject({ call_id: 'c1', agent: await userId(instance, 'priya') });
    expect(await rowsOf(instance, 'interaction_json_blob')).toMatchObject([
      { name: 'language', value: 'en' },
    ]);
    const closed = { interaction: { additionalParams: { state: 'closed_complete' } } };
    await ask(instance, 'priya', 'PATCH', `${path}/${body.result.sysId}`, closed);
    expect(await rowsOf(instance, 'interaction')).toMatchObject([
      { state: 'closed_complete', channel_metadata_document: log?.sys_id, direction: 'inbound' },
    ]);
  });

  test('[VO-22] cs/voice-interactions makes one with a conversation, lines and a recording', async () => {
    const instance = await openInstance();
    const cs = '/api/now/v1/cs/voice-interactions';
    const { body } = await ask(instance, 'priya', 'POST', cs, { userId: '+442079460958' });
    const id = body.result.interactionId;
    await ask(instance, 'priya', 'POST', `${cs}/transcript`, {
      interactionId: id,
      transcript: [{ id: 1, participantId: 'CUSTOMER', content: 'Hello', beginOffsetMillis: 0 }],
    });
    const recordingURL = 'https://recordings.example/1.wav';
    await ask(instance, 'priya', 'PATCH', `${cs}/${id}/state`, { state: 'closed_complete', recordingURL });
    const analysis = await ask(instance, 'priya', 'GET', `/api/sn_cti_core/cti_api/call_analysis/${id}`);
    expect(analysis.body.result).toMatchObject({ recordingUrls: [recordingURL], state: 'processed' });
    expect((await ask(instance, 'priya', 'PATCH', `${cs}/${id}/state`, { state: 'new' })).status).toBe(400);
  });

  test('[VO-05] without the role the door is closed', async () => {
    const instance = await openInstance();
    await instance.client.giveRoles({ user: 'priya', roles: ['interaction_agent'] });
    const { status, body } = await ask(instance, 'priya', 'POST', path, {});
    expect([status, body.error.message]).toEqual([403, 'User Not Authorized']);
    expect(body.error.detail).toContain('sn_openframe_user');
  });
});

test('[CF-31] a wrap-up segment is opened once and closed with a code', async () => {
  const instance = await openInstance();
  const segment = {
    agent_sys_id: await userId(instance, 'priya'),
    interaction_sys_id: await newInteraction(instance),
    external_segment_id: 'seg-1',
  };
  const create = '/api/now/wrapup/segment/create';
  const first = await ask(instance, 'priya', 'POST', create, segment);
  expect((await ask(instance, 'priya', 'POST', create, segment)).body.result.segment_sys_id).toBe(
    first.body.result.segment_sys_id,
  );
  const update = '/api/now/wrapup/segment/update?external_segment_id=seg-1';
  expect((await ask(instance, 'priya', 'PUT', update, { wrap_up_code: 'none' })).status).toBe(400);
  await ask(instance, 'priya', 'PUT', update, { wrap_up_code: 'resolved', notes: 'Done' });
  expect(await rowsOf(instance, 'interaction_wrap_up_segment')).toMatchObject([
    { state: 'closed', notes: 'Done' },
  ]);
  expect((await ask(instance, 'mei', 'POST', create, segment)).status).toBe(403);
});

test('[CF-31] a callback is made once for an external id, got, attempted and closed', async () => {
  const instance = await openInstance();
  const root = '/api/sn_omni_callback/callback';
  const wanted = {
    type: 'asap',
    phoneNumber: '+442079460958',
    externalCallbackId: 'x1',
    callbackContext: { queue: 'Billing' },
  };
  const made = await ask(instance, 'priya', 'POST', `${root}/create`, wanted);
  expect(made.body.result).toMatchObject({ status: 'success', response: { callback_created: true } });
  const again = await ask(instance, 'priya', 'POST', `${root}/create`, wanted);
  expect(again.body.result.response.callback_created).toBe(false);
  const id = made.body.result.response.callback_id;
  const got = await ask(instance, 'priya', 'POST', `${root}/get`, {
    queryParameters: { external_callback_id: 'x1' },
  });
  expect(got.body.result).toMatchObject({
    status: 'success',
    count: 1,
    callbacks: [{ sys_id: id, number: 'CAL0000001' }],
  });
  const attempt = await ask(instance, 'priya', 'POST', `${root}/attempt`, { callbackId: id });
  expect(attempt.body.result.messages).toEqual(['An active interaction is there already']);
  await ask(instance, 'priya', 'PATCH', `${root}/close/${id}`, { reason: 'Cancelled' });
  expect(await rowsOf(instance, 'sys_cs_callback')).toMatchObject([{ state: '7', reason: 'Cancelled' }]);
  const bad = await ask(instance, 'priya', 'POST', `${root}/create`, { phoneNumber: '+44' });
  expect(bad.body.result).toEqual({ status: 'failure', errors: ["Parameter 'type' is required in request"] });
  expect((await ask(instance, 'tomasz', 'POST', `${root}/create`, wanted)).status).toBe(403);
});

describe('[VO-28][CC-11][CC-12] work assignment', () => {
  async function available(instance: ServiceNowInstance, login: string): Promise<string> {
    const id = await userId(instance, login);
    const { body } = await ask(instance, 'priya', 'PUT', `/api/now/awa/agents/${id}`, {
      presence: { sys_id: known.available },
    });
    expect(body.result).toMatchObject({ name: 'Available', available: true });
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
    const { presence_states } = (await ask(instance, 'priya', 'GET', path)).body.result;
    const states = presence_states.map(({ name }: { name: string }) => name);
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
    expect(body.result.name).toBe('Away');
  });

  test.each([
    ['an agent who is not available', {}, 'Agent is not available'],
    ['a negative time', { timeout: -1 }, 'Timeout cannot be negative'],
    ['a time in the future', { offered_on: '2999-01-01T00:00:00.000' }, 'offered_on is in the future'],
    ['another time format', { offered_on: 'yesterday' }, 'Invalid time format for offered_on'],
    ['an unknown presence', { after_timeout_presence: 'x' }, 'Unknown presence state'],
    ['a bad display option', { display_option: 'x' }, 'Invalid display option x'],
    ['a bad boolean', { allowed_to_decline: 'yes' }, 'Invalid boolean value for allowed_to_decline'],
  ])('%s: 409', async (_, assignment, detail) => {
    const instance = await openInstance();
    const agent_sys_id = await userId(instance, 'priya');
    const { status, body } = await offer(instance, await newInteraction(instance), {
      assignment: { agent_sys_id, ...assignment },
    });
    expect([status, body.error.detail]).toEqual([409, detail]);
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

test('[CC-07] several requests go in one batch', async () => {
  const instance = await openInstance();
  const { body } = await ask(instance, 'priya', 'POST', '/api/now/batch', {
    batch_request_id: 'b1',
    rest_requests: [
      { id: '1', method: 'GET', url: '/api/now/table/awa_queue?sysparm_fields=name' },
      { id: '2', method: 'GET', url: '/api/now/table/nothing' },
    ],
  });
  const [queues, nothing] = body.serviced_requests;
  expect(JSON.parse(Buffer.from(queues.body, 'base64').toString()).result).toHaveLength(3);
  expect(nothing.status_code).toBe(400);
});

test('[CC-07] agent mapping and help requests are kept once', async () => {
  const instance = await openInstance();
  const path = '/api/sn_ct_ctr_it_core/agent_mapping/agent/connect-priya/inboundId/harbour';
  for (const _ of [1, 2]) await ask(instance, 'priya', 'PUT', path, {});
  expect(await rowsOf(instance, 'external_agent_mapping')).toHaveLength(1);
  const help = { external_id: 'h1', interaction_sys_id: await newInteraction(instance), state: 'requested' };
  for (const state of ['requested', 'engaged'])
    await ask(instance, 'priya', 'POST', '/api/now/helprequest/action/create_or_update', { ...help, state });
  expect(await rowsOf(instance, 'interaction_help_request')).toMatchObject([{ state: 'engaged' }]);
});

test('[VO-15] a form shows the numbers of its person', async () => {
  const instance = await openInstance();
  const page = await (
    await fetch(`${instance.url}/sn_customerservice_case.do?sys_id=${idOf('CS0020412')}`)
  ).text();
  expect(page).toContain('020 7946 0958');
  expect(page).toContain('Amara Osei');
});
