import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWatchdog } from '../../../entrypoints/background/host/watchdog.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';
import type { Connection } from '../../../lib/session.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';
import { workItem } from '../../gallery/work.ts';

let found: InstanceProbe;
let background: Awaited<ReturnType<typeof fakeBackground>>;
const host = { restart: vi.fn(async () => {}) };

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.useFakeTimers({ now: 1_000_000 });
  vi.clearAllMocks();
  found = 'ready';
  background = await fakeBackground();
  createWatchdog(background.store, host, async () => found);
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => vi.useRealTimers());

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const become = (connection: Connection) => background.store.change({ connection });
const socket = (state: 'open' | 'failed') =>
  background.store.change({ health: { ...background.store.now().health, socket: state } });
const since = () => Date.now();

describe('a host that cannot mend itself', () => {
  it('is left alone while all is well, or nobody is signed in', async () => {
    await pass(600);
    become({ state: 'signed-out' });
    await pass(600);
    become({ state: 'access-denied' });
    await pass(600);
    expect(host.restart).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    ['signalling that ended for good', () => socket('failed')],
    ['a frame that is dead', () => become({ state: 'unreachable', since: since() })],
    [
      'data that stays old though the service answers',
      () => become({ state: 'reconnecting', since: since() }),
    ],
  ])('[AC-06] is made anew within 15 s of the service: %s', async (_, breakIt) => {
    found = 'unreachable';
    breakIt();
    await pass(60);
    expect(host.restart).not.toHaveBeenCalled();
    found = 'ready';
    await pass(15);
    expect(host.restart).toHaveBeenCalledOnce();
  });

  it('is made anew when it does not come up', async () => {
    become({ state: 'connecting', since: since() });
    await pass(15);
    expect(host.restart).not.toHaveBeenCalled();
    await pass(10);
    expect(host.restart).toHaveBeenCalledOnce();
  });

  it('is not made anew when it mends itself', async () => {
    become({ state: 'reconnecting', since: since() });
    await pass(7);
    become({ state: 'ready' });
    await pass(60);
    expect(host.restart).not.toHaveBeenCalled();
  });

  it('is never made anew during a call, and right after it', async () => {
    background.store.change({ calls: [call()] });
    socket('failed');
    await pass(120);
    expect(host.restart).not.toHaveBeenCalled();
    background.store.change({ calls: [] });
    await pass(5);
    expect(host.restart).toHaveBeenCalledOnce();
  });

  it('[FT-04] is made anew in a call when it never came up in it', async () => {
    background.store.change({ calls: [call()] });
    background.store.believeHost('another');
    become({ state: 'unreachable', since: since() });
    await pass(15);
    expect(host.restart).toHaveBeenCalledOnce();
  });

  it('is not made anew when a call begins to ring while the instance is asked', async () => {
    const asked = Promise.withResolvers<InstanceProbe>();
    found = asked.promise as unknown as InstanceProbe;
    socket('failed');
    await pass(5);
    background.store.change({ calls: [call({ phase: 'ringing' })] });
    asked.resolve('ready');
    await pass(1);
    expect(host.restart).not.toHaveBeenCalled();
  });

  it('is not made anew over the agent’s head while a task or a chat is open: they are asked, once', async () => {
    background.store.change({ work: [workItem({ phase: 'open' })] });
    socket('failed');
    await pass(120);
    expect(host.restart).not.toHaveBeenCalled();
    expect(background.store.now().notice?.code).toBe('restart-waits');
    background.store.change({ work: [] });
    await pass(5);
    expect(host.restart).toHaveBeenCalledOnce();
  });

  it('is tried three times, further and further apart, then left to a person', async () => {
    socket('failed');
    await pass(5);
    expect(host.restart).toHaveBeenCalledTimes(1);
    await pass(10);
    expect(host.restart).toHaveBeenCalledTimes(1);
    await pass(15);
    expect(host.restart).toHaveBeenCalledTimes(2);
    await pass(200);
    expect(host.restart).toHaveBeenCalledTimes(3);
  });

  it('in a window is opened again but once', async () => {
    background.store.change({ host: { kind: 'window', choices: ['window'] } });
    socket('failed');
    await pass(200);
    expect(host.restart).toHaveBeenCalledTimes(1);
  });

  it('is helped again when it breaks long after', async () => {
    background.store.change({ host: { kind: 'window', choices: ['window'] } });
    socket('failed');
    await pass(5);
    socket('open');
    await pass(400);
    socket('failed');
    await pass(5);
    expect(host.restart).toHaveBeenCalledTimes(2);
  });
});
