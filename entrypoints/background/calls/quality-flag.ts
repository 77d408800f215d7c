/** The agent says that a call sounds bad. The journal takes it from the session, with how the line was then. */

import type { Call } from '../../../lib/call.ts';
import type { SessionStore } from '../session-store.ts';

export async function flag(store: SessionStore, { id }: Call): Promise<void> {
  const flaggedAt = Date.now();
  store.change({ calls: store.now().calls.map((call) => (call.id === id ? { ...call, flaggedAt } : call)) });
}
