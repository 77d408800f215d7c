/** What concerns more than two: bringing somebody in, swapping, merging, and each party for itself. */

import { VoiceError } from '../errors.ts';
import type { VoicePlatform } from '../voice-platform.ts';
import { ask } from './ask.ts';
import type { Mute } from './mute.ts';
import type { QuickConnects } from './quick-connects.ts';
import type { Streams } from './snapshot.ts';

export type PartyVerbs = Pick<
  VoicePlatform,
  | 'quickConnects'
  | 'addParty'
  | 'swapParties'
  | 'merge'
  | 'holdParty'
  | 'resumeParty'
  | 'muteParty'
  | 'unmuteParty'
  | 'dropParty'
>;

interface PartyVerbParts {
  streams: Streams;
  quickConnects: QuickConnects;
  mute: Mute;
  contact(callId: string): connect.Contact;
}

export function partyVerbs({ streams, quickConnects, mute, contact }: PartyVerbParts): PartyVerbs {
  function party(callId: string, partyId: string): connect.VoiceConnection {
    const found = contact(callId)
      .getConnections()
      .find(({ connectionId }) => connectionId === partyId);
    if (!found?.isActive()) throw new VoiceError('no-such-party');
    return found as connect.VoiceConnection;
  }

  return {
    quickConnects: () => quickConnects.all(),
    async addParty(callId, target) {
      const endpoint =
        target.kind === 'number'
          ? streams.Endpoint.byPhoneNumber(target.e164)
          : await quickConnects.endpoint(target.id);
      await mute.kept(callId, () => ask((callbacks) => contact(callId).addConnection(endpoint, callbacks)));
    },
    swapParties: (callId) =>
      mute.kept(callId, () => ask((callbacks) => contact(callId).toggleActiveConnections(callbacks))),
    merge: (callId) =>
      mute.kept(callId, () => ask((callbacks) => contact(callId).conferenceConnections(callbacks))),
    holdParty: (callId, partyId) =>
      mute.kept(callId, () => ask((callbacks) => party(callId, partyId).hold(callbacks))),
    resumeParty: (callId, partyId) =>
      mute.kept(callId, () => ask((callbacks) => party(callId, partyId).resume(callbacks))),
    muteParty: async (callId, partyId) =>
      ask((callbacks) => party(callId, partyId).muteParticipant(callbacks)),
    unmuteParty: async (callId, partyId) =>
      ask((callbacks) => party(callId, partyId).unmuteParticipant(callbacks)),
    dropParty: (callId, partyId) =>
      mute.kept(callId, () => ask((callbacks) => party(callId, partyId).destroy(callbacks))),
  };
}
