/**
 * What of a record goes to the instance, in order: rows under ids of ours, which the database there has once, and calls that
 * the product itself makes only once for an id of ours. Doing a step again changes nothing. Pure.
 */

import type { TranscriptLine } from '../interactions/events.ts';
import type { Interaction } from '../interactions/interaction.ts';
import type { FeatureName, InstanceUser } from './features.ts';
import { peoplesColumns } from './left-there.ts';
import { codesBody } from './lists.ts';
import { phoneLogRows } from './phone-log-rows.ts';
import { durationText, interactionColumns, interactionTypes, stateValues } from './raw-values.ts';
import { isPersonTable } from './record-address.ts';
import type { InstanceRequest } from './request.ts';
import { timeText } from './times.ts';

export type Step = {
  /** Names the step within its record. */
  key: string;
  feature: FeatureName;
} & (
  | {
      kind: 'row';
      table: string;
      sys_id: string;
      values: Record<string, string>;
      /** Columns that people write there: what was changed on the instance since stays (left-there.ts). */
      keeps?: readonly string[];
    }
  | {
      kind: 'call';
      request: InstanceRequest;
      /** Where the instance answers this, the step stands: asked before it is done again after a try whose end nobody knows. */
      standsIf?: InstanceRequest;
    }
);

export const isSysId = (text: string | null | undefined): text is string => /^[0-9a-f]{32}$/.test(text ?? '');

/** An id that follows from a record's and a name: the same row each time. */
export async function idWithin(record: string, name: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${record} ${name}`));
  return [...new Uint8Array(digest).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What stands beside a record. */
export interface Beside {
  /** sys_id of the colleague who has it now; null for nobody, or nobody who can be told from others. */
  next: string | null;
  /** sys_id of the interaction of the agent who had the contact first; null where it is this one, or cannot be told. */
  first: string | null;
  transcript: readonly TranscriptLine[];
}

/** An interaction with the phone log of a call, context, related records, conversation and wrap-up segment. */
export async function interactionSteps(
  record: Interaction,
  me: InstanceUser,
  { next, first, transcript }: Beside = { next: null, first: null, transcript: [] },
): Promise<Step[]> {
  const { sys_id, channel_metadata_document } = record;
  const row = (key: string, table: string, id: string, values: Record<string, string>): Step => ({
    ...{ key, feature: 'records', kind: 'row', table, values, sys_id: id },
  });
  const related = async (document_table: string, document_id: string): Promise<Step> => {
    const name = `related ${document_table} ${document_id}`;
    const values = { interaction: sys_id, document_table, document_id };
    return row(name, 'interaction_related_record', await idWithin(sys_id, name), values);
  };
  const log = await idWithin(sys_id, 'phone log');
  const context = await idWithin(sys_id, 'context');
  const hasConversation = record.channel_metadata_table === 'sys_cs_conversation';
  // Whose call it is stands in columns of its own, where somebody else can take their place.
  const linked = [
    ...record.related_records,
    ...record.attached.filter(({ document_table }) => !isPersonTable(document_table)),
  ].filter(({ document_table, document_id }) => document_table && document_id);
  return [
    {
      ...row(
        'interaction',
        'interaction',
        sys_id,
        interactionValues(record, me, { log, context, next, first }),
      ),
      // While the call goes on nobody else works on its record.
      ...(record.endedAt === null ? {} : { keeps: peoplesColumns }),
    },
    ...(
      await Promise.all(
        phoneLogRows(record, me).map(async ({ name, values }, at) => {
          const id = await idWithin(sys_id, name);
          const log = row(name, 'sn_openframe_phone_log', id, values);
          // The first is the channel's own record; one more is linked, as the product does for a transfer.
          return at === 0 ? [log] : [log, await related('sn_openframe_phone_log', id)];
        }),
      )
    ).flat(),
    row('context', 'interaction_json_blob', context, {
      ...{ interaction: sys_id, name: 'context', value: JSON.stringify(contextOf(record)) },
    }),
    ...(transcript.length > 0
      ? [
          row('transcript', 'interaction_json_blob', await idWithin(sys_id, 'transcript'), {
            ...{ interaction: sys_id, name: 'transcript', value: JSON.stringify(transcript) },
          }),
        ]
      : []),
    ...(hasConversation && isSysId(channel_metadata_document)
      ? [
          row('conversation', 'sys_cs_conversation', channel_metadata_document, {
            ...{ interaction: sys_id, state: record.endedAt === null ? 'open' : 'closed' },
            subject: record.short_description,
          }),
        ]
      : []),
    ...(await Promise.all(
      linked.map(({ document_table, document_id }) => related(document_table, document_id)),
    )),
    ...wrapUpSteps(record, me),
  ];
}

function interactionValues(
  record: Interaction,
  me: InstanceUser,
  { log, context, next, first }: { log: string; context: string; next: string | null; first: string | null },
): Record<string, string> {
  const { assigned_to, phone_log } = record;
  const isMine = assigned_to?.value === phone_log.agent.value;
  return {
    ...{ type: interactionTypes[record.type], direction: record.direction, state: stateValues[record.state] },
    ...{ state_reason: record.state_reason, short_description: record.short_description },
    caller_phone_number: record.caller_phone_number ?? '',
    ...personColumns(record),
    // Once it was handed on it is the next agent's; of one who cannot be told nothing is said.
    ...(isMine ? { assigned_to: me.sys_id } : next !== null ? { assigned_to: next } : {}),
    ...(first === null ? {} : { [interactionColumns.parent]: first }),
    ...{ opened_at: timeText(record.opened_at), closed_at: timeText(record.closed_at) },
    duration: record.duration === null ? '' : durationText(record.duration),
    channel_metadata_table: record.channel_metadata_table,
    // Only a call has a phone log.
    channel_metadata_document:
      record.channel_metadata_table === 'sn_openframe_phone_log' ? log : record.channel_metadata_document,
    ...{ context_table: 'interaction_json_blob', context_document: context },
    [interactionColumns.clientSessionId]: phone_log.call_id,
    [interactionColumns.wrapUpDuration]:
      record.wrap_up_duration === null ? '' : String(Math.round(record.wrap_up_duration / 1000)),
    [interactionColumns.systemWrapUp]: String(record.wrap_up_segment?.system_wrap_up ?? false),
  };
}

/** Who it is for: a contact is a user and has both columns, a consumer its own alone. Nobody known leaves what is there. */
function personColumns({ opened_for, attached }: Interaction): Record<string, string> {
  const ofTable = (table: string) =>
    attached.find(({ document_table }) => document_table === table)?.document_id ?? '';
  const [contact, consumer, account] = [
    ofTable('customer_contact'),
    ofTable('csm_consumer'),
    ofTable('customer_account'),
  ];
  const user = isSysId(opened_for?.value) && opened_for.value !== consumer ? opened_for.value : '';
  return {
    // The one takes the other's place.
    ...(contact || consumer ? { contact, consumer } : {}),
    ...(account ? { account } : {}),
    ...(user ? { opened_for: user } : {}),
  };
}

/** What has no column there: the flow's attributes, who took part, and our own times. */
const contextOf = (record: Interaction) => ({
  attributes: record.context,
  participants: record.participants,
  qualityFlags: record.qualityFlags,
  ...{ kind: record.kind, queue: record.queue, name: record.name, outcome: record.outcome },
  ...{ transferredBy: record.transferredBy, transferredTo: record.transferredTo },
  ...{ contactTrace: record.contactTrace, contactTraceUrl: record.contactTraceUrl },
  transcriptUrl: record.transcriptUrl,
  ...{ ringMs: record.ringMs, previewMs: record.previewMs, talkMs: record.talkMs, holdMs: record.holdMs },
  links: record.related_records.filter(({ url }) => url !== ''),
});

/**
 * The segment, and its code and notes once it was submitted. Notes go nowhere else: `work_notes` of an interaction is a
 * journal there, and every time it is sent it says it again.
 */
function wrapUpSteps({ sys_id, wrap_up_segment, work_notes }: Interaction, me: InstanceUser): Step[] {
  if (!wrap_up_segment) return [];
  const { opened_on, confirmed_on, wrap_up_code } = wrap_up_segment;
  const call = (key: string, request: InstanceRequest): Extract<Step, { kind: 'call' }> => ({
    key,
    feature: 'wrap-up',
    kind: 'call',
    request,
  });
  const open: Step = {
    ...call('segment', {
      method: 'POST',
      path: '/api/now/wrapup/segment/create',
      body: {
        ...{ agent_sys_id: me.sys_id, interaction_sys_id: sys_id, external_segment_id: sys_id },
        ...{ external: true, opened_on: timeText(opened_on) },
        // An external wrap-up needs one; codes and time are asked of the agent here.
        configuration: { enable_codes: false, show_timer: false },
      },
    }),
    // What a second segment of one external id is, nobody says.
    standsIf: { method: 'GET', path: `/api/now/wrapup/segment/${sys_id}` },
  };
  if (confirmed_on === null) return [open];
  const code = wrap_up_code && {
    ...{ method: 'POST' as const, path: '/api/now/wrapup/code' },
    body: codesBody([wrap_up_code.display_value]),
  };
  return [
    open,
    ...(code ? [call('code', code)] : []),
    call('submitted', {
      method: 'PUT',
      path: `/api/now/wrapup/segment/update?external_segment_id=${sys_id}`,
      body: {
        ...{ wrap_up_code: wrap_up_code?.display_value ?? '', notes: work_notes },
        confirmed_on: timeText(confirmed_on),
      },
    }),
  ];
}
