/** Vitest reporter: writes what passed and failed to test-report.json, for scripts/test.ts and scripts/requirements.ts; `GVC_REPORT` names another file (soak.ts). */

import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { root } from './browser.ts';

export interface TestReport {
  /** Every test that ran; skipped ones are left out. `title` is `suite > test`. */
  tests: { title: string; passed: boolean }[];
  /** Tests that passed only when they were run again, each with what failed at first and where. */
  retried: { title: string; failure: string }[];
}

export const reportPath = resolve(root, process.env.GVC_REPORT ?? 'test-report.json');

export default class CountReporter implements Reporter {
  onTestRunStart(): void {
    rmSync(reportPath, { force: true });
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const tests = modules.flatMap((module) => [
      ...[...module.children.allTests()]
        .filter((test) => test.result().state !== 'skipped')
        .map((test) => ({ title: test.fullName, passed: test.result().state === 'passed' })),
      // A file that fails before its first test, or in a hook around them, must not go unnoticed.
      ...module.errors().map(() => ({ title: module.relativeModuleId, passed: false })),
      ...[...module.children.allSuites()].flatMap((suite) =>
        suite.errors().map(() => ({ title: suite.fullName, passed: false })),
      ),
    ]);
    for (const error of unhandled) tests.push({ title: `unhandled: ${error.message}`, passed: false });
    const retried = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => ({ title: test.fullName, failure: toldFailure(test.result().errors?.[0]) })),
    );
    const report: TestReport = { tests, retried };
    writeFileSync(reportPath, `${JSON.stringify(report, null, 1)}\n`);
  }
}

/** The message of an error, and the lines of our own that led to it. */
function toldFailure(error: SerializedError | undefined): string {
  const places = (error?.stack ?? '').split('\n').filter((line) => /\/(test|scripts|simulator)\//.test(line));
  return [error?.message ?? 'unknown', ...places.map((line) => line.trim())].join('\n  ');
}
