/** How a view of ours sends commands: the same one for the same call in order, all others at once. */

import type { CommandName, CommandSender, Commands } from './commands.ts';

export type SendCommand = <Name extends CommandName>(name: Name, ...args: Parameters<Commands[Name]>) => void;

/**
 * A second "hold this party" waits for the first, since the background refuses two of a kind for one call; nothing
 * waits for another kind, so that a slow one never holds up End. What goes wrong comes back as the session's notice.
 */
export function sendInOrder(commands: CommandSender): SendCommand {
  const last = new Map<string, Promise<void>>();
  return (name, ...args) => {
    const send = commands[name as CommandName] as (...args: unknown[]) => Promise<void>;
    const kind = `${name} ${String(args[0])}`;
    const sent = (last.get(kind) ?? Promise.resolve()).then(() => send(...args)).catch(() => {});
    last.set(kind, sent);
    void sent.then(() => last.get(kind) === sent && last.delete(kind));
  };
}
