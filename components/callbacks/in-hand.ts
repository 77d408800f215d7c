/** The callback in hand that a page is about, and the session narrowed to it and its call. Pure. */

import type { Callback } from '../../lib/callbacks/callback.ts';
import type { Session } from '../../lib/session.ts';
import type { RecordView } from '../interactions/interactions-view.ts';

export interface InHand {
  callback: Callback;
  /** What the cards of the page are drawn from: this callback and its call, nothing else. */
  session: Session;
}

/** By any of its names: id, sys_id of its record or of its interaction. Null when it is not in hand. */
export function inHandOf(session: Session, names: readonly string[]): InHand | null {
  const callback = session.callbacks.find(
    ({ id, record, interaction, phase }) =>
      phase !== 'closed' && [id, record, interaction].some((name) => name !== null && names.includes(name)),
  );
  if (!callback) return null;
  const calls = session.calls.filter(({ id }) => id === callback.callId || id === callback.id);
  return {
    callback,
    session: { ...session, calls, callbacks: [callback], suggestion: null, unanswered: null },
  };
}

/** The one that an interaction's page is about. A customer who was reached first is on a call like any other (CB-14). */
export function inHandOfRecord(session: Session, { name, page }: RecordView): InHand | null {
  const { sys_id, callbackTask, phone_log } = page?.record ?? {};
  const names = [name, sys_id, callbackTask, phone_log?.call_id].filter((one) => one != null);
  const found = inHandOf(session, names);
  return found?.callback.carrier === 'customer-first' ? null : found;
}
