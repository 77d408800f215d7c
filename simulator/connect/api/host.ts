/** What everything behind the Connect host shares. */

import type { Faults } from '../faults.ts';
import type { Settings } from '../instance/instance.ts';
import type { Attachment } from '../instance/room.ts';
import type { Journal } from '../journal.ts';
import type { LiveInstance } from '../live-instance.ts';
import type { MediaBridge } from '../media/bridge.ts';
import type { Inactivity } from './inactivity.ts';
import type { TokenMint } from './tokens.ts';

/** A file in the bucket for those of chats. */
export interface StoredFile extends Attachment {
  size: number;
  /** Null until it was put there. */
  bytes: Uint8Array<ArrayBuffer> | null;
  isSent: boolean;
}

export interface ConnectHost {
  live: LiveInstance;
  /** The settings it started with, which a reset goes back to. */
  settings: Partial<Settings>;
  media: MediaBridge;
  tokens: TokenMint;
  faults: Faults;
  journal: Journal;
  inactivity: Inactivity;
  /** Origins that may frame the CCP, as an administrator approves them. */
  approvedOrigins: Set<string>;
  /** What lies in the bucket for files of chats, by attachment id. */
  files: Map<string, StoredFile>;
  /** `http://localhost:<port>`; set once it listens. */
  origin: string;
}

/** Life of the cookie session and of an access token; a real instance's are of this order. */
export const sessionLifeMs = 12 * 60 * 60_000;
export const accessLifeMs = 60 * 60_000;
/** The cookie of a sign-in, named as real ones are. */
export const cookieName = 'lily-auth-harbour';
