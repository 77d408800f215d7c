/** A callback as the platform carries it before and between its calls. What an agent makes of it stands in lib/callbacks. */

export interface CallbackContact {
  /** Contact id on the platform. */
  id: string;
  /** A task contact, or the preview of a campaign, which becomes a call once it is engaged. */
  carrier: 'task' | 'preview';
  /** `over`: missed, rejected, transferred or ended, and not yet cleared. */
  state: 'offered' | 'accepted' | 'transferring' | 'over';
  stateAt: number;
  /** When an offer that is not taken goes away; null where the platform does not tell. */
  offerEndsAt: number | null;
  queue: string | null;
  /** The task's, or the customer's where the platform has one for a preview. */
  name: string | null;
  description: string;
  /**
   * Contact attributes and references, as text; of two with one name the reference. A preview's customer stands in
   * `callbackNumber`, E.164, unless the campaign has an attribute of that name.
   */
  attributes: Record<string, string>;
  /** When the customer wants to be called; null for as soon as possible, and where the platform does not tell. */
  scheduledAt: number | null;
  /** The platform's own automatic dial, after the accept; null when it has none, as for every task. */
  autoDialMs: number | null;
  /** Whether it may be ended without a call. */
  canDiscard: boolean;
}

/** Offered or in hand: the platform has it, and a host that is made anew would lose sight of it. */
export const isOpen = ({ state }: Pick<CallbackContact, 'state'>): boolean => state !== 'over';
