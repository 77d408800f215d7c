import { afterEach, expect, test, vi } from 'vitest';
import { createAddressTabs } from '../../../entrypoints/background/surfaces/address-tabs.ts';
import { browser } from '../../../lib/browser.ts';
import { storedArea } from '../../fakes/stored-area.ts';

afterEach(() => vi.restoreAllMocks());

test('[AC-28] an address that two calls open at the same moment has one tab, and each its own', async () => {
  const made: (string | undefined)[] = [];
  vi.spyOn(browser.tabs, 'create').mockImplementation(async ({ url }) => {
    made.push(url);
    return { id: made.length } as Awaited<ReturnType<typeof browser.tabs.create>>;
  });
  const shown = vi.spyOn(browser.tabs, 'update').mockResolvedValue({ id: 1 } as never);
  const open = createAddressTabs(storedArea());
  await Promise.all(['https://crm.example/1', 'https://crm.example/1', 'https://crm.example/2'].map(open));
  expect(made).toEqual(['https://crm.example/1', 'https://crm.example/2']);
  expect(shown).toHaveBeenCalledExactlyOnceWith(1, { active: true });
});
