/** Amazon's chat library: three hundred kilobytes that only an accepted chat needs. */

import type { ChatSessions } from '../../lib/amazon-connect/chat-session.ts';
import type { Streams } from '../../lib/amazon-connect/snapshot.ts';
import { once } from '../../lib/once.ts';

/** Loads it once; the same at every later call. */
export function chatJs(streams: Streams): () => Promise<ChatSessions | null> {
  const connect = streams as unknown as { ChatSession?: ChatSessions };

  return once(async () => {
    await import('./chat-library.ts');
    const sessions = connect.ChatSession ?? null;
    // It puts itself where Streams looks for it, and Streams would open a second session for every later chat, before it
    // is accepted even, and log it.
    delete connect.ChatSession;
    return sessions;
  });
}
