/**
 * `npm run requirements [-- --json]`: the table of docs/requirements.md with the tests of the last report beside it.
 * Exit 0: all in order. 1: a test names an unknown ID, a covered row has no passing test, or a named test failed.
 * 2: nothing to read yet, or a wrong option.
 */

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './browser.ts';
import { reportPath, type TestReport } from './count-reporter.ts';
import { strictOptions } from './options.ts';

interface Requirement {
  id: string;
  text: string;
  status: 'covered' | 'partly' | 'planned';
  issue: number;
  tests: TestReport['tests'];
}

const options = strictOptions({ json: { type: 'boolean' } });
if (!existsSync(reportPath)) quit('No test report yet: run `npm test` first.');

const { tests } = JSON.parse(readFileSync(reportPath, 'utf8')) as TestReport;
const requirements = readTable(readFileSync(resolve(root, 'docs/requirements.md'), 'utf8'));
const strangers: string[] = [];
for (const test of tests) {
  for (const [, id] of test.title.matchAll(/\[([A-Z]{2}-\d+)\]/g)) {
    const row = requirements.find((requirement) => requirement.id === id);
    if (row) row.tests.push(test);
    else strangers.push(`${id} is not in docs/requirements.md, but a test names it: ${test.title}`);
  }
}
const hasPassed = (row: Requirement) => row.tests.some((test) => test.passed);
const complaints = [
  ...strangers,
  ...requirements
    .filter((row) => row.status === 'covered' && !hasPassed(row))
    .map((row) => `${row.id} is called covered and has no passing test.`),
  ...requirements.flatMap((row) =>
    row.tests.filter((test) => !test.passed).map((test) => `${row.id} has a failed test: ${test.title}`),
  ),
];

if (options.json) {
  console.log(
    JSON.stringify(
      requirements.map(({ id, text, tests: named }) => ({ id, text, tests: named })),
      null,
      1,
    ),
  );
} else {
  for (const row of requirements) {
    console.log(`${row.id}  ${row.status.padEnd(7)}  ${row.text}`);
    for (const test of row.tests) console.log(`       ${test.passed ? 'passed' : 'FAILED'}  ${test.title}`);
  }
  const count = (status: Requirement['status']) => requirements.filter((row) => row.status === status).length;
  console.log(
    `\n${requirements.length} requirements: ${count('covered')} covered, ${count('partly')} partly, ${count('planned')} planned; ` +
      `${requirements.filter(hasPassed).length} have a passing test.`,
  );
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;

/** The rows `| ID | text | status | issue |` of the table. Throws on a status that is none. */
function readTable(markdown: string): Requirement[] {
  const rows = markdown.matchAll(/^\| ([A-Z]{2}-\d+) \| (.+?) \| (\w+) \| (\d+) \|$/gm);
  return [...rows].map(([, id = '', text = '', status = '', issue = '']) => {
    if (status !== 'covered' && status !== 'partly' && status !== 'planned') {
      throw new Error(`${id} has the status "${status}": covered, partly or planned.`);
    }
    return { id, text, status, issue: Number(issue), tests: [] };
  });
}

function quit(text: string): never {
  console.error(text);
  process.exit(2);
}
