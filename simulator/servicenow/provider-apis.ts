/** What a contact centre itself calls: CTI events, agent mapping, external ids, help requests, and the batch door (servicenow, 4). */

import { author, type ServiceNowHost } from './host.ts';
import { Refusal, refusals } from './refusal.ts';
import { addDoor, listOf, objectOf, type RestApp, textOf } from './rest.ts';

export function addProviderApis(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  const cti = '/api/sn_cti_core/cti_api';
  addDoor(
    app,
    host,
    'POST',
    `${cti}/softphone/sources/:source/actor/:actor/events/:event`,
    { api: 'cti', roles: ['sn_openframe_user'] },
    ({ param }) => {
      if (param('source') !== 'aws_ccp' || param('actor') !== 'agent') throw refusals.noResource();
      return { status: 200, result: {} };
    },
  );
  addDoor(
    app,
    host,
    'POST',
    `${cti}/providers/:provider/components/:component/versions/:version`,
    { api: 'cti', roles: ['sn_cti_core.service'] },
    ({ body }) => {
      const details = objectOf(body.Details);
      const { sn_operation } = objectOf(details.Parameters);
      if (!textOf(sn_operation)) throw new Refusal(400, 'Missing parameter', 'sn_operation is required');
      const address = textOf(objectOf(objectOf(details.ContactData).CustomerEndpoint).Address);
      const user = store
        .rows('sys_user')
        .find((row) => address && [row.phone, row.mobile_phone, row.home_phone].includes(address));
      return {
        result: { statusCode: 200, snc_user_sys_id: user?.sys_id ?? '', snc_user_name: user?.name ?? '' },
      };
    },
  );
  addDoor(
    app,
    host,
    'GET',
    `${cti}/call_analysis/:interaction`,
    { api: 'cti', roles: ['workspace_user', 'interaction_agent'] },
    ({ param }) => {
      if (!store.find('interaction', param('interaction'))) throw refusals.noRecord();
      const conversation = store
        .rows('sys_cs_conversation')
        .find((row) => row.interaction === param('interaction'));
      const transcript = store
        .rows('sys_cs_message')
        .filter((row) => conversation && row.conversation === conversation.sys_id)
        .map(({ participant, payload, offset }) => ({ participant, content: payload, offset }));
      const recordingUrls = conversation?.recording_url ? [conversation.recording_url] : [];
      return {
        result: { recordingUrls, transcript, state: transcript.length > 0 ? 'processed' : 'unavailable' },
      };
    },
  );

  addDoor(
    app,
    host,
    'PUT',
    '/api/sn_ct_ctr_it_core/agent_mapping/agent/:agent/inboundId/:inbound',
    { api: 'mapping', roles: ['interaction_agent'] },
    ({ caller, param }) => {
      const external_agent_id = param('agent');
      const inbound_id = param('inbound');
      const there = store
        .rows('external_agent_mapping')
        .find((row) => row.external_agent_id === external_agent_id && row.inbound_id === inbound_id);
      const values = { external_agent_id, inbound_id, agent: caller.sysId };
      const row = there
        ? store.update('external_agent_mapping', there.sys_id ?? '', values, author(host, caller))
        : store.insert('external_agent_mapping', values, author(host, caller));
      return { result: { sys_id: row.sys_id } };
    },
  );

  addDoor(
    app,
    host,
    'POST',
    '/api/now/helprequest/action/create_or_update',
    { api: 'helprequest', roles: ['interaction_integration_user'] },
    ({ caller, body }) => {
      const external_id = textOf(body.external_id);
      const interaction = textOf(body.interaction_sys_id);
      if (!external_id || !store.find('interaction', interaction))
        throw new Refusal(400, 'Missing parameter', 'external_id and interaction_sys_id are required');
      const there = store.rows('interaction_help_request').find((row) => row.external_id === external_id);
      const values = {
        ...{ external_id, interaction, agent: caller.sysId },
        state: textOf(body.state),
        reason: textOf(body.reason),
        comment: textOf(body.comment),
      };
      const row = there
        ? store.update('interaction_help_request', there.sys_id ?? '', values, author(host, caller))
        : store.insert('interaction_help_request', values, author(host, caller));
      return { result: { sys_id: row.sys_id } };
    },
  );

  addDoor(app, host, 'POST', '/api/now/batch', { api: 'batch' }, async ({ c, body }) => {
    const serviced: object[] = [];
    for (const one of listOf(body.rest_requests)) {
      const given = textOf(one.body) ? Buffer.from(textOf(one.body), 'base64') : null;
      const headers = new Headers({
        authorization: c.req.header('authorization') ?? '',
        accept: 'application/json',
      });
      for (const { name, value } of listOf(one.headers)) headers.set(textOf(name), textOf(value));
      const method = textOf(one.method) || 'GET';
      const request = new Request(new URL(textOf(one.url), host.origin), {
        method,
        headers,
        ...(given ? { body: given } : {}),
      });
      const answer = await app.fetch(request, c.env);
      serviced.push({
        id: textOf(one.id),
        status_code: answer.status,
        status_text: answer.statusText,
        headers: [...answer.headers].map(([name, value]) => ({ name, value })),
        body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
      });
    }
    return {
      bare: {
        batch_request_id: textOf(body.batch_request_id),
        serviced_requests: serviced,
        unserviced_requests: [],
      },
    };
  });
}
