/** Work as entries of the one list of calls, callbacks and work. Calls come first in it. Pure. */

import { isLiveWork, type WorkItem } from './work-item.ts';

/** What is offered and waits for an answer. */
export const offeredWork = (work: readonly WorkItem[]): WorkItem[] =>
  work.filter(({ phase }) => phase === 'offered');

/** What counts: offered, or in hand and going on. */
export const liveWork = (work: readonly WorkItem[]): WorkItem[] => work.filter(isLiveWork);
