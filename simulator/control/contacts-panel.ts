import type { ContactView, ControlView } from '../connect/control/client.ts';
import type { LegMeters } from '../connect/media/bridge.ts';
import { chatPane } from './chat-pane.ts';
import { spokenNumber, talkTime } from './clock.ts';
import { byId, el, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { levelMeter } from './level-meter.ts';
import { order } from './order.ts';
import { contactState, menuPath, partyState } from './words.ts';

type Party = ContactView['parties'][number];

/** What the last look at the meters showed, by connection id. */
export type Meters = Record<string, LegMeters>;

interface PartyRow {
  party: Party;
  /** Who put them on hold. */
  holders: Party[];
  /** Whether a menu waits for their digits. */
  isAsked: boolean;
  meters: LegMeters | undefined;
}

/** The contacts there are, with everybody in them and what can be done for a customer. Returns what brings them up to date. */
export function contactsPanel(): (view: ControlView, meters: Meters) => void {
  const show = keepList<{ contact: ContactView; view: ControlView; meters: Meters }>(
    byId('contacts'),
    ({ contact }) => contact.id,
    card,
  );
  return (view, meters) => {
    byId('no-contacts').hidden = view.contacts.length > 0;
    show(view.contacts.map((contact) => ({ contact, view, meters })));
  };
}

const KINDS: Record<ContactView['initiationMethod'], string> = {
  inbound: 'Inbound call',
  outbound: 'Outbound call',
  transfer: 'Transfer',
  queue_transfer: 'Queue transfer',
  callback: 'Callback, agent first',
  callback_customer_first_dialed: 'Callback, customer first',
  campaign_preview: 'Campaign preview',
  api: 'Task',
};

const CHANNELS = { chat: 'Chat', email: 'E-mail', task: 'Task' } as const;

/** What a contact is that is no call; null for a call. */
function workTitle({ type, task }: ContactView): string | null {
  if (type === 'voice' || type === 'queue_callback') return null;
  return task ? `${CHANNELS[type]}: ${task.name}` : CHANNELS[type];
}

function card() {
  const title = el('b');
  const state = el('span.figure');
  const list = el('div');
  const show = keepList<PartyRow>(list, ({ party }) => party.id, partyRow);
  const chat = chatPane();
  return {
    element: el('li.contact', {}, el('header', {}, title, state), list, chat.element),
    update({ contact, view, meters }: { contact: ContactView; view: ControlView; meters: Meters }) {
      const { words, since } = contactState(view, contact);
      title.textContent = [
        workTitle(contact) ?? KINDS[contact.initiationMethod],
        contact.tries && contact.tries.most > 1 && `try ${contact.tries.count} of ${contact.tries.most}`,
        contact.queue,
      ]
        .filter(Boolean)
        .join(' · ');
      state.textContent = `${words}, ${talkTime(Date.now() - since)}`;
      const legs = new Map(
        view.agents.flatMap((it) => it.contacts.map((leg) => [leg.connectionId, leg.legId])),
      );
      // A consult is one call with two contacts: who is in it stands once, under the first.
      const isFirst =
        view.contacts.find((it) => it.conversationId === contact.conversationId)?.id === contact.id;
      chat.update(isFirst && contact.type === 'chat' ? contact : null);
      const known = isFirst ? contact.parties.filter((it) => isSomebody(contact, it)) : [];
      show(
        known.map((party) => ({
          party,
          holders: contact.parties.filter(({ id }) => party.heldBy.includes(id)),
          isAsked: party.kind === 'customer' && contact.parties.some((it) => it.kind === 'agent' && it.menu),
          meters: meters[legs.get(party.id) ?? party.id],
        })),
      );
    },
  };
}

function partyRow({ party: { id } }: PartyRow) {
  const dot = el('span.dot');
  const name = el('b');
  const detail = el('span.quiet');
  const says = el('div.meter', { 'aria-label': 'Says' });
  const hears = el('div.meter', { 'aria-label': 'Hears' });
  const [drawSays, drawHears] = [levelMeter(says), levelMeter(hears)];
  const sound = el('div.sound', {}, el('span.quiet', {}, 'says'), says, el('span.quiet', {}, 'hears'), hears);
  const actions = el('div.row');
  const press = (words: string, look: string, command: () => Promise<unknown>) =>
    el(`button.small${look}`, { onclick: () => void order(command()) }, words);
  const ringing = [
    press('Answer', '.go', () => simulator.customerAnswers({ id })),
    press('Busy', '', () => simulator.customerDeclines({ id })),
    press('No answer', '', () => simulator.customerDeclines({ id, as: 'noAnswer' })),
  ];
  const asked = ['1', '2'].map((digits) =>
    press(`Press ${digits}`, '', () => simulator.customerPresses({ id, digits })),
  );
  const connected = [press('Hang up', '.stop', () => simulator.customerHangsUp({ id }))];
  const inMenu = [...asked, ...connected];
  const inLine = [press('Take it back', '', () => simulator.customerHangsUp({ id }))];
  let shown: HTMLElement[] = [];
  return {
    element: el('div.party', {}, dot, el('span.who', {}, name, detail), sound, actions),
    update({ party, holders, isAsked, meters }: PartyRow) {
      const { words, mark } = partyState(party);
      const number = party.number ? spokenNumber(party.number) : null;
      dot.className = `dot ${mark}`;
      name.textContent = party.name ?? number ?? (party.menu ? 'Main number' : 'Number withheld');
      detail.textContent = [
        party.agentId ? 'Agent' : party.name && number,
        party.ivrPath.length > 0 && menuPath(party),
        holders.length > 0
          ? `${words} by ${holders.map((it) => it.name ?? 'the customer').join(', ')}`
          : words,
        party.digits && `digits ${party.digits}`,
      ]
        .filter(Boolean)
        .join(' · ');
      sound.hidden = meters === undefined;
      drawSays(levelOf(meters?.sent.energy));
      drawHears(levelOf(meters?.heard.energy));
      const wanted =
        party.kind === 'agent' ? NONE : actionsFor(party, { ringing, connected, inMenu, inLine }, isAsked);
      if (wanted === shown) return;
      shown = wanted;
      actions.replaceChildren(...wanted);
    },
  };
}

/** The agent's side of what waits is nobody yet, and the other side of a task never is. */
const isSomebody = (contact: ContactView, { id, kind, agentId, menu }: Party): boolean =>
  kind === 'agent'
    ? agentId !== null || menu !== null
    : contact.type !== 'task' || id !== contact.customerConnectionId;

const NONE: HTMLElement[] = [];

function actionsFor(
  party: Party,
  {
    ringing,
    connected,
    inMenu,
    inLine,
  }: Record<'ringing' | 'connected' | 'inMenu' | 'inLine', HTMLElement[]>,
  isAsked: boolean,
): HTMLElement[] {
  if (party.state === 'connecting') return party.fate ? ringing : party.kind === 'customer' ? inLine : NONE;
  if (party.state === 'disconnected') return NONE;
  return isAsked ? inMenu : connected;
}

/** 0 at -60 dB and below, 1 at full scale. */
const levelOf = (energy = 0): number => Math.max(0, Math.min(1, 1 + Math.log10(energy + 1e-9) / 6));
