/**
 * `npm test [-- filter]`: types, lint, builds, then every test. The last line is always `N passed, N failed`;
 * a step that fails counts as one failed, and a run in which no test ran has failed.
 */

import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { root } from './browser.ts';
import { buildExtension, run } from './build.ts';
import { reportPath, type TestReport } from './count-reporter.ts';

const limitMs = 25 * 60_000;
const failedSteps: string[] = [];

await step('Preparing types', () => tool('wxt', ['prepare']));
await Promise.all([
  step('Type check', () => tool('tsc', ['--noEmit'])),
  step('Lint', () => tool('biome', ['check', '--colors=off'])),
]);
// One of them keeps a single core busy.
await Promise.all([
  step('Release build', () => buildExtension('release')),
  step('Test build', () => buildExtension('test')),
  step('Firefox build', () => buildExtension('firefox')),
]);
rmSync(reportPath, { force: true });
await vitest(process.argv.slice(2));

const { tests, retried } = lastReport();
for (const { title, failure } of retried)
  console.log(`Passed only when it was run again: ${title}\n  ${failure}`);
if (tests.length === 0) failedSteps.push('No test ran');
for (const name of failedSteps) console.log(`Failed: ${name}.`);
const failed = tests.filter((test) => !test.passed).length + failedSteps.length;
console.log(`${tests.length - (failed - failedSteps.length)} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = Date.now();
  try {
    await work();
    console.log(`${name}: fine (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failedSteps.push(name);
    console.log(`${name}: failed\n${(error as Error).message}`);
  }
}

async function tool(name: string, args: string[]): Promise<void> {
  const { code, output } = await run(name, args);
  if (code !== 0) throw new Error(output.trim());
}

/** Runs Vitest with its own output on the screen; what passed is read from the report afterwards. */
function vitest(filters: string[]): Promise<void> {
  const runner = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=./scripts/count-reporter.ts',
      ...filters,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const limit = setTimeout(() => {
    failedSteps.push(`The tests did not end within ${limitMs / 60_000} minutes`);
    runner.kill('SIGKILL');
  }, limitMs);
  return new Promise((done) =>
    runner.on('close', () => {
      clearTimeout(limit);
      done();
    }),
  );
}

function lastReport(): TestReport {
  try {
    return JSON.parse(readFileSync(reportPath, 'utf8'));
  } catch {
    return { tests: [], retried: [] };
  }
}
