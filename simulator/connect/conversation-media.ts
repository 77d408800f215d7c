/** What the media bridge sees of the instance, and the legs that the state opens and closes by itself. */

import { isLive } from './contact.ts';
import type { Instance } from './instance.ts';
import type { LiveInstance } from './live-instance.ts';
import type { MediaBridge, MediaContact } from './media/bridge.ts';

/** One entry per conversation; an agent's party goes by the leg of the segment that is live on it. */
export function mediaContacts(instance: Instance): MediaContact[] {
  const legs = new Map(instance.segments.filter(isLive).map((it) => [it.partyId, it.legId]));
  return instance.conversations.map(({ id, parties }) => ({
    contactId: id,
    parties: parties.map((it) => ({
      connectionId: legs.get(it.id) ?? it.id,
      state: it.state,
      isMuted: it.isMuted,
    })),
  }));
}

/** Lets scripted customers speak once they are connected, and closes legs whose party has left. Returns the undo. */
export function followState(live: LiveInstance, media: MediaBridge): () => void {
  let open = new Set<string>();
  const speaking = new Set<string>();
  return live.onChange(() => {
    const { conversations, segments } = live.state;
    const legs = new Set(segments.filter(isLive).map((it) => it.legId));
    for (const party of conversations.flatMap((it) => it.parties)) {
      if (party.state === 'disconnected') continue;
      legs.add(party.id);
      if (party.voice && party.state === 'connected' && !speaking.has(party.id)) {
        speaking.add(party.id);
        media.speak(party.id, party.voice);
      }
    }
    for (const leg of open) {
      if (legs.has(leg)) continue;
      speaking.delete(leg);
      media.close(leg);
    }
    open = legs;
  });
}
