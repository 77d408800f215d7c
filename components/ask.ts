/** How a component asks for a command: with the event that caused it, since the widget judges that event first. */

import type { CommandName, Commands } from '../lib/commands.ts';

export type Ask = <Name extends CommandName>(
  event: Event,
  name: Name,
  ...args: Parameters<Commands[Name]>
) => void;
