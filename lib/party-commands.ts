/** What a call allows for one of its parties. Pure. */

import { allows, type Call, isPresent, type Party } from './call.ts';

export type PartyCommand = 'holdParty' | 'resumeParty' | 'muteParty' | 'unmuteParty' | 'dropParty';

/** Whether `call` allows `command` for this one of its parties now. */
export function allowsParty(call: Call, command: PartyCommand, party: Party): boolean {
  if (!allows(call, command) || party.role === 'agent') return false;
  switch (command) {
    case 'holdParty':
      return party.state === 'connected';
    case 'resumeParty':
      return party.state === 'held';
    case 'muteParty':
      return party.state === 'connected' && !party.isMuted;
    case 'unmuteParty':
      return party.state === 'connected' && party.isMuted && !party.isColleague;
    case 'dropParty':
      // With three parties only whom the agent brought in may be dropped (amazon-connect, B4).
      return isPresent(party) && (call.maxParties > 3 || party.role === 'third-party');
  }
}
