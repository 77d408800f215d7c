/** The agent flags how a call sounds: on the card, on record, on the page, in files and on the instance. */

import { beforeEach, expect, it } from 'vitest';
import { activityOf } from '../../../components/interactions/activity-words.ts';
import { Details } from '../../../components/interactions/RecordPanels.tsx';
import { QualityMark } from '../../../components/panels/calls/QualityMark.tsx';
import { isStream } from '../../../lib/interactions/check-stream.ts';
import { writeCsv } from '../../../lib/interactions/file.ts';
import { interactionSteps } from '../../../lib/servicenow/record-steps.ts';
import { type Drawn, freshDocument } from '../../fakes/drawn.tsx';
import { priya } from '../../fakes/servicenow.ts';
import { lookup } from '../../gallery/directory.ts';
import { call, now, session } from '../../gallery/people.ts';
import { newWorld, talking } from './desk.ts';

const quality = { level: 'poor', lossPercent: 8, jitterMs: 61, roundTripMs: 410, at: 1 } as const;

it('[EX-08] one press puts it on record with how the line is, and a second one does nothing', async () => {
  const { store, commands, id, record, records } = await talking(newWorld());
  store.change({ calls: store.now().calls.map((one) => ({ ...one, quality })) });
  await commands.flagQuality({}, id);
  await expect(commands.flagQuality({}, id)).rejects.toMatchObject({ code: 'not-now' });
  const kept = await record();
  const at = store.now().calls[0]?.flaggedAt;
  expect(at).toEqual(expect.any(Number));
  expect(kept.qualityFlags).toEqual([{ at, level: 'poor', lossPercent: 8, jitterMs: 61, roundTripMs: 410 }]);

  const events = await records.interactions.events(kept.sys_id);
  expect(isStream(events), 'it can be brought back from a file').toBe(true);
  expect(activityOf(events).map(({ title, detail }) => `${title}: ${detail}`)).toContain(
    'Call quality flagged: line poor, 8 % lost, 61 ms jitter, 410 ms round trip',
  );
  const [heading = '', row = ''] = writeCsv([kept]).split('\n');
  expect(heading).toContain('quality flagged');
  expect(row).toContain('poor, loss 8 %, jitter 61 ms, round trip 410 ms');
  const steps = await interactionSteps(kept, priya);
  const context = steps.flatMap((step) => (step.kind === 'row' && step.key === 'context' ? [step] : []))[0];
  expect(JSON.parse(context?.values.value ?? '{}').qualityFlags).toEqual(kept.qualityFlags);
});

it('[EX-08] the flag outlives the next report, and the worker', async () => {
  const { store, commands, id, platform } = await talking(newWorld());
  await commands.flagQuality({}, id);
  const { flaggedAt } = store.now().calls[0] ?? {};
  await platform.hold(id);
  expect(store.now().calls[0]).toMatchObject({ phase: 'held', flaggedAt });
});

it('[EX-08] without figures of the softphone, as on a desk phone, it is flagged all the same', async () => {
  const { commands, id, record } = await talking(newWorld());
  await commands.flagQuality({}, id);
  expect((await record()).qualityFlags).toMatchObject([{ level: null, lossPercent: null }]);
});

let drawn: Drawn;
let asked: unknown[][];
beforeEach(() => {
  drawn = freshDocument();
  asked = [];
});
const ask = (_: Event, ...what: unknown[]) => void asked.push(what);
const mark = (changed: Parameters<typeof call>[0]) => (
  <QualityMark {...{ session: session(), now, lookup, ask, call: call(changed) }} />
);

it('[EX-08] the card has the press beside the bars, then says that it was flagged, and has none while it rings', () => {
  drawn.draw(mark({ id: 'c', quality }));
  expect(drawn.root.textContent).toBe('Poor');
  drawn.send('button', 'click');
  expect(asked).toEqual([['flagQuality', 'c']]);
  drawn.draw(mark({ id: 'c', quality, flaggedAt: now }));
  expect(drawn.find('button').ariaDisabled ?? drawn.find('button').getAttribute('aria-disabled')).toBe(
    'true',
  );
  expect(drawn.find('button').getAttribute('aria-label')).toMatch(/^Call quality flagged at /);
  drawn.draw(mark({ phase: 'ringing' }));
  expect(drawn.root.querySelector('button')).toBeNull();
});

it('[EX-08] the record’s page shows it', async () => {
  const { store, commands, id, record } = await talking(newWorld());
  store.change({ calls: store.now().calls.map((one) => ({ ...one, quality })) });
  await commands.flagQuality({}, id);
  drawn.draw(<Details record={await record()} onShowThere={null} />);
  expect(drawn.root.textContent).toMatch(/Call quality.*line poor, 8 % lost/);
});
