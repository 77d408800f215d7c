import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { storeFaults } from '../../contract/interaction-store.ts';

it('[XX-02] the store does over a database in memory what it does in a browser', async () => {
  const faults = Object.entries(await storeFaults());
  expect(faults.length).toBeGreaterThan(5);
  expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
});
