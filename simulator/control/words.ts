import type { AgentView, ContactView, ControlView } from '../connect/control/client.ts';

/** A mark's look: form and colour, always with a word beside it. */
export type Mark = '' | 'good' | 'good.full' | 'hold' | 'bad' | 'call';

const SYSTEM_STATES: Record<string, string> = {
  Busy: 'On a call',
  PendingBusy: 'Ringing',
  CallingCustomer: 'Calling customer',
  AfterCallWork: 'After call work',
  FailedConnectAgent: 'Desk phone not answered',
  MissedCallAgent: 'Missed call',
  MissedCallCustomer: 'Customer did not answer',
  LineEngagedCustomer: 'Line engaged',
  FailedConnectCustomer: 'Call failed',
  Default: 'Callback missed',
};

/** An agent's state in words and as a mark. */
export function agentState({ state }: Pick<AgentView, 'state'>): { words: string; mark: Mark } {
  const words = SYSTEM_STATES[state.name] ?? state.name;
  if (state.type === 'routable') return { words, mark: 'good.full' };
  if (state.type === 'not_routable') return { words, mark: 'hold' };
  if (state.type === 'error') return { words, mark: 'bad' };
  if (state.type === 'offline') return { words, mark: '' };
  return { words, mark: state.name === 'Busy' ? 'good' : 'call' };
}

/** Where a contact stands, and since when. */
export function contactState(view: ControlView, contact: ContactView): { words: string; since: number } {
  const agents = view.agents.flatMap(({ name, contacts }) =>
    contacts.filter(({ contactId }) => contactId === contact.id).map((segment) => ({ name, ...segment })),
  );
  const talking = agents.find(({ state }) => state === 'connected');
  const ringing = agents.find(({ state }) => state === 'connecting' || state === 'incoming');
  const wrappingUp = agents.find(({ state }) => state === 'ended');
  if (talking) return { words: `With ${talking.name}`, since: talking.stateAt };
  if (ringing && contact.initiationMethod === 'outbound')
    return { words: `${ringing.name} is calling`, since: ringing.stateAt };
  if (ringing) return { words: `Ringing ${ringing.name}`, since: ringing.stateAt };
  const machine = contact.parties.find((it) => it.kind === 'agent' && it.menu !== null);
  if (machine) return { words: `In the menu, ${menuPath(machine)}`, since: machine.stateAt };
  const laidAside = agents.find(({ state }) => state === 'paused');
  if (laidAside) return { words: `Laid aside by ${laidAside.name}`, since: laidAside.stateAt };
  if (contact.isWaiting && contact.offersAt !== null)
    return {
      words: `Not before ${new Date(contact.offersAt).toLocaleTimeString()}`,
      since: contact.queuedAt,
    };
  if (contact.isWaiting)
    return { words: `Waiting in ${contact.queue ?? 'no queue'}`, since: contact.queuedAt };
  if (!ringing && contact.parties.some(({ kind, fate }) => kind === 'customer' && fate !== null))
    return { words: 'The customer is being dialled', since: contact.queuedAt };
  if (wrappingUp) return { words: `${wrappingUp.name} wraps up`, since: wrappingUp.stateAt };
  return { words: 'Over', since: contact.queuedAt };
}

/** The choice beside the queues: a caller who is asked to choose one by digits. */
export const MAIN_NUMBER = ['main-number', 'Main number (menu)'] as const;

/** Where a call goes that was placed with this choice. */
export const whereTo = (choice: string): { queue: string } | { ivr: true } =>
  choice === MAIN_NUMBER[0] ? { ivr: true } : { queue: choice };

/** The way through a machine's menus. */
export const menuPath = ({ ivrPath }: Pick<ContactView['parties'][number], 'ivrPath'>): string =>
  ivrPath.join(' › ');

/** A party's state in words and as a mark. */
export function partyState(party: ContactView['parties'][number]): { words: string; mark: Mark } {
  switch (party.state) {
    case 'connecting':
      return party.kind === 'customer' && party.fate === null
        ? { words: 'Not dialled yet', mark: '' }
        : { words: 'Ringing', mark: 'call' };
    case 'hold':
      return { words: 'On hold', mark: 'hold' };
    case 'disconnected':
      return { words: 'Left', mark: '' };
    case 'connected':
      return { words: party.isMuted ? 'Muted' : 'Connected', mark: 'good' };
  }
}
