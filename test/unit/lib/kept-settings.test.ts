import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser } from '../../../lib/browser.ts';
import { createKeptSettings } from '../../../lib/settings.ts';

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('kept settings are read once, and anew after each change of theirs', async () => {
  const reads = vi.spyOn(browser.storage.local, 'get');
  const settings = createKeptSettings();
  expect((await settings()).defaultRegion).toBe('US');
  await settings();
  await browser.storage.local.set({ somethingElse: 1 });
  await settings();
  expect(reads).toHaveBeenCalledTimes(1);
  await browser.storage.local.set({ settings: { defaultRegion: 'FR' } });
  expect((await settings()).defaultRegion).toBe('FR');
  await browser.storage.managed.set({ defaultRegion: 'DE' });
  expect((await settings()).defaultRegion).toBe('DE');
});

test('settings that could not be read are read again', async () => {
  vi.spyOn(browser.storage.local, 'get').mockRejectedValueOnce(new Error('a full disk'));
  const settings = createKeptSettings();
  await expect(settings()).rejects.toThrow('a full disk');
  expect((await settings()).defaultRegion).toBe('US');
});
