import { beforeEach, expect, it, vi } from 'vitest';
import { createUpdateWait } from '../../../entrypoints/background/host/update-wait.ts';
import { browser } from '../../../lib/browser.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { call } from '../../gallery/people.ts';
import { workItem } from '../../gallery/work.ts';

const reload = vi.fn();

beforeEach(() => {
  reload.mockClear();
  browser.runtime.reload = reload;
});

it('[FT-06] an update is applied at once when there is no call', async () => {
  const { store } = await fakeBackground();
  await createUpdateWait(store).available('0.2.0');
  expect(reload).toHaveBeenCalledTimes(1);
});

it('[FT-06] an update waits for the end of the call and of its wrap-up, also over the death of the worker, and is said', async () => {
  const { store } = await fakeBackground();
  store.change({ calls: [call()] });
  await createUpdateWait(store).available('0.2.0');
  expect(store.now().updateWaiting).toBe('0.2.0');
  const again = await fakeBackground();
  again.store.change(store.now());
  createUpdateWait(again.store);
  again.store.change({ calls: [call({ phase: 'wrap-up' })] });
  expect(reload).not.toHaveBeenCalled();
  again.store.change({ calls: [] });
  expect(reload).toHaveBeenCalledTimes(1);
});

it('[FT-06] an update waits for a chat too', async () => {
  const { store } = await fakeBackground();
  store.change({ work: [workItem({ phase: 'open' })] });
  await createUpdateWait(store).available('0.2.0');
  expect(reload).not.toHaveBeenCalled();
  store.change({ work: [] });
  expect(reload).toHaveBeenCalledTimes(1);
});
