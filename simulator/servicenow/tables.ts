/** The tables of the instance: columns, references, choices, numbers, and who may read and write them (servicenow, 2). Pure. */

import {
  callbackReasons,
  callbackStates,
  interactionColumns,
  interactionStates,
  interactionTypeChoices,
  phoneLogColumns,
  skillTable,
  workItemColumns,
  workItemStates,
} from '../../lib/servicenow/raw-values.ts';

export interface Column {
  type: 'string' | 'integer' | 'boolean' | 'date-time' | 'reference' | 'choice';
  /** Table that a reference leads to. */
  to?: string;
  /** Raw value and label. */
  choices?: Readonly<Record<string, string>>;
}

export interface Table {
  columns: Record<string, Column>;
  /** The column that stands for a record where another refers to it. */
  display: string;
  extends?: string;
  /** Letters before the seven digits of `number`. */
  prefix?: string;
  /** One of these roles reads, or writes; everybody who is signed in when empty. */
  readers: readonly string[];
  writers: readonly string[];
}

const text: Column = { type: 'string' };
const whole: Column = { type: 'integer' };
const flag: Column = { type: 'boolean' };
const time: Column = { type: 'date-time' };
const ref = (to: string): Column => ({ type: 'reference', to });
const choice = (choices: Readonly<Record<string, string>>): Column => ({ type: 'choice', choices });
const columns = (names: string, type: Column = text): Record<string, Column> =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

/** Columns of every record. */
export const systemColumns: Record<string, Column> = {
  sys_id: text,
  sys_class_name: text,
  sys_created_on: time,
  sys_created_by: text,
  sys_updated_on: time,
  sys_updated_by: text,
  sys_mod_count: whole,
};

const agents = ['interaction_agent', 'awa_agent', 'sn_customerservice_agent'];
const admins = ['admin'];
const person = columns(
  'user_name name first_name last_name email phone mobile_phone home_phone title time_zone',
);

/** Of a table that agents read and only those with one of these roles write. */
const listed = (names: string, writers: readonly string[] = admins): Table => ({
  columns: columns(names),
  ...{ display: 'name', readers: [], writers },
});

const task = (extra: Record<string, Column>, prefix: string): Table => ({
  columns: {
    ...columns('number short_description description work_notes'),
    state: choice({ '1': 'New', '2': 'In Progress', '3': 'Closed' }),
    assigned_to: ref('sys_user'),
    assignment_group: ref('sys_user_group'),
    opened_at: time,
    ...extra,
  },
  ...{ display: 'number', prefix, readers: agents, writers: agents },
});

export const tables: Record<string, Table> = {
  sys_user: {
    columns: { ...person, active: flag },
    ...{ display: 'name', readers: [], writers: admins },
  },
  sys_user_group: listed('name'),
  sys_user_has_role: {
    columns: { user: ref('sys_user'), role: ref('sys_user_role') },
    ...{ display: 'sys_id', readers: [], writers: admins },
  },
  sys_user_role: listed('name'),
  customer_account: listed('name phone number'),
  customer_contact: {
    columns: { account: ref('customer_account') },
    extends: 'sys_user',
    ...{ display: 'name', readers: ['sn_customerservice_agent'], writers: admins },
  },
  csm_consumer: {
    columns: columns('name first_name last_name email business_phone mobile_phone home_phone'),
    ...{ display: 'name', readers: ['sn_customerservice_agent', 'sn_customerservice.consumer_agent'] },
    writers: admins,
  },
  interaction: {
    columns: {
      ...columns('number direction state_reason short_description work_notes caller_phone_number'),
      ...columns('channel channel_metadata_table channel_metadata_document context_table context_document'),
      ...columns(`${interactionColumns.clientSessionId} ${interactionColumns.inboundId} transcript duration`),
      ...{ type: choice(interactionTypeChoices), state: choice(interactionStates) },
      opened_for: ref('sys_user'),
      assigned_to: ref('sys_user'),
      assignment_group: ref('sys_user_group'),
      account: ref('customer_account'),
      contact: ref('customer_contact'),
      consumer: ref('csm_consumer'),
      [interactionColumns.parent]: ref('interaction'),
      [interactionColumns.callback]: ref('sys_cs_callback'),
      opened_at: time,
      closed_at: time,
      virtual_agent: flag,
      agent_chat: flag,
      [interactionColumns.wrapUpDuration]: whole,
      [interactionColumns.systemWrapUp]: flag,
    },
    ...{ display: 'number', prefix: 'IMS', readers: agents, writers: ['interaction_agent'] },
  },
  interaction_json_blob: {
    columns: { interaction: ref('interaction'), name: text, value: text },
    ...{ display: 'name', readers: agents, writers: ['interaction_agent'] },
  },
  interaction_related_record: {
    columns: { interaction: ref('interaction'), ...columns('document_table document_id type') },
    ...{ display: 'document_id', readers: agents, writers: ['interaction_agent'] },
  },
  sn_openframe_phone_log: {
    columns: {
      ...columns(`call_id phone_number ${phoneLogColumns.recordingUrl} transcript interaction`),
      agent: ref('sys_user'),
      contact: ref('customer_contact'),
      start_time: time,
      [phoneLogColumns.endTime]: time,
      [phoneLogColumns.duration]: whole,
      [phoneLogColumns.callType]: text,
    },
    ...{ display: 'call_id', readers: agents, writers: ['interaction_agent', 'sn_openframe_user'] },
  },
  interaction_wrap_up_code: { ...listed('code description active external order'), display: 'code' },
  interaction_wrap_up_configuration: listed('name'),
  interaction_wrap_up_segment: {
    columns: {
      agent: ref('sys_user'),
      interaction: ref('interaction'),
      wrap_up_code: ref('interaction_wrap_up_code'),
      ...columns('state external_segment_id segment_table segment_id notes configuration'),
      ...columns(`external ${interactionColumns.systemWrapUp} awaiting_confirmation`, flag),
      opened_on: time,
      confirmed_on: time,
    },
    // Agents read it; only the Wrap Up API writes it.
    ...{ display: 'sys_id', readers: agents, writers: admins },
  },
  interaction_help_request: {
    columns: {
      ...columns('external_id state reason comment'),
      agent: ref('sys_user'),
      interaction: ref('interaction'),
    },
    ...{ display: 'external_id', readers: agents, writers: admins },
  },
  sys_cs_callback: {
    columns: {
      ...columns('number external_callback_id callback_type reason phone_number first_name last_name'),
      ...columns(
        'user_table user_document short_description description appointment provider_application_id',
      ),
      state: choice(callbackStates),
      reason_type: choice(callbackReasons),
      opened_by: ref('sys_user'),
      assigned_to: ref('sys_user'),
      interaction: ref('interaction'),
      ...columns('scheduled_start_time end_time expire_time next_retry', time),
      attempts: whole,
    },
    ...{ display: 'number', prefix: 'CAL', readers: agents },
    writers: ['sn_omni_callback.callback_writer'],
  },
  sys_cs_callback_context: {
    columns: {
      callback: ref('sys_cs_callback'),
      ...columns('customer_timezone ivr_path source_channel queue voicemail_duration voicemail_recorded_at'),
      ...columns('voicemail_transcript voicemail_url'),
    },
    ...{ display: 'queue', readers: agents, writers: admins },
  },
  sys_cs_conversation: {
    columns: { interaction: ref('interaction'), state: text, subject: text, recording_url: text },
    ...{ display: 'subject', readers: agents, writers: ['interaction_agent'] },
  },
  sys_cs_message: {
    columns: { conversation: ref('sys_cs_conversation'), ...columns('participant payload offset') },
    ...{ display: 'payload', readers: agents, writers: admins },
  },
  sn_openframe_configuration: listed('name title url active enable_interaction_controls user_group'),
  sys_cs_provider_application: listed('name inbound_id'),
  awa_queue: listed('name external external_id provider service_channel', ['awa_admin']),
  [skillTable]: listed('name description', ['skill_admin']),
  awa_service_channel: listed('name type capacity'),
  awa_presence_state: listed('name active available order'),
  awa_reject_reason: listed('name order selectable channel'),
  awa_agent_presence: {
    columns: { agent: ref('sys_user'), presence_state: ref('awa_presence_state') },
    ...{ display: 'agent', readers: agents, writers: admins },
  },
  awa_work_item: {
    columns: {
      state: choice(workItemStates),
      queue: ref('awa_queue'),
      assigned_to: ref('sys_user'),
      previous_work_item: ref('awa_work_item'),
      ...columns('number document_table document_id size external_segment_id display_option'),
      ...columns(`after_timeout_presence rejection_reason transfer_type ${workItemColumns.offeredOn}`),
      ...columns(workItemColumns.expiresOn),
      ...columns(`rejected timed_out is_dismissed ${workItemColumns.allowedToDecline}`, flag),
      offer_count: whole,
    },
    ...{ display: 'number', prefix: 'WI', readers: agents, writers: admins },
  },
  external_agent_mapping: {
    columns: { ...columns('external_agent_id inbound_id'), agent: ref('sys_user') },
    ...{ display: 'external_agent_id', readers: agents, writers: admins },
  },
  sn_customerservice_case: task({ contact: ref('customer_contact'), consumer: ref('csm_consumer') }, 'CS'),
  incident: task({ caller_id: ref('sys_user') }, 'INC'),
  sys_attachment: {
    columns: columns('table_name table_sys_id file_name content_type size_bytes download_link'),
    ...{ display: 'file_name', readers: [], writers: [] },
  },
};

/** All columns of a table, those it inherits and those of every record too. Undefined for an unknown table. */
export function columnsOf(name: string): Record<string, Column> | undefined {
  const table = tables[name];
  if (!table) return undefined;
  const inherited = table.extends ? columnsOf(table.extends) : systemColumns;
  return { ...inherited, ...table.columns };
}

/** The table and those that extend it: a query of a table finds the records of all of them. */
export const classesOf = (name: string): string[] => [
  name,
  ...Object.keys(tables).filter((other) => tables[other]?.extends === name),
];
