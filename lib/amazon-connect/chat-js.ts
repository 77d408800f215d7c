/** Amazon's chat library: three hundred kilobytes that only an accepted chat needs. */

import { once } from '../once.ts';
import type { ChatSessions } from './chat-session.ts';
import type { Streams } from './snapshot.ts';

/** Has it brought once, unless the page has its own; the same at every later call. Null where it does not come. */
export function chatJs(streams: Streams, bring: () => Promise<unknown>): () => Promise<ChatSessions | null> {
  const connect = streams as unknown as { ChatSession?: ChatSessions };

  return once(async () => {
    if (connect.ChatSession) return connect.ChatSession;
    await bring();
    const sessions = connect.ChatSession ?? null;
    // It puts itself where Streams looks for it, and Streams would open a second session for every later chat, before it
    // is accepted even, and log it.
    delete connect.ChatSession;
    return sessions;
  });
}
