/**
 * The rule that ends the sign-in of who has not been at work for long (authentication profiles): a warning first,
 * taken back by the next activity. A live voice contact counts as work.
 */

import { findAgent } from '../instance/agent.ts';
import { isLive } from '../instance/contact.ts';
import type { LiveInstance } from '../live-instance.ts';

export interface Inactivity {
  /** The person with this login has done something. */
  seen(login: string): void;
  stop(): void;
}

interface Ways {
  publish(login: string, key: string, data: object): void;
  /** Ends whatever sign-in this login has. */
  end(login: string): void;
}

interface Watched {
  seenAt: number;
  isWarned: boolean;
  timer: NodeJS.Timeout | undefined;
}

export function createInactivity(live: LiveInstance, { publish, end }: Ways): Inactivity {
  const people = new Map<string, Watched>();

  function arm(login: string, person: Watched): void {
    clearTimeout(person.timer);
    const { inactivityLimitMs: limit, inactivityWarningMs: warning } = live.state.settings;
    if (limit === null) return;
    const next = person.isWarned ? limit : Math.max(0, limit - warning);
    person.timer = setTimeout(() => due(login, person, limit), person.seenAt + next - Date.now());
    person.timer.unref();
  }

  function due(login: string, person: Watched, limit: number): void {
    const { id } = findAgent(live.state, login);
    if (live.state.segments.some((it) => it.agentId === id && isLive(it))) seen(login);
    else if (person.isWarned) {
      people.delete(login);
      end(login);
    } else {
      person.isWarned = true;
      publish(login, 'expiration-warning', { expiration: person.seenAt + limit });
      arm(login, person);
    }
  }

  function seen(login: string): void {
    const person = people.get(login) ?? { seenAt: 0, isWarned: false, timer: undefined };
    if (person.isWarned) publish(login, 'expiration-warning-cleared', {});
    Object.assign(person, { seenAt: Date.now(), isWarned: false });
    people.set(login, person);
    arm(login, person);
  }

  let rule = '';
  const stopFollowing = live.onChange(() => {
    const { inactivityLimitMs, inactivityWarningMs } = live.state.settings;
    if (rule === `${inactivityLimitMs} ${inactivityWarningMs}`) return;
    rule = `${inactivityLimitMs} ${inactivityWarningMs}`;
    // A rule that is new counts from its beginning.
    for (const login of people.keys()) seen(login);
  });

  return {
    seen,
    stop() {
      stopFollowing();
      for (const { timer } of people.values()) clearTimeout(timer);
    },
  };
}
