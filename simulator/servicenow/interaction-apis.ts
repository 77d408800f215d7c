/** The doors that make and close interactions: openframe voice-interaction and cs/voice-interactions (servicenow, 4.1, 4.2). */

import { interactionColumns } from '../../lib/servicenow/raw-values.ts';
import { checkWrite } from './access.ts';
import { author, type Caller, type ServiceNowHost } from './host.ts';
import { Refusal, refusals } from './refusal.ts';
import { addDoor, type Door, listOf, objectOf, type RestApp, textOf } from './rest.ts';
import type { Row } from './store.ts';
import { texts } from './table-api.ts';
import { toTime } from './times.ts';

export function addInteractionApis(app: RestApp, host: ServiceNowHost): void {
  addOpenframe(app, host);
  addConversations(app, host);
}

const openframe: Door = { api: 'openframe', roles: ['sn_openframe_user', 'sn_openframe_api_user'] };

function addOpenframe(app: RestApp, host: ServiceNowHost): void {
  const path = '/api/now/openframe/voice-interaction';
  addDoor(
    app,
    host,
    'POST',
    path,
    { ...openframe, operation: () => 'openframe/voice-interaction' },
    ({ caller, body }) => {
      const interaction = objectOf(body.interaction);
      if (!textOf(interaction.userPhoneNumber))
        throw new Refusal(400, 'FAILURE', "Parameter 'userPhoneNumber' is required in request");
      const row = host.store.insert(
        'interaction',
        { type: 'phone', state: 'new', opened_at: toTime(host.now()), ...fieldsOf(interaction) },
        author(host, caller),
      );
      addBeside(host, caller, row, body);
      return { status: 201, result: { status: 'SUCCESS', sysId: row.sys_id, number: row.number } };
    },
  );
  addDoor(app, host, 'PATCH', `${path}/:id`, openframe, ({ caller, body, param }) => {
    const row = host.store.find('interaction', param('id'));
    if (!row) throw new Refusal(400, 'FAILURE', 'No interaction with this sys_id');
    host.store.update('interaction', param('id'), fieldsOf(objectOf(body.interaction)), author(host, caller));
    addBeside(host, caller, row, body);
    return { result: { status: 'SUCCESS' } };
  });
}

/** Fields of the `interaction` part, under the names of their columns. */
function fieldsOf(interaction: Record<string, unknown>): Row {
  const named: Record<string, string> = {
    callbackPhoneNumber: 'caller_phone_number',
    clientSessionId: interactionColumns.clientSessionId,
    inboundId: interactionColumns.inboundId,
  };
  const caller = textOf(interaction.userPhoneNumber);
  return {
    ...(caller ? { caller_phone_number: caller } : {}),
    ...Object.fromEntries(
      Object.entries(named).flatMap(([property, column]) =>
        interaction[property] === undefined ? [] : [[column, textOf(interaction[property])]],
      ),
    ),
    ...texts(objectOf(interaction.additionalParams)),
  };
}

/** Context, phone logs and related records that come in the same request. */
function addBeside(host: ServiceNowHost, caller: Caller, row: Row, body: Record<string, unknown>): void {
  const { store } = host;
  const by = author(host, caller);
  const interaction = row.sys_id ?? '';
  for (const [name, value] of Object.entries(objectOf(body.interactionContext)))
    store.insert('interaction_json_blob', { interaction, name, value: textOf(value) }, by);
  for (const log of listOf(body.phoneLogs)) {
    const made = store.insert(
      'sn_openframe_phone_log',
      { agent: caller.sysId, ...texts(log), interaction },
      by,
    );
    store.update(
      'interaction',
      interaction,
      { channel_metadata_table: 'sn_openframe_phone_log', channel_metadata_document: made.sys_id ?? '' },
      by,
    );
  }
  for (const { documentTable, documentId } of listOf(body.relatedRecords))
    store.insert(
      'interaction_related_record',
      { interaction, document_table: textOf(documentTable), document_id: textOf(documentId) },
      by,
    );
}

const conversations: Door = { api: 'cs' };

function addConversations(app: RestApp, host: ServiceNowHost): void {
  const { store } = host;
  const path = '/api/now/cs/voice-interactions';
  const interactionOf = (id: string): Row => {
    const row = store.find('interaction', id);
    if (!row) throw refusals.noRecord();
    return row;
  };
  const conversationOf = (caller: Caller, interaction: Row): Row => {
    const id = interaction.sys_id ?? '';
    const there = store.rows('sys_cs_conversation').find((row) => row.interaction === id);
    if (there) return there;
    const made = store.insert(
      'sys_cs_conversation',
      { interaction: id, state: 'open' },
      author(host, caller),
    );
    const found = {
      channel_metadata_table: 'sys_cs_conversation',
      channel_metadata_document: made.sys_id ?? '',
    };
    store.update('interaction', id, found, author(host, caller));
    return made;
  };

  addDoor(app, host, 'POST', path, conversations, ({ caller, body }) => {
    checkWrite(caller, 'interaction', 'Insert');
    const userId = textOf(body.userId);
    if (!userId) throw new Refusal(400, "Parameter 'userId' is required in request");
    const row = store.insert(
      'interaction',
      {
        ...{ type: 'phone', state: 'new', opened_at: toTime(host.now()), direction: 'inbound' },
        caller_phone_number: textOf(body.callerPhoneNumber) || userId,
        assigned_to: textOf(body.agentId),
        [interactionColumns.clientSessionId]: textOf(body.clientSessionId),
        [interactionColumns.inboundId]: textOf(body.inboundId),
      },
      author(host, caller),
    );
    return { status: 201, result: { interactionId: row.sys_id } };
  });
  addDoor(app, host, 'POST', `${path}/transcript`, conversations, ({ caller, body }) => {
    checkWrite(caller, 'interaction', 'Update');
    const row = interactionOf(textOf(body.interactionId));
    const conversation = conversationOf(caller, row).sys_id ?? '';
    for (const line of listOf(body.transcript)) keepLine(caller, conversation, line);
    return { result: 'Success' };
  });
  addDoor(app, host, 'POST', `${path}/:id/conversation`, conversations, ({ caller, param }) => {
    checkWrite(caller, 'interaction', 'Update');
    return {
      status: 201,
      result: { conversationId: conversationOf(caller, interactionOf(param('id'))).sys_id },
    };
  });
  addDoor(app, host, 'POST', `${path}/:id/messages`, conversations, ({ caller, body, param }) => {
    checkWrite(caller, 'interaction', 'Update');
    const conversation = conversationOf(caller, interactionOf(param('id'))).sys_id ?? '';
    for (const line of listOf(body.messages)) keepLine(caller, conversation, line);
    return { result: 'Success' };
  });
  addDoor(app, host, 'PATCH', `${path}/:id/state`, conversations, ({ caller, body, param }) => {
    checkWrite(caller, 'interaction', 'Update');
    const row = interactionOf(param('id'));
    if (body.state !== 'closed_complete') throw new Refusal(400, 'Invalid state', textOf(body.state));
    const closed = { state: 'closed_complete', closed_at: toTime(host.now()) };
    store.update('interaction', param('id'), closed, author(host, caller));
    if (textOf(body.recordingURL))
      store.update(
        'sys_cs_conversation',
        conversationOf(caller, row).sys_id ?? '',
        { recording_url: textOf(body.recordingURL) },
        author(host, caller),
      );
    return { result: 'Success' };
  });

  function keepLine(caller: Caller, conversation: string, line: Record<string, unknown>): void {
    store.insert(
      'sys_cs_message',
      {
        conversation,
        participant: textOf(line.participantId),
        payload: textOf(line.content),
        offset: textOf(line.beginOffsetMillis),
      },
      author(host, caller),
    );
  }
}
