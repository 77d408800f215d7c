/** The way to the interaction: the tab that has it, or a new one (CF-27). */

import type { Ask } from '../ask.ts';

interface OpenInteractionProps {
  /** Its number or sys_id, or the contact id of its call. */
  id: string;
  ask: Ask;
}

export function OpenInteraction({ id, ask }: OpenInteractionProps) {
  return (
    <button
      type="button"
      class="link open-interaction"
      onClick={(event) => ask(event, 'openInteraction', id)}
    >
      Open interaction
    </button>
  );
}
