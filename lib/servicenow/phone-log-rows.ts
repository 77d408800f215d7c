/** The phone logs of a record as rows: the contact's own, and one for each further call of a callback (servicenow, 2.3). Pure. */

import type { FurtherCall, Interaction, PhoneLog } from '../interactions/interaction.ts';
import type { InstanceUser } from './features.ts';
import { durationText, phoneLogColumns } from './raw-values.ts';
import { timeText } from './times.ts';

export interface PhoneLogRow {
  /** Names the row within its record. */
  name: string;
  values: Record<string, string>;
}

/** None where the record is of no call. */
export function phoneLogRows(record: Interaction, me: InstanceUser): PhoneLogRow[] {
  if (record.type !== 'phone') return [];
  const { sys_id, phone_log, recordingUrl, furtherCalls } = record;
  const row = (name: string, log: PhoneLog, url: string | null): PhoneLogRow => ({
    name,
    values: {
      ...{ call_id: log.call_id, agent: me.sys_id, phone_number: log.phone_number ?? '' },
      ...{ start_time: timeText(log.start_time), interaction: sys_id },
      [phoneLogColumns.endTime]: timeText(log.end_time),
      [phoneLogColumns.duration]: log.duration === null ? '' : durationText(log.duration),
      [phoneLogColumns.callType]: log.call_type,
      ...(url ? { [phoneLogColumns.recordingUrl]: url } : {}),
    },
  });
  return [
    row('phone log', phone_log, recordingUrl),
    ...furtherCalls.map((log: FurtherCall) => row(`phone log ${log.call_id}`, log, log.recordingUrl)),
  ];
}
