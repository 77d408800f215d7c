/** Commands from the widget's buttons, after the guard has judged the press. */

import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Ask } from '../../components/ask.ts';
import type { CommandName, CommandSender } from '../../lib/commands.ts';
import type { Guard } from './guard.ts';

const lookAgainMs = 300;
/** One refusal may be the agent's haste; the second is said aloud. */
const refusalsToTell = 2;

export interface GuardedAsk {
  ask: Ask;
  /** True from the second refusal until the way is clear again. */
  isCovered: ReadonlySignal<boolean>;
  /** True once a press showed that this browser cannot tell what is seen. */
  isBlind: ReadonlySignal<boolean>;
}

/** Judges each press on its own, and sends what counts in the order it was pressed. */
export function guardedAsk(guard: Guard, commands: CommandSender): GuardedAsk {
  const isCovered = signal(false);
  const isBlind = signal(false);
  let refusals = 0;
  let sent: Promise<void> = Promise.resolve();

  const ask: Ask = (event, name, ...args) => {
    const judged = guard.judge(event);
    sent = sent.then(async () => {
      const refusal = await judged;
      if (!refusal) {
        refusals = 0;
        // What goes wrong comes back as the session's notice, in every view.
        await (commands[name as CommandName] as (...args: unknown[]) => Promise<void>)(...args).catch(
          () => {},
        );
      } else if (refusal === 'cannot-see') isBlind.value = true;
      else if (refusal === 'covered') {
        refusals += 1;
        if (refusals >= refusalsToTell && !isCovered.value) tell();
      }
    });
  };

  function tell(): void {
    isCovered.value = true;
    const looking = setInterval(async () => {
      if (!(await guard.isClear())) return;
      clearInterval(looking);
      refusals = 0;
      isCovered.value = false;
    }, lookAgainMs);
  }

  return { ask, isCovered, isBlind };
}
