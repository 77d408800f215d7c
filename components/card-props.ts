/** What every card of a call is given, and whether its commands can be pressed. */

import { allows, type Call, type CallCommand } from '../lib/call.ts';
import type { Session } from '../lib/session.ts';
import type { Ask } from './ask.ts';

export interface SurfaceProps {
  session: Session;
  /** Epoch ms; ticks once a second while visible. */
  now: number;
  ask: Ask;
}

export interface CardProps extends SurfaceProps {
  call: Call;
}

/** Whether the call allows `command` and the same command is not already on its way. */
export function canPress({ session, call }: CardProps, command: CallCommand): boolean {
  return allows(call, command) && !session.pending.some((p) => p.command === command && p.callId === call.id);
}
