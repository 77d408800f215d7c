/** The widget's frame beside a worker that may be stopped at any moment (reliability-and-security, F1). */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { widgetFrame } from '../../../lib/widget-host/frame.ts';

/** As much of a frame element as a host sees; what is posted into it lands in `posted`. */
class FrameElement extends EventTarget {
  readonly posted: { ticket: string; port: MessagePort }[] = [];
  loads = 0;
  title = '';
  readonly contentWindow = {
    postMessage: ({ ticket }: { ticket: string }, _origin: string, [port]: [MessagePort]) =>
      this.posted.push({ ticket, port }),
  };
  set src(_: string) {
    this.loads += 1;
  }
  setAttribute() {}
  remove() {}
}

let element: FrameElement;
/** How the worker answers the requests for tickets, in order. */
let answers: (() => Promise<unknown>)[];
const failed = vi.fn();
const given = async () => ({ value: 'a ticket' });
const stopped = async () => {
  throw new Error('The message port closed before a response was received.');
};
const silent = () => new Promise(() => {});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  failed.mockClear();
  element = new FrameElement();
  vi.stubGlobal('document', { createElementNS: () => element });
  vi.stubGlobal('chrome', {
    runtime: {
      getURL: (path: string) => `chrome-extension://id${path}`,
      sendMessage: () => answers.shift()?.(),
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function loaded(): Promise<void> {
  element.dispatchEvent(new Event('load'));
  await vi.advanceTimersByTimeAsync(0);
}

/** The frame's first word, heard by its host. */
async function up(): Promise<void> {
  const heard = new Promise((done) => {
    const frame = element.posted.at(-1);
    frame?.port.postMessage({ type: 'up' });
    setImmediate(done);
  });
  await heard;
}

test.each([
  ['fails the question for a ticket twice', [stopped, stopped]],
  ['never answers it', [silent]],
])('[AC-03] a worker that %s has the frame loaded once more, and it comes up', async (_, at) => {
  answers = [...at, given];
  widgetFrame(() => {}, failed);
  await loaded();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(element.loads).toBe(2);
  await loaded();
  await up();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed).not.toHaveBeenCalled();
  expect(element.loads).toBe(2);
});

test('[AC-03] a worker that is stopped over the question is asked once more', async () => {
  answers = [stopped, given];
  widgetFrame(() => {}, failed);
  await loaded();
  await up();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed).not.toHaveBeenCalled();
  expect(element.loads).toBe(1);
});

test('a frame that stays blank is given up after the second time, once', async () => {
  answers = [given, given];
  widgetFrame(() => {}, failed);
  await loaded();
  await vi.advanceTimersByTimeAsync(3_000);
  await loaded();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed).toHaveBeenCalledOnce();
  expect(element.loads).toBe(2);
});

test('one late failure does not count twice', async () => {
  let fail = () => {};
  answers = [() => new Promise((_, no) => (fail = () => no(new Error('late')))), given];
  widgetFrame(() => {}, failed);
  await loaded();
  await vi.advanceTimersByTimeAsync(3_000);
  fail();
  await loaded();
  await up();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed).not.toHaveBeenCalled();
});
