/** Commands from the widget's buttons, after the guard has judged the press. */

import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Ask } from '../../components/ask.ts';
import type { CommandSender } from '../../lib/commands.ts';
import { sendInOrder } from '../../lib/view-commands.ts';
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

/** Judges each press on its own, in the order they were made; a command that is slow to answer holds up no other kind. */
export function guardedAsk(guard: Guard, commands: CommandSender): GuardedAsk {
  const isCovered = signal(false);
  const isBlind = signal(false);
  let refusals = 0;
  const send = sendInOrder(commands);
  let earlier: Promise<void> = Promise.resolve();

  const ask: Ask = (event, name, ...args) => {
    const judged = guard.judge(event);
    earlier = earlier.then(async () => {
      const refusal = await judged;
      if (!refusal) {
        refusals = 0;
        send(name, ...args);
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
