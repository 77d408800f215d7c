import type { ContactView, ControlView } from '../connect/control/client.ts';
import { menuPath } from './words.ts';

type Party = ContactView['parties'][number];

/** What the customer phone's line is doing. Times are epoch milliseconds. */
export type PhoneLine =
  | { state: 'idle' }
  | {
      state: 'ringing' | 'menu' | 'waiting' | 'talking' | 'held';
      connectionId: string;
      number: string;
      since: number;
      with: string;
      /** What a menu offers: its keys and where they lead. */
      choices?: string;
    };

/** What happens on the line of a customer whose phone has `ownNumber`, or who is on `connectionId` already.
 * With `ringsForAll`, a call to any number that nobody scripted rings here. */
export function phoneLine(
  view: ControlView,
  phone: { ownNumber: string; connectionId: string | null; ringsForAll: boolean },
): PhoneLine {
  for (const contact of view.contacts) {
    const party = contact.parties.find((it) =>
      phone.connectionId ? it.id === phone.connectionId : isForPhone(view, it, phone),
    );
    if (party && party.state !== 'disconnected') return lineOf(view, contact, party);
  }
  return { state: 'idle' };
}

function isForPhone(
  view: ControlView,
  { kind, state, fate, number, voice }: Party,
  { ownNumber, ringsForAll }: { ownNumber: string; ringsForAll: boolean },
): boolean {
  // A callback's customer is connecting from the start, but dialled only once there is a fate to wait for.
  const isDialled = kind !== 'agent' && state === 'connecting' && fate !== null;
  const isScripted = voice !== null || (number !== null && number in view.customers);
  return isDialled && !isScripted && (ringsForAll || number === ownNumber);
}

function lineOf(view: ControlView, contact: ContactView, party: Party): PhoneLine {
  const { id: connectionId, number, state, stateAt: since } = party;
  const machine = contact.parties.find((it) => it.kind === 'agent' && it.menu !== null);
  const agent = contact.parties.find((it) => it.agentId !== null && it.state === 'connected');
  const line = { connectionId, number: number ?? '', since };
  if (state === 'connecting') return { ...line, state: 'ringing', with: view.settings.outboundNumber };
  if (machine) {
    const choices = Object.entries(machine.menu?.options ?? {})
      .map(([key, menu]) => `${key} ${menu.name}`)
      .join(', ');
    return { ...line, state: 'menu', with: menuPath(machine), choices };
  }
  if (state === 'hold') return { ...line, state: 'held', with: agent?.name ?? 'the agent' };
  if (!agent) return { ...line, state: 'waiting', with: contact.queue ?? 'the queue' };
  return {
    ...line,
    state: 'talking',
    with: agent.name ?? 'the agent',
    since: Math.max(since, agent.stateAt),
  };
}
