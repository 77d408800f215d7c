/** Who is in a call of the platform in memory, and whom it can be handed to. */

import { type Call, isPresent, type Party } from '../../lib/call.ts';
import type { TransferTarget } from '../../lib/directory/entry.ts';
import type { QuickConnect } from '../../lib/voice-platform.ts';

export const quickConnects: readonly QuickConnect[] = [
  { id: 'to-tomasz', name: 'Tomasz Zielinski', kind: 'agent', number: null },
  { id: 'to-billing', name: 'Billing', kind: 'queue', number: null },
  { id: 'to-haulier', name: 'Northgate Haulage', kind: 'external', number: '+441614960123' },
];

export function newParty(id: string, role: Party['role']): Party {
  const state = role === 'third-party' ? 'connecting' : 'connected';
  return {
    id,
    role,
    number: null,
    numberText: null,
    name: null,
    state,
    stateAt: 0,
    isMuted: false,
    isColleague: false,
  };
}

export const faceOf = (target: TransferTarget): Partial<Party> =>
  target.kind === 'number' ? { number: target.e164 } : { name: target.name, isColleague: true };

/** The phase that Connect's connections come to, as lib/amazon-connect/phase.ts has it. */
export function talkingPhase(parties: readonly Party[]): Call['phase'] {
  const others = parties.filter((party) => party.role !== 'agent' && isPresent(party));
  if (others.some(({ state }) => state === 'connecting')) return 'consult-dialing';
  if (others.every(({ state }) => state === 'held')) return 'held';
  if (others.length < 2) return 'connected';
  return others.some(({ state }) => state === 'held') ? 'consult' : 'conference';
}
