/** The worker is stopped in the middle of a transfer: the next one goes on where it was. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBackground } from '../../fakes/background.ts';
import { fakePlatform } from '../../fakes/fake-platform.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each([
  ['[CC-41] cancelled by the agent', 'consult', true],
  ['[AC-49] not taken by the other side', 'transfer', false],
] as const)(
  '[XX-07] %s, the customer comes back though the worker dies before',
  async (_, how, isCancelled) => {
    const stored = storedArea();
    const platform = fakePlatform();
    const first = await fakeBackground(stored, Date.now, platform);
    const id = platform.customerCalls({ phase: 'connected', name: 'Amelia Hart' });
    await first.commands[how]({}, id, tomasz);
    vi.spyOn(platform, 'resume').mockReturnValueOnce(new Promise(() => {}));
    if (isCancelled) await first.commands.cancelTransfer({}, id);
    else platform.thirdLeaves(id);
    await settle();
    expect(first.store.now().calls).toMatchObject([{ phase: 'held' }]);
    first.stop();
    vi.clearAllTimers();

    const second = await fakeBackground(stored, Date.now, platform);
    second.transfers.goOn();
    await settle();
    expect(second.store.now()).toMatchObject({
      calls: [{ phase: 'connected', consulting: null, leaving: null }],
      notice: isCancelled ? null : { remedy: 'Amelia Hart is back with you and can hear you.' },
    });
  },
);
