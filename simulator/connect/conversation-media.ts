/** What the media bridge sees of the instance, and the legs that the state opens and closes by itself. */

import { isLive } from './instance/contact.ts';
import type { Instance } from './instance/instance.ts';
import type { LiveInstance } from './live-instance.ts';
import type { MediaBridge, MediaContact } from './media/bridge.ts';

/** The leg of each party that an agent has taken; a leg that rings is in no call yet. */
const legsIn = (instance: Instance): Map<string, string> =>
  new Map(
    instance.segments
      .filter((it) => isLive(it) && it.ringsUntil === null)
      .map((it) => [it.partyId, it.legId]),
  );

/** One entry per conversation; an agent's party goes by the leg of the segment that is live on it. */
export function mediaContacts(instance: Instance): MediaContact[] {
  const legs = legsIn(instance);
  return instance.conversations.map(({ id, parties }) => ({
    contactId: id,
    parties: parties.map((it) => ({
      connectionId: legs.get(it.id) ?? it.id,
      state: it.state,
      isMuted: it.isMuted,
    })),
  }));
}

/** Lets everybody without a browser speak once they are connected, and closes legs whose party has left. Returns the undo. */
export function followState(live: LiveInstance, media: MediaBridge): () => void {
  let open = new Set<string>();
  /** What each scripted leg says, as text to compare. */
  const said = new Map<string, string>();
  return live.onChange(() => {
    const { conversations, segments } = live.state;
    const taken = legsIn(live.state);
    const legs = new Set(segments.filter(isLive).map((it) => it.legId));
    for (const party of conversations.flatMap((it) => it.parties)) {
      if (party.state === 'disconnected') continue;
      const leg = taken.get(party.id) ?? party.id;
      legs.add(leg);
      const voice = JSON.stringify(party.voice);
      if (party.voice && party.state !== 'connecting' && said.get(leg) !== voice) {
        said.set(leg, voice);
        media.speak(leg, party.voice);
      } else if (!party.voice && said.delete(leg)) media.close(leg);
    }
    for (const leg of open) {
      if (legs.has(leg)) continue;
      said.delete(leg);
      media.close(leg);
    }
    open = legs;
  });
}
