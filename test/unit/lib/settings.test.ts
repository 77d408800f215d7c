import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser } from '../../../lib/browser.ts';
import { changeSettings, createKeptSettings, readSettings } from '../../../lib/settings.ts';

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  // The browser's: one holder at a time, in the order they asked.
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => {
    last = last.then(work, work);
    return last;
  };
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => vi.unstubAllGlobals());

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

test('[AC-52] choices made at the same moment are all kept', async () => {
  const choose = (kind: 'speaker' | 'ringer' | 'microphone', label: string) =>
    changeSettings(({ devices }) => ({ devices: { ...devices, [kind]: label } }));
  await Promise.all([choose('speaker', 'Desk'), choose('ringer', 'Laptop'), choose('microphone', 'Headset')]);
  const { devices } = await readSettings();
  expect(devices).toEqual({ speaker: 'Desk', ringer: 'Laptop', microphone: 'Headset' });
});

test('what the administrator holds is not changed, and what they do not is', async () => {
  await browser.storage.managed.set({ defaultRegion: 'DE' });
  await expect(changeSettings(() => ({ defaultRegion: 'FR' }))).rejects.toMatchObject({
    code: 'set-by-policy',
  });
  expect(await changeSettings(() => ({ helpFrom: 'Sam' }))).toMatchObject({
    defaultRegion: 'DE',
    helpFrom: 'Sam',
  });
});
