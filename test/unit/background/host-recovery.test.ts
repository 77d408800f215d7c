import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostRecovery } from '../../../entrypoints/background/host/host-recovery.ts';
import type { InstanceProbe } from '../../../lib/queries.ts';
import type { Connection } from '../../../lib/session.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';
import { workItem } from '../../gallery/work.ts';

let found: InstanceProbe;
let background: Awaited<ReturnType<typeof fakeBackground>>;
const host = { ensure: vi.fn(async () => {}), restart: vi.fn(async () => {}) };
const unreachable: Connection = { state: 'unreachable', since: 0 };

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.clearAllMocks();
  background = await fakeBackground();
});
const recovery = () => createHostRecovery(background.store, host, async () => found);

describe('[AC-06] a frame that does not answer', () => {
  it.each<[InstanceProbe, Connection['state']]>([
    ['signed-out', 'signed-out'],
    ['not-approved', 'not-approved'],
    ['access-denied', 'access-denied'],
    ['unreachable', 'unreachable'],
    ['ready', 'unreachable'],
    ['not-permitted', 'unreachable'],
  ])('and an instance that is %s: %s', async (probed, state) => {
    recovery();
    found = probed;
    background.store.change({ connection: unreachable });
    await vi.waitFor(() => expect(background.store.now().connection.state).toBe(state));
  });

  it('[AC-07] though it would let us in: once anew, and then the cookies are to blame', async () => {
    recovery();
    found = 'ready';
    const { store } = background;
    store.change({ connection: unreachable });
    await vi.waitFor(() => expect(host.restart).toHaveBeenCalledTimes(1));
    store.change({ connection: { state: 'connecting', since: 0 } });
    store.change({ connection: unreachable });
    await vi.waitFor(() => expect(store.now().connection.state).toBe('cookies-blocked'));
    expect(host.restart).toHaveBeenCalledTimes(1);
  });

  it('is not made anew in a call, whose sound would be gone', async () => {
    const { diagnose } = recovery();
    found = 'ready';
    background.store.change({ connection: unreachable, calls: [call()] });
    await diagnose();
    expect(host.restart).not.toHaveBeenCalled();
    expect(background.store.now().connection.state).toBe('unreachable');
  });

  it('is not made anew over an open task', async () => {
    const { diagnose } = recovery();
    found = 'ready';
    background.store.change({ connection: unreachable, work: [workItem({ phase: 'open' })] });
    await diagnose();
    expect(host.restart).not.toHaveBeenCalled();
  });

  it('[AC-07] and asks for a new sign-in: says signed out as soon as the instance does', async () => {
    recovery();
    found = 'signed-out';
    background.store.change({ connection: { state: 'reconnecting', since: 0, isRenewing: true } });
    await vi.waitFor(() => expect(background.store.now().connection.state).toBe('signed-out'));
  });

  it('and has come up before the answer was there: stays ready', async () => {
    const { diagnose } = recovery();
    found = 'signed-out';
    await diagnose();
    expect(background.store.now().connection.state).toBe('ready');
  });
});

describe('once a minute', () => {
  it.each<[string, Connection, InstanceProbe, boolean, number]>([
    ['all is well', { state: 'ready' }, 'ready', false, 0],
    ['down, and still', unreachable, 'unreachable', false, 0],
    ['down, and the instance is back', unreachable, 'ready', false, 1],
    ['signed out, and signed in elsewhere', { state: 'signed-out' }, 'ready', false, 1],
    ['the same during a call', unreachable, 'ready', true, 0],
    ['not set up', { state: 'not-set-up' }, 'ready', false, 0],
    ['closed by the agent', { state: 'closed' }, 'ready', false, 0],
  ])('%s', async (_, connection, probed, isOnCall, restarts) => {
    found = probed;
    background.store.change({ connection, calls: isOnCall ? [call()] : [] });
    await recovery().check();
    expect(host.ensure).toHaveBeenCalledTimes(['signed-out', 'closed'].includes(connection.state) ? 0 : 1);
    expect(host.restart).toHaveBeenCalledTimes(restarts);
  });
});
