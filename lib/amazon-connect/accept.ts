/**
 * Accepting, with the reason when it fails: Streams hands over the bare word "error", or after a 401 or a 403 nothing at
 * all. What the CCP's worker measures of the request has the reason, and comes first.
 */

import { ask } from './ask.ts';
import type { ApiMetric } from './polls.ts';
import type { Streams } from './snapshot.ts';

/** Accepts what is offered. Throws a VoiceError when refused or not answered in time. */
export async function accept(streams: Streams, offered: connect.Contact): Promise<void> {
  let subscription: connect.Subscription | undefined;
  const accepted = ask((callbacks) => {
    const { API_METRIC } = streams.EventType;
    subscription = streams.core.getEventBus().subscribe(API_METRIC, (data: unknown) => {
      const { name, error } = data as ApiMetric;
      if (name === 'acceptContact' && error) callbacks.failure(error);
    });
    offered.accept(callbacks);
  });
  await accepted.finally(() => subscription?.unsubscribe());
}
