/** What every card of a call is given, and whether its commands can be pressed. */

import { allows, type Call, type CallCommand } from '../lib/call.ts';
import type { DirectoryAnswer, DirectoryTab } from '../lib/directory/entry.ts';
import type { CheckedNumber } from '../lib/numbers/checked-number.ts';
import type { Session } from '../lib/session.ts';
import type { Ask } from './ask.ts';

/** What a surface may look up; nothing changes by it. */
export interface Lookup {
  /** The best `limit` entries for the text so far, of one tab or of all; an empty text gives favourites and recents first. */
  searchDirectory(text: string, tab: DirectoryTab | null, limit: number): Promise<DirectoryAnswer>;
  /** What a typed number is, by the agent's own country. */
  checkNumber(text: string): Promise<CheckedNumber>;
}

export interface SurfaceProps {
  session: Session;
  /** Epoch ms; ticks once a second while visible. */
  now: number;
  ask: Ask;
  lookup: Lookup;
}

export interface CardProps extends SurfaceProps {
  call: Call;
}

/** Whether the call allows `command` and the same command is not already on its way. */
export function canPress({ session, call }: CardProps, command: CallCommand): boolean {
  return allows(call, command) && !session.pending.some((p) => p.command === command && p.callId === call.id);
}
