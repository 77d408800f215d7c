import { describe, expect, it, test } from 'vitest';
import type { CallbackRecord } from '../../../lib/callbacks/callback-record.ts';
import { followUp } from '../../../lib/callbacks/follow-up.ts';
import { spansOf } from '../../../lib/callbacks/on-record.ts';
import { mergeNumbers, numberOf, readRequest } from '../../../lib/callbacks/request.ts';

const amara = '+442079460958';
const mobile = '+447700900123';

describe('what a request says, however a flow spells it', () => {
  test.each<[Record<string, string>, object]>([
    [{ callbackNumber: amara, customerName: 'Amara Osei' }, { name: 'Amara Osei' }],
    [{ Callback_Number: amara, 'Customer Name': 'Amara Osei' }, { name: 'Amara Osei' }],
    [
      { callbackMode: 'Automatic', dialSeconds: '20' },
      { mode: 'automatic', dialMs: 20_000 },
    ],
    [
      { callbackMode: 'soon', dialSeconds: 'x' },
      { mode: null, dialMs: null },
    ],
    [{ reason: 'Order Issue' }, { reason: 'order_issue' }],
    [{ scheduledStartTime: '2026-11-27 14:30:00' }, { scheduledAt: Date.UTC(2026, 10, 27, 14, 30) }],
    [{ scheduledAt: '1795780800000' }, { scheduledAt: 1_795_780_800_000 }],
    [{ scheduledAt: 'tomorrow' }, { scheduledAt: null }],
    [
      { ivrPath: 'Main > Billing > Call me back', sourceChannel: 'ivr' },
      {
        details: { ivr_path: 'Main > Billing > Call me back', source_channel: 'ivr' },
      },
    ],
    [{ customerTimezone: 'Europe/London' }, { details: { customer_timezone: 'Europe/London' } }],
    [{ customerTimezone: 'Mars/Base' }, { details: { customer_timezone: '' } }],
    [{ orderNumber: '4711' }, { details: { fields: { orderNumber: '4711' } } }],
  ])('[CB-08][CB-20][CF-33] %j', (attributes, told) => {
    expect(readRequest(attributes)).toMatchObject(told);
  });

  it('[EX-16] a voicemail comes with it; its link is a web address or nothing', () => {
    const left = {
      ...{ voicemailUrl: 'https://media.example/1', voicemailTranscript: 'Please call.' },
      ...{ voicemailDuration: '14', voicemailRecordedAt: '2026-11-27T09:00:00Z' },
    };
    expect(readRequest(left).details).toMatchObject({
      ...{ voicemail_url: 'https://media.example/1', voicemail_transcript: 'Please call.' },
      ...{ voicemail_duration: 14_000, voicemail_recorded_at: Date.UTC(2026, 10, 27, 9) },
    });
    expect(readRequest({ voicemailUrl: 'javascript:alert(1)' }).details.voicemail_url).toBe('');
  });

  it('[CF-05] all numbers once, the requested one first; neither emergency numbers nor what is none', () => {
    const { numbers } = readRequest({
      ...{ mobileNumber: mobile, callbackNumber: '+44 20 7946 0958', workNumber: amara },
      ...{ homeNumber: '112', otherNumber: 'ask reception; +442079460991' },
    });
    expect(numbers.map(({ e164, label, text }) => [e164, label, text])).toEqual([
      [amara, 'requested', '+44 20 7946 0958'],
      [mobile, 'mobile', '+44 7700 900123'],
      ['+442079460991', '', '+44 20 7946 0991'],
    ]);
  });

  it('[CF-05] the customer’s known numbers are merged in, with the labels that are missing', () => {
    const merged = mergeNumbers([numberOf(amara, '')], [numberOf(amara, 'work'), numberOf(mobile, 'mobile')]);
    expect(merged.map(({ e164, label }) => [e164, label])).toEqual([
      [amara, 'work'],
      [mobile, 'mobile'],
    ]);
  });
});

it('[CB-24] spans are measured from the moments that a record keeps', () => {
  const priya = { value: 'priya', display_value: 'Priya Shah' };
  const promise = { sys_id: 'c', phone_number: amara, at: 0, reason_type: '', description: '', name: null };
  const record: CallbackRecord = {
    ...followUp({ ...promise, queue: null, agent: priya, interaction: '' }, 1_000),
    ...{ offeredAt: 61_000, acceptedAt: 66_000, firstDialAt: 90_000, previewMs: 24_000 },
    ...{ answeredAt: 150_000, closed_at: 400_000 },
  };
  expect(spansOf(record)).toEqual({
    ...{ waitMs: 65_000, offerMs: 5_000, previewMs: 24_000, reachMs: 60_000, handleMs: 334_000 },
  });
  expect(spansOf({ ...record, answeredAt: null, closed_at: null })).toMatchObject({
    reachMs: null,
    handleMs: null,
  });
});
