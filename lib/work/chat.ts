/**
 * A chat that is carried on here: how it stands, which goes with the work in every report, and what is written in it, which
 * is asked for and is kept by nobody but the platform. Pure. Times are epoch ms of this computer's clock.
 */

/**
 * `lost`: nothing is heard at the moment, and what is written still goes out. `elsewhere`: this softphone cannot carry
 * chats, Amazon's own window can.
 */
export type ChatState = 'opening' | 'open' | 'lost' | 'failed' | 'ended' | 'elsewhere';

export interface ChatSighting {
  state: ChatState;
  /** Texts of others that the agent has not seen. */
  unread: number;
  /** Somebody else writes at this moment. */
  isTyping: boolean;
  /** Grows with every change of what is written. */
  version: number;
  /** Whether files can be sent in it. */
  takesFiles: boolean;
}

/**
 * Of a file that was sent, what the platform's own look at it came to; of one of the agent's own that is not there yet,
 * whether it is on its way or why not: files are off, there are too many, it was refused, or it did not arrive.
 */
export type FileState = 'ready' | 'looked-at' | 'held-back' | FileTrouble | 'sending';
export type FileTrouble = 'off' | 'too-many' | 'refused' | 'not-sent';

export interface ChatItem {
  id: string;
  at: number;
  by: 'me' | 'customer' | 'colleague' | 'instance';
  /** Who, in the platform's words. */
  name: string;
  /** `other`: something that only Amazon's own page can show. */
  what: 'text' | 'file' | 'other' | 'joined' | 'left' | 'handed-on' | 'ended';
  /** As it was written, never markup; of a file its name. */
  text: string;
  /** A file, by the id it is asked for. Null of what is none. */
  file: { id: string; state: FileState } | null;
  /** What became of the agent's own text on the other side; null of what others wrote. */
  receipt: 'sent' | 'delivered' | 'read' | null;
}

export interface ChatPage {
  /** Oldest first. */
  items: ChatItem[];
  hasEarlier: boolean;
}

/** As many characters as one message may have (participant API, SendMessage). */
export const longestMessage = 1024;

/** Whether the agent can write in it. */
export const canWrite = ({ state }: Pick<ChatSighting, 'state'>): boolean =>
  state === 'open' || state === 'lost';
