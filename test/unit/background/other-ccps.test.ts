import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createOtherCcps, type OtherCcps } from '../../../entrypoints/background/host/other-ccps.ts';
import { browser } from '../../../lib/browser.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';

const site = 'https://harbour.my.connect.aws';
let background: Awaited<ReturnType<typeof fakeBackground>>;
let tabs: { id: number; url: string; title: string }[];
let others: OtherCcps;
const found = () => background.store.now().otherCcps.map(({ tabId }) => tabId);

beforeEach(async () => {
  background = await fakeBackground();
  tabs = [
    { id: 1, url: `${site}/ccp-v2/`, title: 'Ours' },
    { id: 2, url: `${site}/ccp-v2/`, title: 'Contact Control Panel' },
    { id: 3, url: `${site}/agent-app-v2/`, title: 'Agent workspace' },
    { id: 4, url: `${site}/home`, title: 'Administration' },
  ];
  vi.spyOn(browser.tabs, 'query').mockImplementation(async () => tabs as never);
  vi.spyOn(browser.tabs, 'get').mockImplementation(async (id) => tabs.find((tab) => tab.id === id) as never);
  vi.spyOn(browser.tabs, 'remove').mockImplementation(async (ids) => {
    tabs = tabs.filter(({ id }) => ![ids].flat().includes(id));
  });
  others = createOtherCcps(
    background.store,
    async () => `${site}/ccp-v2/`,
    async () => [1, null],
  );
});

describe('other softphones of the same agent', () => {
  it('are found and named, ours and the sign-in window left out', async () => {
    await others.look();
    expect(background.store.now().otherCcps).toEqual([
      { tabId: 2, title: 'Contact Control Panel', canHost: true },
      { tabId: 3, title: 'Agent workspace', canHost: false },
    ]);
  });

  it('are noticed when one is opened, and forgotten when it closes or goes elsewhere', async () => {
    tabs.pop();
    await others.tabLoaded(2);
    expect(found()).toEqual([2, 3]);
    Object.assign(tabs[1] ?? {}, { url: 'https://shop.example/' });
    await others.tabLoaded(2);
    expect(found()).toEqual([3]);
    tabs.pop();
    await others.tabClosed(3);
    expect(found()).toEqual([]);
  });

  it('are all closed when the agent keeps ours', async () => {
    await others.look();
    await others.close();
    expect(tabs.map(({ id }) => id)).toEqual([1, 4]);
    expect(found()).toEqual([]);
  });

  it('are closed but for the one that takes over', async () => {
    await others.look();
    expect(await others.keepOne()).toBe(true);
    expect(tabs.map(({ id }) => id)).toEqual([1, 2, 4]);
  });

  it('[CC-04] are left as they are where none can take over', async () => {
    tabs = tabs.filter(({ id }) => id !== 2);
    await others.look();
    expect(await others.keepOne()).toBe(false);
    expect(found()).toEqual([3]);
    expect(browser.tabs.remove).not.toHaveBeenCalled();
  });

  it('[AC-09][CC-04] in the page of another site are named by it, and left open', async () => {
    const frame = { origin: site, tab: { id: 9 }, frameId: 4 };
    const answers = vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue({ value: true });
    await others.framed(frame, 'crm.example', true);
    await others.look();
    const crm = { tabId: 9, title: 'crm.example', canHost: false, isFramed: true };
    expect(background.store.now().otherCcps).toContainEqual(crm);
    await others.close();
    expect(background.store.now().otherCcps).toEqual([crm]);
    expect(browser.tabs.remove).not.toHaveBeenCalledWith(expect.arrayContaining([9]));
    // The page went elsewhere: nobody answers.
    answers.mockRejectedValue(new Error('Receiving end does not exist.'));
    await others.tabLoaded(9);
    expect(background.store.now().otherCcps).toEqual([]);
  });

  it.each([
    ['of another origin', { origin: 'https://evil.example', tab: { id: 9 }, frameId: 4 }],
    ['that is a page itself', { origin: site, tab: { id: 9 }, frameId: 0 }],
    ['in our own hidden document', { origin: site, frameId: 4 }],
    ['in the agent workspace, which is known', { origin: site, tab: { id: 3 }, frameId: 4 }],
  ])('are not believed of a frame %s', async (_, frame) => {
    await others.look();
    await others.framed(frame, 'crm.example', true);
    expect(found()).toEqual([2, 3]);
  });

  it('[AC-09][CC-04] get the script that tells once when they were there before it, and say so', async () => {
    const executeScript = vi.fn(async () => []);
    vi.stubGlobal('chrome', { scripting: { executeScript } });
    const frame = { origin: site, tab: { id: 9 }, frameId: 4 };
    await others.frameHere({ ...frame, origin: 'https://evil.example' });
    expect(executeScript).not.toHaveBeenCalled();
    await others.frameHere(frame);
    expect(executeScript).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 9, frameIds: [4] },
      files: ['ccp-frame.js'],
    });
    await others.framed(frame, 'crm.example', true);
    await others.frameHere(frame);
    expect(executeScript).toHaveBeenCalledOnce();
  });

  it('are forgotten when their frame goes', async () => {
    const frame = { origin: site, tab: { id: 9 }, frameId: 4 };
    await others.framed(frame, 'crm.example', true);
    expect(found()).toEqual([9]);
    await others.framed(frame, 'crm.example', false);
    expect(found()).toEqual([]);
  });

  it('do not take over in a call', async () => {
    await others.look();
    background.store.change({ calls: [call()] });
    await expect(others.keepOne()).rejects.toMatchObject({ code: 'on-a-call' });
    expect(tabs).toHaveLength(4);
  });
});
