/**
 * Passes on that the agent is at work. Connect sees only its own page, which is hidden here: who works in a customer
 * system all day would be signed out as idle.
 */

import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore } from '../session-store.ts';

export interface Activity {
  /** Once a minute, and when the person comes back: passes on what the browser says of the keyboard and the mouse. */
  check(): Promise<void>;
  /** The agent says so themselves. */
  stay(): Promise<void>;
}

/** Input within this counts as being at work, in seconds; the browser's own step is 15. */
const recentSeconds = 60;

export function createActivity(
  store: SessionStore,
  platform: Pick<VoicePlatform, 'stay'>,
  queryState: (detectionIntervalSeconds: number) => Promise<string>,
): Activity {
  async function check(): Promise<void> {
    if (store.now().connection.state !== 'ready') return;
    // A locked screen is nobody at work, whatever moves the mouse.
    if ((await queryState(recentSeconds)) === 'active') await platform.stay();
  }

  store.onChange(({ connection }, before) => {
    const isNew = connection?.state === 'ready' && connection.ending;
    const wasKnown = before.connection.state === 'ready' && before.connection.ending;
    // A warning that nobody has to see: whoever is at work stays in without a word.
    if (isNew && !wasKnown) void check().catch(() => {});
  });

  return { check, stay: () => platform.stay() };
}
