/**
 * Polls for agent data, known from what the CCP's worker measures of each of its requests: Streams tells no host of a
 * failed one in any other way. One that succeeds is told when its hold ends, up to 30 s later, so once a new poll is on
 * its way another request is asked for, whose answer comes at once.
 */

import type { LinkEvent } from './link.ts';
import { type Streams, upstream } from './snapshot.ts';

/** One request of the CCP's worker to the instance (Streams, WorkerClient). */
export interface ApiMetric {
  name: string;
  error?: { statusCode?: number };
}

/** Streams polls again 5 s after a failure; one that fails again mostly does so within a second. */
const pollIsOutMs = 6_500;

/** Tells each poll's outcome until the lifetime ends. */
export function watchPolls(streams: Streams, tell: (event: LinkEvent) => void, lifetime: AbortSignal): void {
  const { API_METRIC, RELOAD_AGENT_CONFIGURATION } = streams.EventType;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;

  const settle = () => {
    clearTimeout(asking);
    isAsked = false;
  };
  const askLater = () => {
    settle();
    asking = setTimeout(() => {
      isAsked = true;
      upstream(streams).sendUpstream(RELOAD_AGENT_CONFIGURATION);
    }, pollIsOutMs);
  };

  const subscription = streams.core.getEventBus().subscribe(API_METRIC, (data: unknown) => {
    const { name, error } = data as ApiMetric;
    const isPoll = name === 'getAgentSnapshot';
    if (!isPoll && !(isAsked && name === 'getAgentConfiguration')) return;
    if (error) askLater();
    else settle();
    if (!error) tell('polled');
    else if (isPoll) tell(error.statusCode === 403 ? 'poll-denied' : 'poll-failed');
  });
  lifetime.addEventListener('abort', () => {
    subscription.unsubscribe();
    settle();
  });
}
