import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPresence } from '../../../entrypoints/background/agent/presence.ts';
import { createSessionStore } from '../../../entrypoints/background/session-store.ts';
import type { Agent, Presence } from '../../../lib/agent.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { callback } from '../../gallery/callbacks.ts';
import { call, presences, priya, session } from '../../gallery/people.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

const { available, lunch, offline, busy, missed } = presences;

async function desk(...seen: [Presence, (Presence | null)?]) {
  const store = createSessionStore(storedArea());
  await store.ready;
  store.believeHost('host');
  const asked: string[] = [];
  const answers: ((() => void) | Error)[] = [];
  const keeper = createPresence(store, {
    async setPresence(id) {
      asked.push(id);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      answer?.();
    },
  });
  let sequence = 0;
  const show = (presence: Presence, nextPresence: Presence | null = null, calls = session().calls) => {
    const agent: Agent = { ...priya(), presence: { ...presence, since: 0 }, nextPresence };
    const told = { hostId: 'host', at: Date.now(), agent, calls, callbacks: [], work: [] };
    store.take({ ...session(), ...told, sequence: ++sequence });
  };
  show(...seen);
  return { store, asked, answers, choose: keeper.choose, show };
}

it('[AC-22] after a miss, a presence that Connect took instead is put right by asking once more', async () => {
  const { store, asked, answers, choose, show } = await desk(missed, offline);
  answers.push(
    () => show(offline),
    () => show(available),
  );
  await choose('p-available');
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['p-available', 'p-available']);
  expect(store.now()).toMatchObject({ agent: { presence: { name: 'Available' } }, notice: null });
  expect(store.now().presence).toMatchObject({ asked: null, last: { by: 'agent' } });
});

it('[AC-22] says so when Connect does it again, and leaves it at that', async () => {
  const { store, asked, answers, choose, show } = await desk(missed, offline);
  answers.push(
    () => show(offline),
    () => show(lunch),
  );
  await choose('p-available');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
  expect(store.now().notice?.code).toBe('presence-not-kept');
});

it('asks once more when a yes is followed by nothing', async () => {
  const { store, asked, choose, show } = await desk(missed);
  await choose('p-available');
  await vi.advanceTimersByTimeAsync(4_000);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(asked).toHaveLength(2);
  show(available);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
  expect(store.now().notice).toBeNull();
});

it('[AC-22] is not asked again, and nothing is said, while a callback is in hand that was offered in the same moment', async () => {
  const { store, asked, choose, show } = await desk(missed);
  await choose('p-available');
  show(busy);
  store.change({ callbacks: [callback({ phase: 'offered' })] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(['p-available']);
  expect(store.now().notice).toBeNull();
});

it('does not repeat what Connect refused, and lets it be no explanation of a later change', async () => {
  const { store, asked, answers, choose, show } = await desk(available);
  answers.push(new VoiceError('refused'));
  await expect(choose('p-lunch')).rejects.toThrow('refused');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
  show(lunch);
  expect(store.now().presence.last?.by).toBe('somebody');
});

it('[AC-13] says on every surface that somebody else changed it, and nothing of what Connect does by itself', async () => {
  const { store, show } = await desk(available);
  show(busy, null, [call()]);
  show(available);
  expect(store.now().notice).toBeNull();
  show(offline);
  expect(store.now().notice).toMatchObject({
    code: 'presence-moved',
    tone: 'hold',
    title: 'You were set to Offline',
  });
});

it('[AC-13] says it of a presence that somebody chose for after the call, once', async () => {
  const { store, show } = await desk(available);
  show(busy, null, [call()]);
  show(busy, offline, [call()]);
  expect(store.now().notice?.title).toBe('Offline was chosen for after this call');
  store.change({ notice: null });
  show(busy, offline, [call({ isMuted: true })]);
  expect(store.now().notice).toBeNull();
});

it('during a call what was chosen waits to be next, and nothing is asked twice', async () => {
  const { store, asked, answers, choose, show } = await desk(available);
  show(busy, null, [call()]);
  answers.push(() => show(busy, lunch, [call()]));
  await choose('p-lunch');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(['p-lunch']);
  expect(store.now().presence).toMatchObject({ asked: null, nextBy: 'agent' });
  show(lunch);
  expect(store.now().presence.last?.by).toBe('agent');
  expect(store.now().notice).toBeNull();
});
