/** The endpoints by job: interactions, wrap-up, callbacks, and what a contact centre calls. */

import { describe, expect, test } from 'vitest';
import { idOf } from '../../../simulator/servicenow/seed.ts';
import { ask, newInteraction, openInstance, rowsOf, userId } from './instance.ts';

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
    ...{ external: true, external_segment_id: 'seg-1', configuration: { enable_codes: false } },
  };
  const create = '/api/now/wrapup/segment/create';
  const first = await ask(instance, 'priya', 'POST', create, segment);
  expect((await ask(instance, 'priya', 'POST', create, segment)).body.sys_id).toBe(first.body.sys_id);
  const { configuration: _, ...bare } = segment;
  expect((await ask(instance, 'priya', 'POST', create, bare)).status).toBe(400);
  const update = '/api/now/wrapup/segment/update?external_segment_id=seg-1';
  expect((await ask(instance, 'priya', 'PUT', update, { wrap_up_code: 'none' })).status).toBe(400);
  await ask(instance, 'priya', 'PUT', update, { wrap_up_code: 'Resolved', notes: 'Done' });
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
    response: { count: 1, callbacks: [{ sys_id: id, number: 'CAL0000001' }] },
  });
  const attempt = await ask(instance, 'priya', 'POST', `${root}/attempt`, { callbackId: id });
  expect(attempt.body.result.messages).toEqual(['An active interaction is there already']);
  await ask(instance, 'priya', 'PATCH', `${root}/close/${id}`, { reason: 'Cancelled' });
  expect(await rowsOf(instance, 'sys_cs_callback')).toMatchObject([{ state: '7', reason: 'Cancelled' }]);
  const bad = await ask(instance, 'priya', 'POST', `${root}/create`, { phoneNumber: '+44' });
  expect(bad.body.result).toEqual({ status: 'failure', errors: ["Parameter 'type' is required in request"] });
  expect((await ask(instance, 'tomasz', 'POST', `${root}/create`, wanted)).status).toBe(403);
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
  expect(JSON.parse(Buffer.from(queues.body, 'base64').toString()).result).toHaveLength(5);
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
