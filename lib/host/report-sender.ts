/** Sends reports to the background, which may be asleep: a message wakes it. */

import { VoiceError } from '../errors.ts';
import { background } from '../messaging.ts';
import type { PlatformReport } from '../voice-platform.ts';

const retryMs = 100;
/** Taking a report is quick; a message that met a worker just being stopped may be answered never. */
const limitMs = 3_000;

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
        await Promise.race([background.report(report), late()]);
      } catch (error) {
        // Judged and refused: it would be again.
        if (error instanceof VoiceError && error.code === 'not-trusted') continue;
        // Our extension was replaced under a page that stayed: nobody is there any more.
        if (!chrome.runtime?.id) return;
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

function late(): Promise<never> {
  return new Promise((_, failed) => setTimeout(() => failed(new Error('nobody took the report')), limitMs));
}
