import { expect, test } from 'vitest';
import { createWorkRecords } from '../../../entrypoints/background/servicenow/work-records.ts';
import type { WorkItem, WorkPhase } from '../../../lib/work/work-item.ts';

const now = 1_000_000;
const item = (phase: WorkPhase, phaseAt = now) =>
  ({ id: 'w1', phase, phaseAt, document: { table: 'incident', id: 'i1', label: 'INC1' } }) as WorkItem;

function records() {
  const opened: string[] = [];
  const { show, follow } = createWorkRecords(async ({ id }) => void opened.push(id));
  return { opened, show, follow };
}

test.each<[string, WorkItem[], WorkItem[], number]>([
  ['offered before, and taken in the instance’s own window', [item('offered')], [item('open')], 1],
  ['not seen before, and taken just now by itself', [], [item('open', now - 20_000)], 1],
  ['not seen before, and open for an hour: an earlier session’s', [], [item('open', now - 3_600_000)], 0],
  ['open before', [item('open')], [item('open')], 0],
  ['back from a colleague who turned it away', [item('transferring')], [item('open')], 0],
  ['only offered', [], [item('offered')], 0],
])('[CC-17][CC-19] the record of work that was %s', (_, before, after, count) => {
  const { opened, follow } = records();
  follow(before, after, now);
  expect(opened).toHaveLength(count);
});

test('[CC-19] what was accepted here is shown once, and again when it comes anew', async () => {
  const { opened, show, follow } = records();
  await show(item('offered'));
  follow([item('offered')], [item('open')], now);
  expect(opened).toHaveLength(1);
  follow([item('open')], [], now);
  follow([item('offered')], [item('open')], now);
  expect(opened).toHaveLength(2);
});
