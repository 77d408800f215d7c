import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './scripts/longest-first.ts';

/**
 * `npm test` builds first and runs all of it. By hand, with node_modules/.bin first on PATH:
 *   vitest run --project unit                      needs nothing
 *   node scripts/build.ts test && vitest run --project e2e [file]     a real Chromium loads .output/test
 *   node scripts/build.ts && vitest run --project house               rules on the release build in .output
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,contract,property}/**/*.test.{ts,tsx}'],
          setupFiles: ['test/limits.ts', 'test/file-timers.ts'],
          // A file has a world of its own without a process of its own, which takes half of most files' time.
          pool: 'vmForks',
          // What is left of the worlds of files that are done.
          vmMemoryLimit: '800MB',
          // Vitest would leave one core to itself.
          maxWorkers: 2,
          testTimeout: 60_000,
        },
      },
      { test: { name: 'house', environment: 'node', include: ['test/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/{e2e,hostile,gallery}/**/*.test.ts'],
          // Closes what the files of a worker share: the browser without the extension (test/e2e/plain-browser.ts).
          environment: './test/e2e/environment.ts',
          // A worker loads the browser's driver and the simulator once for all its files, which keep their state in worlds of their own.
          isolate: false,
          // A file mostly waits for its browsers, more than two cores can be kept busy with; each has browsers and an instance of its own.
          maxWorkers: 4,
          // After everything else, which would only slow them down.
          sequence: { groupOrder: 1 },
          // A machine that stands still for seconds fails what holds. By hand, once is enough.
          retry: process.env.CI ? 2 : 0,
          // Limits, not waits: a machine that is busy with other things may take its time.
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
