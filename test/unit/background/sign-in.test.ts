import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectHost } from '../../../entrypoints/background/host/connect-host.ts';
import { createSignIn } from '../../../entrypoints/background/host/sign-in.ts';
import { browser } from '../../../lib/browser.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call } from '../../gallery/people.ts';

const ccpUrl = 'https://harbour.my.connect.aws/ccp-v2/';
const login = 'https://harbour.my.connect.aws/login';
const company = 'https://sso.example.com/harbour';
const hostTab = 9;

let background: Awaited<ReturnType<typeof fakeBackground>>;
let found: InstanceProbe;
let url: string | undefined;
let loginUrl: string | null;
const went = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(browser.tabs, 'get').mockImplementation(async () => ({ url }) as never);
  vi.spyOn(browser.tabs, 'update').mockImplementation((async (...args: unknown[]) => went(...args)) as never);
  background = await fakeBackground();
  background.store.change({ connection: { state: 'signed-out' } });
  found = 'signed-out';
  url = login;
  loginUrl = null;
});
const signIn = () =>
  createSignIn(
    background.store,
    storedArea(),
    { show: async () => true } as unknown as ConnectHost,
    () => hostTab,
    { settings: async () => ({ ccpUrl, loginUrl }), probe: async () => found },
  );
const connection = () => background.store.now().connection;

describe('[AC-07] signing in in the softphone’s own window', () => {
  it('tells a form that is asked for once more from the first', async () => {
    const { open, tabLoaded } = signIn();
    await tabLoaded(hostTab);
    expect(connection()).toEqual({ state: 'signed-out', attempt: 'open' });
    await open();
    await tabLoaded(hostTab);
    expect(connection()).toEqual({ state: 'signed-out', attempt: 'asked-again' });
    expect(went).not.toHaveBeenCalled();
  });

  it('goes to the company’s page where one is set, and tells who is no agent', async () => {
    loginUrl = company;
    const { open, tabLoaded } = signIn();
    await open();
    expect(went).toHaveBeenCalledWith(hostTab, { url: company });
    await tabLoaded(hostTab);
    expect(connection()).toEqual({ state: 'signed-out', attempt: 'not-let-in' });
  });

  it('leaves a sign-in at the company alone that has begun', async () => {
    loginUrl = company;
    url = undefined;
    await signIn().open();
    expect(went).not.toHaveBeenCalled();
  });

  it('is not begun in a call while somebody is in', async () => {
    background.store.change({ connection: { state: 'ready' }, calls: [call()] });
    await expect(signIn().open()).rejects.toThrow('on-a-call');
  });

  it('goes on to the softphone once somebody is in, and not again and again', async () => {
    const { tabLoaded } = signIn();
    found = 'ready';
    await tabLoaded(hostTab);
    expect(went).toHaveBeenCalledExactlyOnceWith(hostTab, { url: ccpUrl });
    await tabLoaded(hostTab);
    expect(went).toHaveBeenCalledOnce();
  });

  it('leaves the softphone’s page and pages of others alone', async () => {
    const { tabLoaded } = signIn();
    found = 'ready';
    for (url of [ccpUrl, undefined]) await tabLoaded(hostTab);
    expect(went).not.toHaveBeenCalled();
  });
});
