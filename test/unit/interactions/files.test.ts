import { describe, expect, it, vi } from 'vitest';
import { createInteractionStore } from '../../../entrypoints/background/records/interaction-store.ts';
import { importFile } from '../../../entrypoints/interactions/files.ts';
import { isStream } from '../../../lib/interactions/check-stream.ts';
import type { InteractionEvent } from '../../../lib/interactions/events.ts';
import { glideTime, recordsOf, streamsIn, writeCsv, writeJson } from '../../../lib/interactions/file.ts';
import { fakeDatabase } from '../../fakes/database.ts';

const taken = vi.hoisted(() => vi.fn(async ({ length }: InteractionEvent[][]) => length));
vi.mock('../../../lib/messaging.ts', () => ({ queries: { importInteractions: taken } }));

const id = '7c1e9a5240d24f0c9a11b7f3b7f3b7f3';
const stream: InteractionEvent[] = [
  {
    ...{ interaction: id, sequence: 1, at: 1_764_000_000_000, type: 'opened', by: 'offer' },
    ...{ number: 'IMS0000007', contactId: 'contact', direction: 'inbound', kind: 'call', queue: 'Billing' },
    ...{ caller_phone_number: '+442079460958', name: '=HYPERLINK("http://evil.example")', context: {} },
    ...{ agent: { value: 'pnair', display_value: 'Priya' }, transferredBy: null, conversation: '' },
  },
  { interaction: id, sequence: 2, at: 1_764_000_006_000, type: 'answered' },
];
const changed = (at: number, change: object) =>
  stream.map((event, i) => (i === at ? { ...event, ...change } : event));

describe('[XX-02] interactions as files', () => {
  it('come back whole, once', async () => {
    const read = (streamsIn(writeJson([stream], 1)) ?? []).filter(isStream);
    expect(read).toEqual([stream]);
    const store = createInteractionStore(fakeDatabase());
    expect(await store.importStreams(read)).toEqual(recordsOf([stream]));
    expect(await store.importStreams(read)).toEqual([]);
    expect(await store.events(id)).toEqual(stream);
  });

  it.each<[string, unknown]>([
    ['a gap', changed(1, { sequence: 3 })],
    ['another record in between', changed(1, { interaction: '0'.repeat(32) })],
    ['an event of another version', changed(1, { type: 'teleported' })],
    ['a time that is none', changed(1, { at: 'noon' })],
    ['no beginning', changed(0, { type: 'answered' })],
    ['a script for a recording', changed(1, { type: 'recordingCame', url: 'javascript:alert(1)' })],
    ['a note of a megabyte', changed(1, { type: 'edited', work_notes: 'x'.repeat(1_000_000) })],
    ['nothing', []],
    ['a text', 'stream'],
  ])('leave out %s', (_, bad) => {
    expect(isStream(bad)).toBe(false);
    const text = JSON.stringify({ ...JSON.parse(writeJson([], 1)), streams: [bad, stream] });
    expect(streamsIn(text)?.filter(isStream)).toEqual([stream]);
  });

  it.each(['', 'null', '{}', '[1]', 'name;number'])('are no file of ours: %j', (text) => {
    expect(streamsIn(text)).toBeNull();
  });

  it('stand in a table that no spreadsheet calculates with, in ServiceNow’s own times', () => {
    const csv = writeCsv(recordsOf([stream]));
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(csv).toContain(glideTime(1_764_000_000_000));
    expect(glideTime(0)).toBe('1970-01-01 00:00:00');
  });
});

describe('[XX-02] a file that is brought back', () => {
  const call = (at: number, number: string): InteractionEvent[] => [
    {
      ...(stream[0] as Extract<InteractionEvent, { type: 'opened' }>),
      interaction: at.toString(16).padStart(32, '0'),
      contactId: `contact-${at}`,
      number,
    },
  ];

  it('has each record once, and each number once', async () => {
    const store = createInteractionStore(fakeDatabase());
    const [one, two] = [call(1, 'IMS0000007'), call(2, 'IMS0000007')];
    const added = await store.importStreams([one, one, two, call(3, 'IMS0000008')]);
    expect(added.map(({ number }) => number)).toEqual(['IMS0000007', 'IMS0000008', 'IMS0000009']);
    expect(await store.events(added[1]?.sys_id ?? '')).toMatchObject([{ number: 'IMS0000008' }]);
  });

  it('is given up after the stretch that is being written, and says how far it came', async () => {
    const giving = new AbortController();
    const calls = Array.from({ length: 500 }, (_, at) => call(at, `IMS${1_000_000 + at}`));
    const file = new File([writeJson(calls, 1)], 'calls.json');
    const far: number[] = [];
    const onProgress = (_: string, done: number) => {
      far.push(done);
      if (done === 200) giving.abort();
    };
    const said = await importFile(file, onProgress, giving.signal);
    expect(said).toBe('Stopped: 400 new, the rest was not read; import the file again to go on');
    expect(far).toEqual([0, 200]);
    expect(taken).toHaveBeenCalledTimes(2);
    expect(await importFile(file, () => {}, new AbortController().signal)).toBe('Imported: 500 new');
  });
});
