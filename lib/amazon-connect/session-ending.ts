/**
 * The end of the sign-in that Connect announces when nobody seems to be at work, over the newer SDK's channel. Its own
 * warning stands in a frame that nobody sees.
 */

import type { LinkEvent } from './link.ts';
import type { Streams } from './snapshot.ts';

/** Seconds would be below this, milliseconds are above; the typings say `number` and no more. */
const leastMs = 100_000_000_000;

/** Tells what happens to the sign-in until `lifetime` ends. A CCP that knows no such events stays silent. */
export function watchEnding(streams: Streams, tell: (event: LinkEvent) => void, lifetime: AbortSignal): void {
  if (!('SessionExpirationWarningManager' in streams)) return;
  const manager = new streams.SessionExpirationWarningManager();
  const subscriptions = [
    manager.onExpirationWarning(({ expiration }) =>
      tell({ endsAt: expiration < leastMs ? expiration * 1000 : expiration }),
    ),
    manager.onExpirationWarningCleared(() => tell('end-cleared')),
    manager.onSessionExtensionError(() => tell('stay-refused')),
  ];
  lifetime.addEventListener('abort', () => {
    for (const { unsubscribe } of subscriptions) unsubscribe();
  });
}
