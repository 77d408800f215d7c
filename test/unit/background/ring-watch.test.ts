import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRingWatch } from '../../../entrypoints/background/agent/ring-watch.ts';
import type { RingFindings } from '../../../lib/sound/readiness.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call, priya } from '../../gallery/people.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;
let found: Omit<RingFindings, 'notifications' | 'at'>;
let time: number;
const tryRing = vi.fn(async () => found);

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.clearAllMocks();
  time = 0;
  found = { microphone: 'heard', heardBy: 'Laptop', ringer: 'plays', battery: null };
  background = await fakeBackground();
});
const open = () =>
  createRingWatch({
    store: background.store,
    tryRing,
    notifications: async () => 'allowed',
    now: () => time,
  });
const light = () => background.store.now().readiness.light;
const change = (changed: Parameters<typeof background.store.change>[0]) => background.store.change(changed);
const settled = () => vi.waitFor(() => expect(light()).not.toBe('doubtful'));

describe('[AC-09] ring readiness', () => {
  it('is tried once the softphone is there, and its light stands in the session', async () => {
    open();
    change({ connection: { state: 'reconnecting', since: 0 } });
    change({ connection: { state: 'ready' } });
    await settled();
    expect(light()).toBe('ready');
    expect(tryRing).toHaveBeenCalledOnce();
  });

  it('is tried again when devices change, not when anything else does', async () => {
    open();
    change({ connection: { state: 'connecting', since: 0 } });
    change({ connection: { state: 'ready' } });
    await settled();
    change({ recents: [] });
    found = { ...found, ringer: 'absent' };
    change({ devices: { ...background.store.now().devices, speakers: [] } });
    await vi.waitFor(() => expect(light()).toBe('missed'));
    expect(tryRing).toHaveBeenCalledTimes(2);
  });

  it('is tried when the agent becomes Available and the last time was long ago', async () => {
    open();
    change({ agent: priya('lunch') });
    await vi.waitFor(() => expect(background.store.now().ring).not.toBeNull());
    change({ agent: priya() });
    expect(tryRing).toHaveBeenCalledOnce();
    change({ agent: priya('lunch') });
    time = 11 * 60_000;
    change({ agent: priya() });
    expect(tryRing).toHaveBeenCalledTimes(2);
  });

  it('is tried after sleep, once the line is back', async () => {
    open();
    change({ agent: priya('lunch') });
    await vi.waitFor(() => expect(background.store.now().ring).not.toBeNull());
    change({ connection: { state: 'reconnecting', since: 0, afterSleep: true } });
    expect(tryRing).toHaveBeenCalledOnce();
    // At once, before anything else that the platform tells.
    change({ connection: { state: 'ready' } });
    expect(tryRing).toHaveBeenCalledTimes(2);
  });

  it('is tried when the browser says that the microphone may be heard, or not', async () => {
    open();
    change({ agent: priya('lunch') });
    await vi.waitFor(() => expect(background.store.now().ring).not.toBeNull());
    change({ health: { ...background.store.now().health, microphone: 'denied' } });
    expect(tryRing).toHaveBeenCalledTimes(2);
  });

  it('is tried once more when it is asked for while one runs', async () => {
    const first = Promise.withResolvers<typeof found>();
    tryRing.mockImplementationOnce(() => first.promise);
    const { check } = open();
    change({ agent: priya('lunch') });
    expect(tryRing).toHaveBeenCalledOnce();
    const asked = check();
    first.resolve(found);
    await asked;
    expect(tryRing).toHaveBeenCalledTimes(2);
  });

  it('never takes the microphone of a call', () => {
    open();
    change({ calls: [call()] });
    expect(tryRing).not.toHaveBeenCalled();
  });

  it('asks a host that failed again only after a while', async () => {
    tryRing.mockRejectedValueOnce(new Error('gone'));
    open();
    change({ agent: priya('lunch') });
    await vi.waitFor(() => expect(console.warn).toHaveBeenCalled());
    change({ agent: priya('available') });
    expect(tryRing).toHaveBeenCalledOnce();
    time = 31_000;
    change({ agent: priya('lunch') });
    await vi.waitFor(() => expect(background.store.now().ring).not.toBeNull());
  });
});
