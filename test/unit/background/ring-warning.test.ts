import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ringWarning, warnOfMissedRings } from '../../../entrypoints/background/agent/ring-warning.ts';
import { browser } from '../../../lib/browser.ts';
import type { Session } from '../../../lib/session.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { priya } from '../../gallery/people.ts';

const missed = (text: string): Session['readiness'] => ({
  light: 'missed',
  why: { title: 'Microphone', text, mend: 'setUp' },
});
let change: (changed: Partial<Session>) => void;
const shown = vi.fn();
const cleared = vi.fn();

beforeEach(async () => {
  vi.clearAllMocks();
  vi.spyOn(browser.notifications, 'create').mockImplementation(async (...args: unknown[]) => shown(...args));
  vi.spyOn(browser.notifications, 'clear').mockImplementation(async (id) => cleared(id));
  const { store } = await fakeBackground();
  warnOfMissedRings(store);
  ({ change } = store);
  change({ agent: priya() });
});

describe('[AC-09] the warning outside every page', () => {
  it('comes once for each reason, with a way to be Offline, and goes when calls would ring', () => {
    change({ readiness: missed('Blocked for this browser') });
    change({ recents: [] });
    expect(shown).toHaveBeenCalledTimes(1);
    expect(shown).toHaveBeenLastCalledWith(
      ringWarning,
      expect.objectContaining({
        message: 'Microphone: Blocked for this browser. A call would be missed.',
        buttons: [{ title: 'Set Offline' }],
      }),
    );
    change({ readiness: missed('None is connected') });
    expect(shown).toHaveBeenCalledTimes(2);
    expect(cleared).not.toHaveBeenCalled();
    change({ readiness: { light: 'ready', why: null } });
    expect(cleared).toHaveBeenCalledWith(ringWarning);
  });

  it('goes when the agent is not Available any more', () => {
    change({ readiness: missed('None is connected') });
    change({ agent: priya('lunch') });
    expect(cleared).toHaveBeenCalledWith(ringWarning);
  });

  it('comes without buttons in a browser that refuses them', async () => {
    shown.mockImplementationOnce(() => Promise.reject(new Error('buttons')));
    change({ readiness: missed('None is connected') });
    await vi.waitFor(() => expect(shown).toHaveBeenCalledTimes(2));
    expect(shown.mock.lastCall?.[1]).not.toHaveProperty('buttons');
  });
});
