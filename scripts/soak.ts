/** `npm run soak [kills]`: the worker dies 500 times over all phases of calls, and no call may notice. */

import { spawnSync } from 'node:child_process';
import { root } from './browser.ts';
import { buildExtension } from './build.ts';

const [kills = '500'] = process.argv.slice(2);
if (!/^[1-9]\d{0,4}$/.test(kills)) {
  console.error('How many times? A whole number: npm run soak 500');
  process.exit(1);
}
await buildExtension('test');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'test/e2e/worker-deaths.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK_KILLS: kills } },
);
process.exit(status ?? 1);
