import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectHost } from '../../../entrypoints/background/host/connect-host.ts';
import { framedHost } from '../../../entrypoints/background/host/framed-host.ts';
import { inDocumentTurn } from '../../../entrypoints/background/host/hidden-documents.ts';
import type { PlatformReport } from '../../../lib/voice-platform.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call, session } from '../../gallery/people.ts';

const ccpUrl = 'https://harbour.my.connect.aws/ccp-v2/';
let background: Awaited<ReturnType<typeof fakeBackground>>;
let documentUrl: string | null;
let making: (url: string) => Promise<void>;
const createDocument = vi.fn(({ url }: { url: string }) => making(url));
const sendMessage = vi.fn(async ({ name }: { name: string }): Promise<unknown> => {
  if (!documentUrl) throw new Error('Could not establish connection. Receiving end does not exist.');
  return { value: name === 'presentReport' ? presentReport() : undefined };
});

/** What the standing document would tell. */
function presentReport(): PlatformReport {
  const hostId = new URL(documentUrl ?? 'x:').searchParams.get('host') ?? '';
  return { ...session({ calls: [call()] }), callbacks: [], sequence: 3, hostId, at: 0 };
}

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.useFakeTimers();
  vi.clearAllMocks();
  documentUrl = null;
  making = async (url) => {
    if (documentUrl) throw new Error('Only a single offscreen document may be created.');
    documentUrl = `chrome-extension://ours${url}`;
  };
  vi.stubGlobal('chrome', {
    runtime: {
      getContexts: async () => (documentUrl ? [{ documentUrl }] : []),
      sendMessage,
    },
    offscreen: {
      createDocument,
      closeDocument: async () => {
        documentUrl = null;
      },
    },
  });
  background = await fakeBackground();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const open = (url: string | null = ccpUrl) =>
  createConnectHost(background.store, { framed: framedHost, window: framedHost }, async () => ({
    ccpUrl: url,
    kind: 'framed',
  }));

describe('[FT-05] the host', () => {
  it('is made once, however many ask at the same time', async () => {
    const host = open();
    await Promise.all([host.ensure(), host.ensure(), host.ensure()]);
    expect(createDocument).toHaveBeenCalledOnce();
    expect(new URL(documentUrl ?? '').searchParams.get('ccp')).toBe(ccpUrl);
  });

  it('is not made before an instance is set up', async () => {
    await open(null).ensure();
    expect(createDocument).not.toHaveBeenCalled();
  });

  it('that stands is asked how it is after the worker died, and not made anew', async () => {
    documentUrl = `chrome-extension://ours/offscreen.html?${new URLSearchParams({ ccp: ccpUrl, host: 'old' })}`;
    await open().ensure();
    expect(createDocument).not.toHaveBeenCalled();
    expect(background.store.now().calls).toHaveLength(1);
  });

  it('of another instance is replaced', async () => {
    documentUrl = 'chrome-extension://ours/offscreen.html?ccp=https%3A%2F%2Fother%2F&host=old';
    await open().ensure();
    expect(createDocument).toHaveBeenCalledOnce();
  });

  it('is believed when the document came although the browser never said so', async () => {
    making = (url) => {
      documentUrl = `chrome-extension://ours${url}`;
      return new Promise(() => {});
    };
    const made = open().ensure();
    await vi.advanceTimersByTimeAsync(5_000);
    await made;
    expect(createDocument).toHaveBeenCalledOnce();
  });

  it('takes the place of a bell that nobody closed: the browser holds one hidden document', async () => {
    documentUrl = 'chrome-extension://ours/bell.html?try';
    await open().ensure();
    expect(new URL(documentUrl).pathname).toBe('/offscreen.html');
    expect(createDocument).toHaveBeenCalledOnce();
  });

  it('waits for a bell that is being tried, and is not closed in its place', async () => {
    const heard = Promise.withResolvers<void>();
    const trial = inDocumentTurn(async () => {
      documentUrl = 'chrome-extension://ours/bell.html?try';
      await heard.promise;
      documentUrl = null;
    });
    const made = open().ensure();
    await vi.advanceTimersByTimeAsync(100);
    expect(createDocument).not.toHaveBeenCalled();
    heard.resolve();
    await Promise.all([trial, made]);
    expect(new URL(documentUrl ?? '').pathname).toBe('/offscreen.html');
  });

  it('is tried three times, then the failure is told', async () => {
    making = () => new Promise(() => {});
    const made = expect(open().ensure()).rejects.toMatchObject({ code: 'host-lost' });
    await vi.advanceTimersByTimeAsync(15_000);
    await made;
    expect(createDocument).toHaveBeenCalledTimes(3);
  });

  it('can be made after an attempt that failed', async () => {
    const works = making;
    making = async () => {
      throw new Error('no');
    };
    const host = open();
    await expect(host.ensure()).rejects.toMatchObject({ code: 'host-lost' });
    making = works;
    await host.ensure();
    expect(documentUrl).not.toBeNull();
  });
});

describe('restarting it', () => {
  it('makes a new document', async () => {
    const host = open();
    await host.ensure();
    const before = documentUrl;
    background.store.change({ calls: [] });
    await host.restart();
    expect(documentUrl).not.toBe(before);
  });

  it('is refused during a call, whose audio would be gone', async () => {
    const host = open();
    await host.ensure();
    background.store.take(presentReport());
    await expect(host.restart()).rejects.toMatchObject({ code: 'on-a-call' });
    expect(createDocument).toHaveBeenCalledOnce();
  });

  it('[FT-04] is made in a call that it never knew of: it does not come up, and has no audio to lose', async () => {
    const host = open();
    background.store.change({ calls: [call()] });
    await host.ensure();
    background.store.take({ ...presentReport(), agent: null, calls: [] });
    await host.restart();
    expect(createDocument).toHaveBeenCalledTimes(2);
    expect(background.store.now().calls).toHaveLength(1);
  });
});

describe('its verbs', () => {
  it('reach it', async () => {
    const host = open();
    await host.ensure();
    await host.platform.accept('c');
    expect(sendMessage).toHaveBeenLastCalledWith({ to: 'connect-host', name: 'accept', args: ['c'] });
  });

  it('say host-lost when it is gone, and bring it back', async () => {
    const host = open();
    await expect(host.platform.accept('c')).rejects.toMatchObject({ code: 'host-lost' });
    await vi.waitFor(() => expect(documentUrl).not.toBeNull());
  });

  it('give up on a host that never answers', async () => {
    documentUrl = 'chrome-extension://ours/offscreen.html';
    sendMessage.mockImplementationOnce(() => new Promise(() => {}));
    const asked = expect(open().platform.accept('c')).rejects.toMatchObject({ code: 'no-answer' });
    await vi.advanceTimersByTimeAsync(12_000);
    await asked;
  });
});
