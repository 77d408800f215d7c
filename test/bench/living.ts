/** Runs inside a page that changes, in an isolated world of its own: click-to-call as it is, in its own time. */

import { PageNumbers } from '../../lib/page/page-numbers.ts';
import { walkPage } from '../../lib/page/text-walk.ts';
import { standInForBackground } from './stand-in.ts';

let numbers: PageNumbers | undefined;

Object.assign(globalThis, {
  follow(): void {
    standInForBackground();
    const { signal } = new AbortController();
    void walkPage(async () => {
      numbers ??= new PageNumbers(signal, () => {});
      return numbers;
    }, signal);
  },
  /** How many numbers are marked now. */
  marked: () => numbers?.marks.all().length ?? 0,
});
