/** Sends reports to the background, which may be asleep: a message wakes it. */

import { background } from '../../lib/messaging.ts';
import type { PlatformReport } from '../../lib/voice-platform.ts';

const retryMs = 500;

/** A listener that delivers the newest report, one at a time, and tries again while nobody takes it. */
export function sendReports(): (report: PlatformReport) => void {
  let waiting: PlatformReport | null = null;
  let isSending = false;

  const deliver = async () => {
    if (isSending) return;
    isSending = true;
    while (waiting) {
      const report = waiting;
      waiting = null;
      try {
        await background.report(report);
      } catch {
        // The worker was just stopping, or is being updated. A newer report takes this one's place.
        waiting ??= report;
        await new Promise((again) => setTimeout(again, retryMs));
      }
    }
    isSending = false;
  };

  return (report) => {
    waiting = report;
    void deliver();
  };
}
