import { expect, test } from 'vitest';
import { once } from '../../../lib/once.ts';

test('[XX-01] what all need is done once, and anew after it failed', async () => {
  const outcomes = [Promise.reject(new Error('no file')), Promise.resolve('there')];
  let begun = 0;
  const ask = once(() => outcomes[begun++] ?? Promise.reject(new Error('done too often')));
  const [one, other] = [ask(), ask()];
  await expect(one).rejects.toThrow('no file');
  await expect(other).rejects.toThrow('no file');
  expect(begun).toBe(1);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['there', 'there', 'there']);
  expect(begun).toBe(2);
});
