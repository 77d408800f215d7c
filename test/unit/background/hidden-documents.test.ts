import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inDocumentTurn } from '../../../entrypoints/background/host/hidden-documents.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('[AC-09] hidden documents are opened one after the other, also after one that failed', async () => {
  const order: string[] = [];
  const first = inDocumentTurn(async () => {
    await null;
    order.push('first');
    throw new Error('no document');
  });
  const second = inDocumentTurn(async () => order.push('second'));
  await expect(first).rejects.toThrow('no document');
  await second;
  expect(order).toEqual(['first', 'second']);
});

it('[AC-09][FT-04] a bell that the browser never opens keeps no host out for good', async () => {
  void inDocumentTurn(() => new Promise(() => {})).catch(() => {});
  const host = inDocumentTurn(async () => 'opened');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await host).toBe('opened');
});
