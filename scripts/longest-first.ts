/** The order of test files. A long one left for the end would be waited for by workers that have nothing else to do. */

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They take a minute or so, which their size does not tell: where no run has been before, Vitest goes by size. */
const longest = [
  'pages/gallery',
  'widget/hostile',
  'host/worker-deaths',
  'host/session-expiry',
  'host/contract',
  'host/window-host',
  'host/connect-host',
  'calls/blind-transfer',
  'calls/call-in',
  'calls/call-table',
  'numbers/frameworks',
].map((name) => `/e2e/${name}.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name));
    return (await super.sort(files)).toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}
