/** The shape of what answers commands and questions: one for each name, told who sent it. */

import type { CommandName, Commands } from '../../lib/commands.ts';
import type { Queries, QueryName } from '../../lib/queries.ts';
import type { SenderStamps } from '../../lib/sender.ts';

export type CommandHandlers = {
  [Name in CommandName]: (sender: SenderStamps, ...args: Parameters<Commands[Name]>) => Promise<void>;
};

export type QueryHandlers = {
  [Name in QueryName]: (
    sender: SenderStamps,
    ...args: Parameters<Queries[Name]>
  ) => Promise<ReturnType<Queries[Name]>>;
};
