/** The worker may die at any time; a call does not notice. `npm run soak` does the same 500 times. */

import { beforeEach, expect, it } from 'vitest';
import { call, phase, ring, startOver, wrapUp } from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { dieInCalls } from './worker-deaths.ts';

const kills = Number(process.env.SOAK_KILLS ?? 25);
const world = await signedInWorld({ leavesWorker: true });

// A run again must not meet the call of the one that failed.
beforeEach(async () => {
  await startOver(world);
  // A ring must not run out while a busy machine stops and starts a worker.
  await world.connect.client.changeSettings({ ringTimeoutMs: 300_000, dialTimeoutMs: 300_000 });
});

it('[FT-02] a worker that the browser stopped for idleness is there for the next ring, and its call is answered once', async () => {
  await world.workerSleeps();
  const id = await ring(world);
  await world.command('accept', id);
  const talking = await world.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
  expect(call(talking)?.id).toBe(id);
  expect(await world.connect.client.journal('AcceptContact')).toHaveLength(1);
  await wrapUp(world, id);
}, 180_000);

it(
  `[FT-01][FT-03][AC-03][XX-07] ${kills} deaths of the worker: no call lost, no command doubled, the popup right again`,
  async () => {
    const popup = await world.own('popup.html');
    const deaths = await dieInCalls(world, popup, kills);
    expect(deaths).toMatchObject({ lost: [], doubled: [], wrong: [] });
    expect(deaths.kills).toBeGreaterThanOrEqual(kills);
  },
  120_000 + kills * 12_000,
);
