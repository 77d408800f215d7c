import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { warningOf } from '../../../entrypoints/background/agent/ring-warning.ts';
import { createShiftGuard } from '../../../entrypoints/background/agent/shift-guard.ts';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import type { Agent, Presence } from '../../../lib/agent.ts';
import type { OnReturn } from '../../../lib/presence/shift.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call, presences, priya, session } from '../../gallery/people.ts';

const start = new Date(2026, 10, 24, 12, 0).getTime();
beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => vi.useRealTimers());

const { available, lunch, offline, wrapUp } = presences;

async function desk({
  onReturn = 'ask' as OnReturn,
  offlineAt = null as string | null,
  kept = storedArea(),
} = {}) {
  const store = createSessionStore(storedArea());
  await store.ready;
  store.believeHost('host');
  const chosen: string[] = [];
  const alarms: (number | null)[] = [];
  let windows: object[] = [{}];
  const guard = createShiftGuard({
    store,
    stored: kept,
    presence: { choose: async (id, by) => void chosen.push(`${id} ${by}`) },
    settings: async () => ({ onReturn, offlineAt }),
    alarm: { set: async (at) => alarms.push(at), clear: async () => alarms.push(null) },
    windows: async () => windows,
  });
  let sequence = 0;
  const show = (presence: Presence | null, calls = session().calls) => {
    const agent: Agent | null = presence && { ...priya(), presence: { ...presence, since: Date.now() } };
    const told = { hostId: 'host', at: Date.now(), agent, calls, callbacks: [], work: [] };
    store.take({ ...session(), ...told, sequence: ++sequence });
  };
  const ask = (id: string, by: 'agent' | 'rule' = 'agent') =>
    store.change({ presence: { ...store.now().presence, asked: { id, by, at: Date.now(), retries: 0 } } });
  return {
    ...guard,
    store,
    kept,
    chosen,
    alarms,
    show,
    ask,
    closeWindows: () => {
      windows = [];
    },
  };
}

describe('[AC-10] the end of a shift', () => {
  it('is planned at the set time, and called off without one', async () => {
    const set = await desk({ offlineAt: '18:00' });
    await set.plan();
    expect(set.alarms).toEqual([new Date(2026, 10, 24, 18, 0).getTime()]);
    const none = await desk();
    await none.plan();
    expect(none.alarms).toEqual([null]);
  });

  it('makes the agent Offline, during a call as the next status', async () => {
    const { shiftEnds, chosen, show } = await desk();
    show(available);
    await shiftEnds(start);
    show(presences.busy, [call()]);
    await shiftEnds(start);
    expect(chosen).toEqual(['p-offline rule', 'p-offline rule']);
  });

  it('waits for wrap-up, which a choice would close', async () => {
    const { shiftEnds, chosen, show } = await desk();
    show(wrapUp, [call({ phase: 'wrap-up', endReason: 'completed' })]);
    await shiftEnds(start);
    expect(chosen).toEqual([]);
    show(available, []);
    await vi.advanceTimersByTimeAsync(0);
    expect(chosen).toEqual(['p-offline rule']);
  });
});

describe('[AC-10] the last window', () => {
  it('closed while Available: Offline, before the browser goes too', async () => {
    const { windowClosed, chosen, show, closeWindows } = await desk();
    show(available);
    await windowClosed();
    expect(chosen).toEqual([]);
    closeWindows();
    await windowClosed();
    expect(chosen).toEqual(['p-offline rule']);
  });

  it('closed during a call, or on a break: left alone', async () => {
    const { windowClosed, chosen, show, closeWindows } = await desk();
    closeWindows();
    show(presences.busy, [call()]);
    await windowClosed();
    show(lunch, []);
    await windowClosed();
    // Connect's own states may come late.
    show(available, [call()]);
    await windowClosed();
    expect(chosen).toEqual([]);
  });
});

describe('[AC-16] back again', () => {
  /** Available until now, then Offline by the clock and away. */
  async function leave(by: 'agent' | 'rule' = 'rule') {
    const before = await desk();
    before.show(offline);
    before.ask('p-available');
    before.show(available);
    await vi.advanceTimersByTimeAsync(60_000);
    await before.seen();
    before.ask('p-offline', by);
    before.show(offline);
    before.show(null);
    return before.kept;
  }

  it.each<[OnReturn, string | undefined, string[]]>([
    ['ask', 'You were Available until 12:01 PM', []],
    ['restore', undefined, ['p-available rule']],
    ['never', undefined, []],
  ])('with “%s”', async (onReturn, title, choices) => {
    const { store, show, chosen } = await desk({ onReturn, kept: await leave() });
    show(offline);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.now().notice?.title.replaceAll('\u202F', ' ')).toBe(title);
    expect(chosen).toEqual(choices);
  });

  it('who went Offline by their own choice is left there', async () => {
    const { store, show } = await desk({ kept: await leave('agent') });
    show(offline);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.now().notice).toBeNull();
  });

  it('a host that is only started anew is no return', async () => {
    const { store, show, kept } = await desk({ kept: await leave() });
    show(available);
    await vi.advanceTimersByTimeAsync(0);
    expect(store.now().notice).toBeNull();
    expect(kept.items.lastPresence).toMatchObject({ id: 'p-available' });
  });
});

describe('[AC-09] the warning outside the page', () => {
  const unfit = {
    light: 'missed' as const,
    why: { title: 'Microphone', text: 'Blocked for this browser', mend: null },
  };
  it('is for who is Available and would miss a call, with the reason', () => {
    expect(warningOf(session({ readiness: unfit }))).toBe(
      'Microphone: Blocked for this browser. A call would be missed.',
    );
    expect(warningOf(session({ readiness: unfit, agent: priya('lunch') }))).toBeNull();
    expect(warningOf(session({ readiness: unfit, agent: priya(), calls: [call()] }))).toBeNull();
    expect(warningOf(session({ readiness: { ...unfit, light: 'doubtful' } }))).toBeNull();
  });
});
