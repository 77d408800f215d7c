import { beforeEach, expect, it, vi } from 'vitest';
import { askPage, bringToOpenPages } from '../../../entrypoints/background/surfaces/page-script.ts';
import { browser } from '../../../lib/browser.ts';
import type { PageRequest } from '../../../lib/page/requests.ts';

const request: PageRequest = { to: 'page', name: 'showWidget', args: [false] };
const files = ['content-scripts/click-to-call.js'];
/** Tabs that have our script, and those that may be looked into. */
let scripted: Set<number>;
let allowed: Set<number>;
const executeScript = vi.fn(async ({ target }: { target: { tabId: number } }) => {
  if (!allowed.has(target.tabId)) throw new Error('Cannot access contents of the page');
  scripted.add(target.tabId);
});

beforeEach(() => {
  executeScript.mockClear();
  [scripted, allowed] = [new Set([1]), new Set([1, 2])];
  vi.stubGlobal('chrome', {
    scripting: { executeScript },
    runtime: { getManifest: () => ({ content_scripts: [{ js: files }] }) },
  });
  vi.spyOn(browser.tabs, 'query').mockImplementation(async () => [{ id: 1 }, { id: 2 }, { id: 3 }] as never);
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(async (id) => {
    if (!scripted.has(id)) throw new Error('Receiving end does not exist');
    return { value: 'up' };
  });
});

it('[FT-08] open pages get the script that the manifest names, in all frames, where that is allowed', async () => {
  await bringToOpenPages();
  expect(executeScript.mock.calls.map(([asked]) => asked)).toEqual(
    [1, 2, 3].map((tabId) => ({ target: { tabId, allFrames: true }, files })),
  );
  expect([...scripted]).toEqual([1, 2]);
});

it('[FT-08] a page that answers is asked, and given nothing', async () => {
  expect(await askPage(1, request)).toEqual({ value: 'up' });
  expect(executeScript).not.toHaveBeenCalled();
});

it('[FT-08] a page without it gets it when it is asked something, and answers', async () => {
  expect(await askPage(2, request)).toEqual({ value: 'up' });
});

it('a page that may not be looked into answers in the browser’s own words', async () => {
  await expect(askPage(3, request)).rejects.toThrow('Receiving end');
});
