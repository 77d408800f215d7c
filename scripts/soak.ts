/**
 * `npm run soak [-- deaths|tabs|window] [--kills 500] [--tabs 200]`: what `npm test` has no time for. The worker dies 500
 * times over all phases of calls, and no call may notice; a call goes on beside 200 tabs; and every end-to-end test that has
 * a softphone runs with it in a window of its own: those that are left out are said, with the reason. The last line is
 * `N passed, N failed`.
 */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './browser.ts';
import { buildExtension } from './build.ts';
import type { TestReport } from './count-reporter.ts';
import { strictOptions } from './options.ts';

const { subject, kills, tabs } = strictOptions(
  { kills: { type: 'string', default: '500' }, tabs: { type: 'string', default: '200' } },
  ['deaths', 'tabs', 'window'],
);
for (const [name, count] of Object.entries({ kills, tabs }))
  if (!/^[1-9]\d{0,4}$/.test(count)) {
    console.error(`--${name} is a whole number, such as --${name} 100.`);
    process.exit(2);
  }

/** Files, or folders of them, that have no softphone whose place could be another. */
const withoutSoftphone: Record<string, string> = {
  'connect-simulator/': 'the simulated instance alone, without the extension',
  'simulator-audio/': 'the simulated instance alone, without the extension',
  'numbers/find-numbers.test.ts': 'numbers on pages, with no instance set up',
  'numbers/frameworks.test.ts': 'numbers on pages, with no instance set up',
  'pages/gallery.test.ts': 'states that are drawn without a background',
  'widget/panels.test.ts': 'states that are drawn without a background',
  'host/firefox.test.ts': 'Firefox has no other place, and `npm test` runs it',
};

const endToEndFolder = 'test/e2e';
const report = join(root, '.cache/soak-report.json');
const parts = {
  deaths: () => endToEnd(['test/e2e/host/worker-deaths.test.ts'], { SOAK_KILLS: kills }),
  tabs: () => endToEnd(['test/e2e/calls/everywhere.test.ts', '-t', 'FT-11'], { SOAK_TABS: tabs }),
  window: () => endToEnd(filesWithSoftphone(), { GVC_HOST: 'window' }),
};

await buildExtension('test');
const counted = { passed: 0, failed: 0 };
for (const [name, run] of Object.entries(parts)) if (subject === null || subject === name) run();
console.log(`${counted.passed} passed, ${counted.failed} failed`);
process.exitCode = counted.failed > 0 ? 1 : 0;

/** Runs these, each test that fails once more, and counts what came of it. A run without a test has failed. */
function endToEnd(args: string[], variables: Record<string, string>): void {
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=./scripts/count-reporter.ts'];
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', '--retry=1', ...reporters, ...args],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...variables, GVC_REPORT: report } },
  );
  const { tests, retried } = lastReport();
  for (const { title, failure } of retried)
    console.log(`Passed only when it was run again: ${title}\n  ${failure}`);
  const failed = tests.filter(({ passed }) => !passed).length;
  counted.passed += tests.length - failed;
  counted.failed += failed || (status === 0 && tests.length > 0 ? 0 : 1);
}

function lastReport(): TestReport {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { tests: [], retried: [] };
  }
}

/** All end-to-end files but those without a softphone, which are told. */
function filesWithSoftphone(): string[] {
  const files = readdirSync(join(root, endToEndFolder), { recursive: true, encoding: 'utf8' });
  const isLeftOut = (file: string) => Object.keys(withoutSoftphone).some((path) => file.startsWith(path));
  for (const [path, why] of Object.entries(withoutSoftphone)) console.log(`Left out: ${path}: ${why}.`);
  return files
    .filter((file) => file.endsWith('.test.ts') && !isLeftOut(file))
    .map((file) => join(endToEndFolder, file));
}
