import { type ControlClient, type ControlView, createControlClient } from '../connect/control/client.ts';

/** The simulator this page was served from. */
export const simulator: ControlClient = createControlClient(location.origin);

const CHECK_MS = 3000;

/** Calls `onView` with the present state and each later one, and `onReach` when the simulator goes away or comes back.
 * Returns what stops it. */
export function followSimulator(
  onView: (view: ControlView) => void,
  onReach: (isReachable: boolean) => void,
): () => void {
  let isReachable: boolean | undefined;
  const check = async () => {
    const now = await simulator.state().then(
      () => true,
      () => false,
    );
    if (now !== isReachable) onReach(now);
    isReachable = now;
  };
  const timer = setInterval(check, CHECK_MS);
  void check();
  const stopWatching = simulator.watch(onView);
  return () => {
    clearInterval(timer);
    stopWatching();
  };
}

/** What was thrown, in words to show. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
