import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followRings } from '../../../entrypoints/background/host/bell.ts';
import type { Request } from '../../../lib/messaging.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;
let standing: string | null;
const follow = vi.fn(async (..._: unknown[]): Promise<unknown> => null);
const tryRinger = vi.fn(async (..._: unknown[]): Promise<unknown> => 'blocked');

beforeEach(async () => {
  vi.clearAllMocks();
  standing = null;
  vi.stubGlobal('chrome', {
    runtime: {
      sendMessage: async ({ name, args }: Request) => ({
        value: await (name === 'follow' ? follow : tryRinger)(...args),
      }),
      getContexts: async () => (standing ? [{ documentUrl: standing }] : []),
    },
    offscreen: {
      createDocument: vi.fn(async ({ url }: { url: string }) => {
        if (standing) throw new Error('Only a single offscreen document may be created.');
        standing = url;
      }),
      closeDocument: vi.fn(async () => {
        standing = null;
      }),
    },
  });
  background = await fakeBackground();
  background.store.change({ host: { kind: 'window', choices: ['window'] } });
});
const ringing = () => background.store.change({ calls: [call({ phase: 'ringing' })] });

describe('[AC-09] the bell of the window host', () => {
  it('is tried where it would ring, in a document of its own that goes again', async () => {
    const tryBell = followRings(background.store);
    expect(await tryBell('Headset')).toBe('blocked');
    expect(tryRinger).toHaveBeenCalledWith('Headset');
    expect(standing).toBeNull();
  });

  it('is tried while it rings without being stopped', async () => {
    const tryBell = followRings(background.store);
    ringing();
    await tryBell(null);
    expect(standing).toBe('/bell.html');
    expect(chrome.offscreen.createDocument).toHaveBeenCalledOnce();
  });

  it('is silent once the call is being answered', async () => {
    const { store } = background;
    followRings(store);
    ringing();
    await vi.waitFor(() => expect(standing).toBe('/bell.html'));
    store.change({ pending: [{ callId: call().id, command: 'accept', since: 0 }] as never });
    await vi.waitFor(() => expect(standing).toBeNull());
  });

  it('rings for a call that comes while it is tried', async () => {
    const tryBell = followRings(background.store);
    const tried = Promise.withResolvers<'plays'>();
    tryRinger.mockImplementationOnce(() => tried.promise);
    const trying = tryBell(null);
    ringing();
    tried.resolve('plays');
    await trying;
    await vi.waitFor(() => expect(follow).toHaveBeenCalled());
    expect(standing).toBe('/bell.html');
  });
});
