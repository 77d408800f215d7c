/** What every card of a callback is given, and whether its commands can be pressed. */

import { type CallbackCommand, whyNot } from '../../../lib/callbacks/allowed.ts';
import type { Callback } from '../../../lib/callbacks/callback.ts';
import type { SurfaceProps } from '../../card-props.ts';

export interface CallbackProps extends SurfaceProps {
  callback: Callback;
}

/** Why `command` cannot be pressed now, in words; null when it can. One that is on its way has no words of its own. */
export function pressRefusal({ session, callback }: CallbackProps, command: CallbackCommand): string | null {
  const isOnItsWay = session.pending.some((p) => p.command === command && p.callId === callback.id);
  if (isOnItsWay) return '';
  if (command === 'transferCallback' && !session.allowsTransfer) return 'Transfers are switched off.';
  return whyNot(callback, command);
}
