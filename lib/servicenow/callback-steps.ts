/** The steps by which a callback comes to stand on the instance. Pure. */

import type { CallbackContextRecord, CallbackRecord } from '../callbacks/callback-record.ts';
import { type CallbackTexts, isEndedThere, textsOf } from './callbacks-there.ts';
import { isSysId, type Step } from './record-steps.ts';
import { timeText } from './times.ts';

/**
 * A callback by the product's own door: creating one again with the same external id updates it. What was ended there, as
 * `known` tells, stays ended.
 */
export function callbackSteps(
  record: CallbackRecord,
  context: CallbackContextRecord | null,
  known: CallbackTexts = {},
): Step[] {
  const { interaction, handledIn } = record;
  const link = handledIn || interaction;
  const { state = '', queue = '', phone_number = '', ...texts } = textsOf(record, context);
  const { reason_type, short_description, description, first_name, last_name, scheduled_start_time } = texts;
  return [
    {
      ...{ key: 'callback', feature: 'callbacks', kind: 'call' },
      request: {
        method: 'POST',
        path: '/api/sn_omni_callback/callback/create',
        body: {
          // Scheduled ones make no interaction there by themselves: ours is the one.
          ...{ type: 'scheduled', isExternal: true, externalCallbackId: record.sys_id },
          phoneNumber: phone_number,
          callbackDetails: {
            ...(isEndedThere(known) ? {} : { state, reason: record.reason }),
            ...{ reason_type, short_description, description, first_name, last_name, scheduled_start_time },
            ...(isSysId(link) ? { interaction: link } : {}),
            expire_time: timeText(record.expire_time),
          },
          callbackContext: { queue, ...(context ? contextFields(context) : {}) },
        },
      },
    },
  ];
}

const contextFields = (context: CallbackContextRecord): Record<string, string> => ({
  ...{ customer_timezone: context.customer_timezone, ivr_path: context.ivr_path },
  ...{ source_channel: context.source_channel, voicemail_url: context.voicemail_url },
  voicemail_transcript: context.voicemail_transcript,
  voicemail_duration: context.voicemail_duration === null ? '' : String(context.voicemail_duration),
  voicemail_recorded_at: timeText(context.voicemail_recorded_at),
});
