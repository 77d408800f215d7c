/** Chooses presences, and reads back what became of it: Connect sometimes answers yes and does something else. */

import { type Presence, presenceName } from '../../../lib/agent.ts';
import { errorWords } from '../../../lib/error-words.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { isInHand } from '../../../lib/in-hand.ts';
import { log } from '../../../lib/log.ts';
import { isChoosable, type PresenceAsk } from '../../../lib/presence/story.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore } from '../session-store.ts';

export interface PresenceKeeper {
  /** Makes it the agent's presence, during a call the next one. Throws what the platform refuses with. */
  choose(presenceId: string, by?: PresenceAsk['by']): Promise<void>;
  /** Something else of ours is about to set it, so that it is nobody else's doing. */
  expect(presenceId: string): void;
}

/** A yes is followed by a snapshot within a second; a choice that nothing shows by now is asked for again. */
const shownWithinMs = 5_000;

export function createPresence(
  store: SessionStore,
  platform: Pick<VoicePlatform, 'setPresence'>,
  now: () => number = Date.now,
): PresenceKeeper {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;

  const keep = (asked: PresenceAsk | null) => store.change({ presence: { ...store.now().presence, asked } });

  async function ask(asked: PresenceAsk): Promise<void> {
    isAsking = true;
    const { agent } = store.now();
    const isThere = agent?.presence.id === asked.id && agent.nextPresence === null;
    keep(isThere ? null : asked);
    try {
      await platform.setPresence(asked.id);
    } catch (error) {
      if (store.now().presence.asked?.at === asked.at) keep(null);
      throw error;
    } finally {
      isAsking = false;
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => void readBack(true), shownWithinMs);
    // The report may have come before the answer.
    await readBack(false);
  }

  /**
   * After a miss with a presence waiting, Connect has been seen to take the one that waited instead of the one just
   * chosen (#613). Asked once more, it obeys. `isOverdue`: nothing at all has happened.
   */
  async function readBack(isOverdue: boolean): Promise<void> {
    const { presence, agent } = store.now();
    const { asked, last } = presence;
    // Who is offered something as soon as they can be is seen on contact and never as what they chose.
    if (!asked || !agent || isAsking || isInHand(store.now())) return;
    const isElsewhere = last !== null && last.at >= asked.at && isChoosable(last.to.kind);
    if (!isElsewhere && !isOverdue) return;
    log.warn('presence not taken', { wanted: asked.id, stands: agent.presence.name, retries: asked.retries });
    if (asked.retries > 0) {
      keep(null);
      const words = errorWords(new VoiceError('presence-not-kept'));
      return store.change({ notice: { ...words, at: now() } });
    }
    // What fails now is told by the next look, as a choice that came to nothing.
    await ask({ ...asked, at: now(), retries: asked.retries + 1 }).catch(() => {});
  }

  store.onChange((changed, before) => {
    if (!changed.agent && !changed.presence) return;
    const { agent, presence } = store.now();
    const { last, nextBy } = presence;
    const next = agent?.nextPresence;
    if (last?.by === 'somebody' && last !== before.presence.last)
      tell(`You were set to ${presenceName(last.to)}`, last.to, 'now');
    else if (next && nextBy === 'somebody' && before.agent?.nextPresence?.id !== next.id)
      tell(`${presenceName(next)} was chosen for after this call`, next, 'then');
    void readBack(false);
  });

  /** Who it was cannot be told further: Connect names neither the supervisor nor the agent's other windows. */
  function tell(title: string, { kind }: Presence, when: 'now' | 'then'): void {
    const who = 'A supervisor did it, or you in another window of Connect.';
    const remedy = kind === 'routable' ? who : `No calls come to you ${when}. ${who}`;
    store.change({ notice: { code: 'presence-moved', tone: 'hold', title, remedy, at: now() } });
  }

  return {
    choose: (id, by = 'agent') => ask({ id, by, at: now(), retries: 0 }),
    expect: (id) => keep({ id, by: 'rule', at: now(), retries: 0 }),
  };
}
