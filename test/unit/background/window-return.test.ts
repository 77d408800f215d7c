import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWindowReturn } from '../../../entrypoints/background/host/window-return.ts';
import { browser } from '../../../lib/browser.ts';
import type { Session } from '../../../lib/session.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call } from '../../gallery/people.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;
let windows: object[];
let now: number;
let closed: () => Promise<void>;
const host = { ensure: vi.fn(async () => {}) };

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(browser.windows, 'getAll').mockImplementation(async () => windows as never);
  vi.clearAllMocks();
  background = await fakeBackground();
  windows = [{}];
  now = 1_000_000;
  closed = createWindowReturn(background.store, storedArea(), host, () => now);
});
const state = () => background.store.now().connection.state;

describe('a softphone window that was closed by hand', () => {
  it('comes back, and says why', async () => {
    await closed();
    expect(host.ensure).toHaveBeenCalledOnce();
    expect(background.store.now().notice).toMatchObject({ code: 'window-back' });
  });

  it.each<[string, Session['calls'], string]>([
    ['no call', [], 'connecting'],
    ['a call', [call({ phase: 'connected' })], 'reconnecting'],
  ])('with %s is at once no longer said to be ready', (_, calls, expected) => {
    background.store.change({ calls, connection: { state: 'ready' } });
    void closed();
    expect(state()).toBe(expected);
  });

  it('that showed the login leaves the agent signed out', async () => {
    background.store.change({ connection: { state: 'signed-out' } });
    await closed();
    expect(state()).toBe('signed-out');
  });

  it('stays closed when it is closed again soon after: that was meant', async () => {
    await closed();
    now += 60_000;
    await closed();
    expect(host.ensure).toHaveBeenCalledOnce();
    expect(state()).toBe('closed');
  });

  it('comes back once more on another day', async () => {
    await closed();
    now += 11 * 60_000;
    await closed();
    expect(host.ensure).toHaveBeenCalledTimes(2);
  });

  it('stays closed while the agent is asked which softphone to keep', async () => {
    background.store.change({ otherCcps: [{ tabId: 4, title: 'Contact Control Panel', canHost: true }] });
    await closed();
    expect(host.ensure).not.toHaveBeenCalled();
    expect(state()).toBe('closed');
  });

  it('stays closed with the last window of the browser', async () => {
    windows = [];
    await closed();
    expect(host.ensure).not.toHaveBeenCalled();
  });

  it('comes back in a call whatever else, so that the call can be ended, and says that its sound is lost', async () => {
    background.store.change({ calls: [call({ phase: 'connected' })] });
    await closed();
    await closed();
    expect(host.ensure).toHaveBeenCalledTimes(2);
    expect(background.store.now().notice).toMatchObject({ code: 'sound-lost' });
  });
});
