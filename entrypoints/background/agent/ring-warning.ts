/** A notification for an agent who is Available while a call would be missed: they may be looking at no page of ours. */

import { browser } from '../../../lib/browser.ts';
import { isLive } from '../../../lib/call.ts';
import type { Session } from '../../../lib/session.ts';
import type { SessionStore } from '../session-store.ts';

export const ringWarning = 'cannot-ring';

/** What the notification says; null when there is nothing to warn of. */
export function warningOf({ agent, readiness, calls }: Session): string | null {
  if (agent?.presence.kind !== 'routable' || readiness?.light !== 'missed' || calls.some(isLive)) return null;
  const { why } = readiness;
  return why ? `${why.title}: ${why.text}. A call would be missed.` : 'A call would be missed.';
}

/** Shows it once for each reason, and takes it away when calls would ring again. */
export function warnOfMissedRings(store: SessionStore): void {
  store.onChange((_, before) => {
    const warning = warningOf(store.now());
    if (warning === warningOf(before)) return;
    if (warning === null) return void browser.notifications.clear(ringWarning);
    const plain = {
      type: 'basic' as const,
      iconUrl: browser.runtime.getURL('icon/128.png'),
      title: 'You can’t be rung',
      message: warning,
      priority: 2,
    };
    const whole = { ...plain, requireInteraction: true, buttons: [{ title: 'Set Offline' }] };
    // Some browsers refuse the whole notification for its buttons.
    void browser.notifications
      .create(ringWarning, whole as typeof plain)
      .catch(() => browser.notifications.create(ringWarning, plain));
  });
}
