import { beforeEach, expect, it, vi } from 'vitest';
import { createUpdateWait } from '../../../entrypoints/background/host/update-wait.ts';
import { browser } from '../../../lib/browser.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call } from '../../gallery/people.ts';

const reload = vi.fn();

beforeEach(() => {
  reload.mockClear();
  browser.runtime.reload = reload;
});

it('[FT-06] an update is applied at once when there is no call', async () => {
  const { store } = await fakeBackground();
  await createUpdateWait(store, storedArea()).available();
  expect(reload).toHaveBeenCalledTimes(1);
});

it('[FT-06] an update waits for the end of the call and of its wrap-up, also over the death of the worker', async () => {
  const { store } = await fakeBackground();
  const stored = storedArea();
  store.change({ calls: [call()] });
  await createUpdateWait(store, stored).available();
  const again = await fakeBackground();
  again.store.change({ calls: [call()] });
  createUpdateWait(again.store, stored);
  again.store.change({ calls: [call({ phase: 'wrap-up' })] });
  await new Promise((settled) => setTimeout(settled));
  expect(reload).not.toHaveBeenCalled();
  again.store.change({ calls: [] });
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});
