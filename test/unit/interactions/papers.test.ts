import { describe, expect, it } from 'vitest';
import type { InteractionEvent } from '../../../lib/interactions/events.ts';
import { foldInteraction } from '../../../lib/interactions/fold.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { isPaper, paperState, papersIn, traceOf, transcriptLines } from '../../../lib/interactions/papers.ts';
import { settle } from '../../../lib/interactions/settle.ts';
import { defaultSettings, type Settings } from '../../../lib/settings-rules.ts';
import { call } from '../../gallery/people.ts';

const base = call({ id: 'c1', number: '+442079460958', attributes: { Order: '7' } });
const told = (attributes: Record<string, string>) => ({ ...base, attributes });

describe('[VO-31][VO-33] what a flow tells by attributes', () => {
  it.each([
    [
      'recordingUrl',
      'https://rec.example/1.wav',
      { type: 'recordingCame', url: 'https://rec.example/1.wav' },
    ],
    [
      'Recording_URL',
      'https://rec.example/1.wav',
      { type: 'recordingCame', url: 'https://rec.example/1.wav' },
    ],
    ['transcript-url', 'http://t.example/1', { type: 'transcriptLinked', url: 'http://t.example/1' }],
    [
      'contactRecordUrl',
      'https://c.example/1',
      { type: 'contactTraceCame', fields: {}, url: 'https://c.example/1' },
    ],
    ['recordingUrl', 'javascript:alert(1)', null],
    ['recordingUrl', '', null],
    ['Order', 'https://rec.example/1.wav', null],
    ['transcript', 'no speaker in it', null],
  ])('%s: %s', (name, value, move) => {
    expect(papersIn(base, told({ [name]: value }))).toEqual(move ? [move] : []);
    expect(isPaper(name)).toBe(name !== 'Order');
  });

  it('once: what was there before is no news, what changed is', () => {
    const first = told({ recordingUrl: 'https://rec.example/1' });
    expect(papersIn(first, told({ recordingUrl: 'https://rec.example/1', Order: '8' }))).toEqual([]);
    expect(papersIn(first, told({ recordingUrl: 'https://rec.example/2' }))).toHaveLength(1);
  });

  it('of a transcript only the lines that are new', () => {
    const lines =
      '0:01 Priya: Good morning.\n[0:04] Amara: Hello,\nit is about a kettle.\n1:10 Priya: I see.';
    expect(transcriptLines(lines)).toEqual([
      { offsetMs: 1_000, speaker: 'Priya', text: 'Good morning.' },
      { offsetMs: 4_000, speaker: 'Amara', text: 'Hello, it is about a kettle.' },
      { offsetMs: 70_000, speaker: 'Priya', text: 'I see.' },
    ]);
    const before = told({ transcript: '0:01 Priya: Good morning.' });
    expect(papersIn(base, before)).toMatchObject([{ isFromStart: true, lines: [{ speaker: 'Priya' }] }]);
    expect(papersIn(before, told({ transcript: lines }))).toMatchObject([
      { isFromStart: false, lines: [{ speaker: 'Amara' }, { speaker: 'Priya' }] },
    ]);
  });
});

const opened = {
  ...({ type: 'opened', by: 'offer', number: 'IMS0000001', contactId: 'c1', direction: 'inbound' } as const),
  ...({ kind: 'call', queue: 'Billing', caller_phone_number: '+442079460958', name: null } as const),
  ...{ agent: { value: 'priya', display_value: 'Priya' }, context: { Order: '7' } },
  ...{ transferredBy: null, conversation: '', interaction: 'a'.repeat(32), sequence: 1, at: 1 },
};
function recordAfter(...events: Partial<InteractionEvent>[]): Interaction {
  const stream = [
    opened,
    ...events.map((event, at) => ({ interaction: opened.interaction, sequence: at + 2, at: 2, ...event })),
  ];
  const record = foldInteraction(stream as InteractionEvent[]);
  if (!record) throw new Error('no record');
  return record;
}
const ended = { type: 'ended', outcome: 'answered', detail: '', state: 'wrap_up' } as const;
const settings: Settings = { ...defaultSettings, ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' };
const trace = { type: 'contactTraceCame', fields: traceOf({ ...base, answeredAt: 5, endedAt: 9 }) } as const;
const settled = (record: Interaction, rules: Settings, what: Parameters<typeof settle>[1]['what'] = trace) =>
  settle(record, { callId: 'c1', agent: 'priya', at: 9, what }, rules, { number: '', conversation: '' });

describe('[VO-32] the contact record', () => {
  it.each([
    [
      'https://harbour.my.connect.aws/ccp-v2/',
      'https://harbour.my.connect.aws/contact-trace-records/details/c1',
    ],
    [
      'https://harbour.awsapps.com/connect/ccp-v2/',
      'https://harbour.awsapps.com/connect/contact-trace-records/details/c1',
    ],
  ])('stands at the instance of %s', (ccpUrl, url) => {
    const [only, ...rest] = settled(recordAfter({ type: 'answered' }, ended), { ...settings, ccpUrl });
    expect(rest).toEqual([]);
    expect(only).toEqual({ ...trace, url });
    expect(trace.fields).toMatchObject({ ContactId: 'c1', Channel: 'VOICE', InitiationMethod: 'INBOUND' });
    expect(trace.fields).not.toHaveProperty('InitialContactId');
    expect(traceOf({ ...base, initialCallId: 'c0' })).toMatchObject({ InitialContactId: 'c0' });
  });

  it('is where the administrator says, with a recording and a transcript', () => {
    const rules = {
      ...settings,
      contactRecordTemplate: 'https://ctr.example/{contactId}?o={attribute:Order}',
      recordingTemplate: 'https://rec.example/{contactId}',
      transcriptTemplate: 'https://t.example/{attribute:Missing}',
    };
    expect(settled(recordAfter({ type: 'answered' }, ended), rules)).toEqual([
      { ...trace, url: 'https://ctr.example/c1?o=7' },
      { type: 'recordingCame', url: 'https://rec.example/c1' },
    ]);
    const silent = recordAfter({ ...ended, outcome: 'missed' });
    expect(settled(silent, rules)).toEqual([{ ...trace, url: 'https://ctr.example/c1?o=7' }]);
  });

  it('one that the flow told stays, and a recording that came is not replaced', () => {
    const record = recordAfter(
      { type: 'answered' },
      { type: 'contactTraceCame', fields: {}, url: 'https://flow.example/1' },
      { type: 'recordingCame', url: 'https://flow.example/2' },
    );
    const rules = { ...settings, recordingTemplate: 'https://rec.example/{contactId}' };
    expect(settled(record, rules)).toEqual([trace]);
    const after = recordAfter({ type: 'contactTraceCame', fields: {}, url: 'https://flow.example/1' }, trace);
    expect(after).toMatchObject({ contactTraceUrl: 'https://flow.example/1', contactTrace: trace.fields });
  });

  it('is told once', () => {
    const url = 'https://harbour.my.connect.aws/contact-trace-records/details/c1';
    expect(settled(recordAfter({ type: 'answered' }, ended, { ...trace, url }), settings)).toEqual([]);
  });
});

it('[VO-33] a life that knew none of the lines adds only what is missing', () => {
  const lines = transcriptLines('0:01 P: one\n0:02 A: two');
  const record = recordAfter({ type: 'transcriptCame', lines: lines.slice(0, 1) });
  const told = settled(record, settings, { type: 'transcriptCame', lines, isFromStart: true });
  expect(told).toEqual([{ type: 'transcriptCame', lines: lines.slice(1) }]);
  expect(
    settled(record, settings, { type: 'transcriptCame', lines: [lines[0]], isFromStart: true } as never),
  ).toEqual([]);
});

it.each([
  ['it goes on', [{ type: 'answered' }], 'later'],
  ['it is wrapped up', [{ type: 'answered' }, ended, { type: 'wrapUpStarted' }], 'awaited'],
  ['it is cleared', [{ type: 'answered' }, ended, { type: 'wrapUpStarted' }, { type: 'cleared' }], 'absent'],
  ['nobody took it', [{ ...ended, outcome: 'missed', state: null }], 'none'],
] as const)('[VO-31] a recording that is not there, while %s', (_, events, state) => {
  const record = recordAfter(...(events as unknown as Partial<InteractionEvent>[]));
  expect(paperState(record, false)).toBe(state);
  expect(paperState(record, true)).toBe('here');
});

it.each([
  ['an outgoing call where the setting asks', 'outbound', true, 'sys_cs_conversation', 'b'.repeat(32)],
  ['an outgoing call where it does not', 'outbound', false, 'sn_openframe_phone_log', ''],
  ['a call that came in', 'inbound', true, 'sn_openframe_phone_log', ''],
] as const)('[VO-22] the conversation record of %s', (_, direction, makesConversation, table, document) => {
  const [happening] = settle(
    null,
    { callId: 'c1', agent: 'priya', at: 1, what: { ...opened, by: 'dial', direction } },
    { ...settings, makesConversation },
    { number: 'IMS0000001', conversation: 'b'.repeat(32) },
  );
  const record = foldInteraction([{ ...opened, ...happening } as InteractionEvent]);
  expect(record).toMatchObject({ channel_metadata_table: table, channel_metadata_document: document });
});
