import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noServiceNow } from '../../../lib/servicenow/view.ts';
import { callbackBench, clearTimers } from '../../fakes/callback-bench.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  clearTimers();
  vi.useRealTimers();
});

it('[CF-32] roles that the instance tells decide who edits, and the setting where it tells none', async () => {
  const { life } = await callbackBench({ roles: [] });
  const tell = (roles: string[] | null) => life.store.change({ serviceNow: { ...noServiceNow, roles } });
  const edit = () =>
    life.callbacks.followUps.edit('nowhere', 'name', 'X').then(
      () => 'edited',
      (error: { code: string }) => error.code,
    );
  expect(await edit()).toBe('not-a-writer');
  tell(['interaction_agent', 'sn_omni_callback.callback_writer']);
  // Who may is told that there is no such record.
  expect(await edit()).toBe('no-such-record');
  tell(['interaction_agent']);
  expect(await edit()).toBe('not-a-writer');
  tell(['admin']);
  expect(await edit()).toBe('no-such-record');
  tell(null);
  expect(await edit()).toBe('not-a-writer');
});
