/** Where "Open interaction" leads: the record on the instance, where it is shown there, else the extension's own page (EX-05). */

import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { log } from '../../../lib/log.ts';

export interface OpenInteractionParts {
  find(id: string): Promise<Interaction | null>;
  /** Shows it on the instance; false where it is not there. */
  openThere(sysId: string): Promise<boolean>;
  openHere(id: string): Promise<void>;
}

/** `id` is its number or sys_id, or the contact id of its call. */
export const openInteraction =
  ({ find, openThere, openHere }: OpenInteractionParts) =>
  async (id: string): Promise<void> => {
    const isThere = await find(id)
      .then((record) => record !== null && openThere(record.sys_id))
      .catch((error: unknown) => {
        log.warn('interaction not opened on the instance', { why: String(error) });
        return false;
      });
    if (!isThere) await openHere(id);
  };
