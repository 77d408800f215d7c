import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFrameApi } from '../../../entrypoints/openframe-page.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('[CC-33] the API is waited for while its script loads', async () => {
  const found = openFrameApi();
  await vi.advanceTimersByTimeAsync(5_000);
  const api = { init() {} };
  vi.stubGlobal('openFrameAPI', api);
  await vi.advanceTimersByTimeAsync(250);
  expect(await found).toBe(api);
});

test('[CC-33] a page without it is not polled for ever', async () => {
  const found = openFrameApi();
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await found).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});
