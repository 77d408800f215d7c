/** Whose turn it is when the agent steps from number to number: the frames of a page hear of each step at once, and one shows its next. */

import type { Standing } from '../../../lib/queries.ts';
import type { SenderStamps } from '../../../lib/sender.ts';

export interface StepTurns {
  /** Whether the sender's frame is the one; answered when the others had time to ask. */
  take(sender: SenderStamps, standing: Standing): Promise<boolean>;
}

/** Frames look into their fields before they ask. */
const collectMs = 250;

interface Step {
  tabId: number | undefined;
  standings: Map<number, Standing>;
  winner: Promise<number>;
}

export function createStepTurns(): StepTurns {
  let step: Step | undefined;

  function begin(tabId: number | undefined): Step {
    const standings = new Map<number, Standing>();
    const winner = new Promise<number>((resolve) => setTimeout(() => resolve(nextOf(standings)), collectMs));
    return { tabId, standings, winner };
  }

  return {
    async take({ tab, frameId = 0 }, standing) {
      // One that asks twice was asked for another step.
      if (!step || step.tabId !== tab?.id || step.standings.has(frameId)) step = begin(tab?.id);
      step.standings.set(frameId, standing);
      return (await step.winner) === frameId;
    },
  };
}

/** The frame that was stepped through goes on until its last number; then the frame behind it begins, and after the last the first. */
function nextOf(standings: ReadonlyMap<number, Standing>): number {
  const frames = [...standings].sort(([a], [b]) => a - b);
  const current = frames.findIndex(([, { at }]) => at >= 0);
  const [frameId, { at, count }] = frames[current] ?? [0, { at: -1, count: 0 }];
  if (at + 1 < count) return frameId;
  return (frames[current + 1] ?? frames[0])?.[0] ?? frameId;
}
