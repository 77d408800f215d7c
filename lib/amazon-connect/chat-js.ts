/** Amazon's chat library: three hundred kilobytes that only an accepted chat needs. */

import { once } from '../once.ts';
import type { ChatSessions } from './chat-session.ts';
import type { Streams } from './snapshot.ts';

/** Where the library lies on `connect` once it was put aside; the same in every script of the page. */
const aside = Symbol.for('voice-control.chat');

/** `connect`, of whichever script. */
interface Holder {
  ChatSession?: ChatSessions;
  [aside]?: ChatSessions;
}

/**
 * Puts the library that has just come where Streams does not look: it would open a session of its own for every chat,
 * before it is accepted even, and log it. To be called in the task in which it came.
 */
export function putChatJsAside(connect: object): void {
  const holder: Holder = connect;
  holder[aside] = holder.ChatSession;
  delete holder.ChatSession;
}

/** Has it brought once, unless the page has its own; the same at every later call. Null where it does not come. */
export function chatJs(streams: Streams, bring: () => Promise<unknown>): () => Promise<ChatSessions | null> {
  const holder: Holder = streams as object;

  return once(async () => {
    if (holder.ChatSession) return holder.ChatSession;
    await bring();
    return holder[aside] ?? null;
  });
}
