/**
 * `npm run soak [kills]`: the worker dies 500 times over all phases of calls, and no call may notice. Then every
 * end-to-end test once more with the softphone in a window of its own, which `npm test` has no time for.
 */

import { spawnSync } from 'node:child_process';
import { root } from './browser.ts';
import { buildExtension } from './build.ts';

const [kills = '500'] = process.argv.slice(2);
if (!/^[1-9]\d{0,4}$/.test(kills)) {
  console.error('How many times? A whole number: npm run soak 500');
  process.exit(1);
}
await buildExtension('test');
const deaths = endToEnd(['test/e2e/worker-deaths.test.ts'], { SOAK_KILLS: kills });
const inWindow = endToEnd(['test/e2e'], { GVC_HOST: 'window' });
process.exit(deaths || inWindow);

/** Runs these files; answers the exit code. */
function endToEnd(files: string[], variables: Record<string, string>): number {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', ...files],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...variables } },
  );
  return status ?? 1;
}
