import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWindowHost, type WindowHost } from '../../../entrypoints/background/host/window-host.ts';
import { browser } from '../../../lib/browser.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const ccpUrl = 'https://harbour.my.connect.aws/ccp-v2/';
interface FakeTab {
  id: number;
  url: string;
  status: string;
  windowId: number;
  discarded?: boolean;
}

let tabs: FakeTab[];
let background: Awaited<ReturnType<typeof fakeBackground>>;
let stored: ReturnType<typeof storedArea>;
let host: WindowHost;
const updated = vi.fn();
const registered = vi.fn(async () => {});

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.clearAllMocks();
  tabs = [];
  const { tabs: tabsApi, windows } = browser;
  vi.spyOn(tabsApi, 'get').mockImplementation(async (id) => {
    const tab = tabs.find((one) => one.id === id);
    if (!tab) throw new Error('No tab with that id.');
    return tab as never;
  });
  vi.spyOn(tabsApi, 'query').mockImplementation(async () => tabs as never);
  vi.spyOn(tabsApi, 'update').mockImplementation(async (...args: unknown[]) => updated(...args));
  vi.spyOn(tabsApi, 'remove').mockImplementation(async (id) => {
    tabs = tabs.filter((tab) => tab.id !== id);
  });
  vi.spyOn(tabsApi, 'reload').mockImplementation(
    async (...args: unknown[]) => void updated('reload', ...args),
  );
  vi.spyOn(windows, 'getLastFocused').mockImplementation(async () => ({ id: 1, focused: true }) as never);
  vi.spyOn(windows, 'update').mockImplementation(async () => ({}) as never);
  vi.spyOn(windows, 'create').mockImplementation(async () => {
    const tab = { id: 9, url: 'about:blank', status: 'complete', windowId: 2 };
    tabs.push(tab);
    return { tabs: [tab] } as never;
  });
  vi.stubGlobal('chrome', {
    scripting: {
      getRegisteredContentScripts: async () => [],
      registerContentScripts: registered,
      unregisterContentScripts: async () => {},
    },
  });
  background = await fakeBackground();
  stored = storedArea();
  host = createWindowHost(background.store, stored);
});

describe('the window host', () => {
  it('is trusted before its page loads, with its tab and the instance’s origin', async () => {
    updated.mockImplementationOnce(() => expect(host.trusted()).not.toBeNull());
    await host.open('h', ccpUrl);
    expect(host.trusted()).toEqual({ tabId: 9, origin: 'https://harbour.my.connect.aws' });
    expect(updated).toHaveBeenCalledWith(9, { url: ccpUrl });
    expect(updated).toHaveBeenCalledWith(9, { autoDiscardable: false });
  });

  it('runs its scripts on the instance’s origin and nowhere else', async () => {
    await host.open('h', ccpUrl);
    const [scripts] = registered.mock.calls[0] as unknown as [{ matches: string[]; world: string }[]];
    expect(scripts.map(({ matches }) => matches)).toEqual([
      ['https://harbour.my.connect.aws/*'],
      ['https://harbour.my.connect.aws/*'],
    ]);
    expect(scripts.map(({ world }) => world)).toEqual(['ISOLATED', 'MAIN']);
  });

  it('takes the agent’s own CCP tab instead of opening a second softphone', async () => {
    tabs = [{ id: 4, url: ccpUrl, status: 'complete', windowId: 1 }];
    await host.open('h', ccpUrl);
    expect(browser.windows.create).not.toHaveBeenCalled();
    expect(host.trusted()?.tabId).toBe(4);
    expect(updated).toHaveBeenCalledWith(4, { pinned: true });
  });

  it('opens a window of its own beside the agent workspace, which cannot be the host', async () => {
    const url = 'https://harbour.my.connect.aws/agent-app-v2/';
    tabs = [{ id: 4, url, status: 'complete', windowId: 1 }];
    await host.open('h', ccpUrl);
    expect(host.trusted()?.tabId).toBe(9);
  });

  it('gives each document an id of its own, and believes the newest', async () => {
    await host.open('h', ccpUrl);
    const first = await host.ccpHere('/ccp-v2/', false);
    const second = await host.ccpHere('/ccp-v2/', false);
    expect(first?.hostId).not.toBe(second?.hostId);
    expect((await host.standing())?.hostId).toBe(second?.hostId);
  });

  it('says signed out when it shows the login, and keeps what it shows', async () => {
    await host.open('h', ccpUrl);
    expect(await host.ccpHere('/login', false)).toBeNull();
    expect(background.store.now().connection.state).toBe('signed-out');
  });

  it('says unreachable when the page has no softphone', async () => {
    await host.open('h', ccpUrl);
    await host.ccpHere('/ccp-v2/', true);
    expect(background.store.now().connection.state).toBe('unreachable');
  });

  it('says signed out for a company’s sign-in on another origin', async () => {
    await host.open('h', ccpUrl);
    Object.assign(tabs[0] as FakeTab, { url: undefined });
    await host.tabLoaded(9);
    expect(background.store.now().connection.state).toBe('signed-out');
  });

  it('is found again by the next worker', async () => {
    await host.open('h', ccpUrl);
    const next = createWindowHost(background.store, stored);
    await next.ready;
    expect(next.trusted()?.tabId).toBe(9);
  });

  it.each([
    ['was thrown out of memory', { discarded: true }],
    ['crashed', { status: 'unloaded' }],
  ])('[FT-04] knows a page that %s, and wakes it', async (_, fate) => {
    await host.open('h', ccpUrl);
    expect(await host.hasDied()).toBe(false);
    Object.assign(tabs[0] as FakeTab, fate);
    expect(await host.hasDied()).toBe(true);
    await host.standing();
    expect(updated).toHaveBeenCalledWith('reload', 9);
  });

  it('trusts nobody once it is closed, by us or by hand', async () => {
    await host.open('h', ccpUrl);
    expect(await host.tabClosed(7)).toBe(false);
    tabs = [];
    expect(await host.hasDied()).toBe(false);
    expect(await host.tabClosed(9)).toBe(true);
    expect(host.trusted()).toBeNull();
    await host.open('h', ccpUrl);
    await host.close();
    expect(host.trusted()).toBeNull();
    expect(await host.tabClosed(9)).toBe(false);
  });
});
