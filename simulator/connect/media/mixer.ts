import { addFrames, type Frame, SILENCE } from './frame.ts';

/** One contact as the bridge needs it: who is in it and who can hear whom. */
export interface MediaContact {
  contactId: string;
  parties: MediaParty[];
}

export interface MediaParty {
  connectionId: string;
  state: 'connecting' | 'connected' | 'hold' | 'disconnected';
  /** Muted on the server. A party that mutes its own microphone sends silence by itself. */
  isMuted: boolean;
}

/** What every party hears in one beat: the sum of the other connected, unmuted parties of its contact, never itself.
 * Whoever rings, is held or has left neither hears nor is heard, so hold, consult, conference and leaving need nothing else.
 * `said` holds this beat's frame by connection id; a party that is not in it is silent. */
export function mix(contacts: readonly MediaContact[], said: ReadonlyMap<string, Frame>): Map<string, Frame> {
  const heard = new Map<string, Frame>();
  for (const { parties } of contacts) {
    for (const listener of parties) {
      const others = parties.filter(
        (party) => party !== listener && !party.isMuted && party.state === 'connected',
      );
      const frames =
        listener.state === 'connected' ? others.flatMap((party) => said.get(party.connectionId) ?? []) : [];
      heard.set(listener.connectionId, frames.length > 0 ? addFrames(frames) : SILENCE);
    }
  }
  return heard;
}
