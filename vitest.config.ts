import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/**
 * `npm test` builds first and runs all of it. By hand, with node_modules/.bin first on PATH:
 *   vitest run --project unit                      needs nothing
 *   node scripts/build.ts test && vitest run --project e2e [file]     a real Chromium loads .output/test
 *   node scripts/build.ts && vitest run --project house               rules on the release build in .output
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,contract,property}/**/*.test.{ts,tsx}'],
        },
      },
      { test: { name: 'house', environment: 'node', include: ['test/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/{e2e,hostile,gallery}/**/*.test.ts'],
          // One browser at a time: two on two cores only wait for each other.
          fileParallelism: false,
          // A shared machine may stand still for seconds. What fails three times there is broken; here, once is enough.
          retry: process.env.CI ? 2 : 0,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
