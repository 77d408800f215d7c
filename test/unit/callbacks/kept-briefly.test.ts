/** What is known of a customer goes when its time is over, wherever it stands. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { amara, callbackBench, mobile } from '../../fakes/callback-bench.ts';

const dayMs = 86_400_000;
type Bench = Awaited<ReturnType<typeof callbackBench>>;
let bench: Bench;

/** Every table, and what the session keeps of calls, as one text. */
async function everything(): Promise<string> {
  const database = await bench.database();
  const tables = await Promise.all([...database.objectStoreNames].map((name) => database.getAll(name)));
  const { missed, recents, calls, callbacks } = bench.life.store.now();
  return JSON.stringify([tables, missed, recents, calls, callbacks]);
}
const traces = async () => {
  const text = await everything();
  return [amara, mobile, 'Amara', 'tracking stopped'].filter((trace) => text.includes(trace));
};

/** A callback with a voicemail, called and closed; and a call that was missed. */
async function done(): Promise<void> {
  const id = bench.offer({ voicemailTranscript: 'tracking stopped in Leeds' });
  const { desk, dialler, closing } = bench.life.callbacks;
  await desk.accept(id);
  await bench.settle();
  await dialler.dial(id, false);
  await bench.settle();
  const callId = bench.only().callId ?? '';
  bench.platform.customerAnswers(callId);
  bench.platform.customerHangsUp(callId);
  await bench.settle();
  await closing.close(id);
  await bench.settle();
  const missed = bench.platform.customerCalls({ number: mobile, name: 'Amara Osei' });
  await bench.platform.reject(missed);
  bench.life.store.change({
    missed: [
      {
        ...{ callId: missed, number: mobile, numberText: mobile, name: 'Amara Osei', queue: null },
        ...{ reason: 'Not answered in time', at: Date.now() },
      },
    ],
  });
  await bench.platform.clear(missed);
  await bench.settle();
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  bench = await callbackBench({ keepRecordsDays: 30 });
  await done();
});
afterEach(() => vi.useRealTimers());

it('[XX-05] after its time nothing of it is left: record, stream, callback, voicemail, missed call', async () => {
  expect(await traces()).toHaveLength(4);
  vi.setSystemTime(Date.now() + 29 * dayMs);
  await bench.life.records.care.look();
  expect(await traces()).toHaveLength(4);
  vi.setSystemTime(Date.now() + 2 * dayMs);
  await bench.life.records.care.look();
  expect(await traces()).toEqual([]);
});

it('[XX-05] what is promised and not kept yet stays, however old', async () => {
  await bench.life.callbacks.followUps.schedule(amara, Date.now() + 90 * dayMs, '', 'Ask about the refund');
  vi.setSystemTime(Date.now() + 60 * dayMs);
  await bench.life.records.care.look();
  expect(await bench.life.records.callbacks.all()).toMatchObject([{ phone_number: amara }]);
});

it('[XX-05] an offer that went on to somebody else is not kept for them', async () => {
  const id = bench.offer({ voicemailTranscript: 'tracking stopped' });
  await bench.life.callbacks.desk.reject(id);
  await bench.settle();
  expect(await bench.life.records.callbacks.find(id)).toMatchObject({ state: 1 });
  vi.setSystemTime(Date.now() + 40 * dayMs);
  await bench.life.records.care.look();
  expect(await bench.life.records.callbacks.find(id)).toBeNull();
});

it('[XX-05] deleting everything deletes everything', async () => {
  await bench.life.records.deleteAll();
  await bench.settle();
  expect(await traces()).toEqual([]);
});
