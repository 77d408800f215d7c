import type { ContactView, ControlView } from '../connect/client.ts';
import type { LegMeters } from '../connect/media/bridge.ts';
import { spokenNumber, talkTime } from './clock.ts';
import { byId, el, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { levelMeter } from './level-meter.ts';
import { order } from './order.ts';
import { contactState, partyState } from './words.ts';

type Party = ContactView['parties'][number];

/** What the last look at the meters showed, by connection id. */
export type Meters = Record<string, LegMeters>;

interface PartyRow {
  party: Party;
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

const KINDS = {
  inbound: 'Inbound call',
  outbound: 'Outbound call',
  transfer: 'Transfer',
  callback: 'Callback',
  queue_transfer: 'Queue transfer',
};

function card() {
  const title = el('b');
  const state = el('span.figure');
  const list = el('div');
  const show = keepList<PartyRow>(list, ({ party }) => party.id, partyRow);
  return {
    element: el('li.contact', {}, el('header', {}, title, state), list),
    update({ contact, view, meters }: { contact: ContactView; view: ControlView; meters: Meters }) {
      const { words, since } = contactState(view, contact);
      title.textContent = `${KINDS[contact.initiationMethod]}${contact.queue ? ` · ${contact.queue}` : ''}`;
      state.textContent = `${words}, ${talkTime(Date.now() - since)}`;
      const legs = new Map(
        view.agents.flatMap((it) => it.contacts.map((leg) => [leg.connectionId, leg.legId])),
      );
      // The agent's side of a contact that waits is nobody yet.
      const known = contact.parties.filter((it) => it.kind !== 'agent' || it.agentId !== null);
      show(known.map((party) => ({ party, meters: meters[legs.get(party.id) ?? party.id] })));
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
  const connected = [press('Hang up', '.stop', () => simulator.customerHangsUp({ id }))];
  let shown: HTMLElement[] = [];
  return {
    element: el('div.party', {}, dot, el('span.who', {}, name, detail), sound, actions),
    update({ party, meters }: PartyRow) {
      const { words, mark } = partyState(party);
      const number = party.number ? spokenNumber(party.number) : null;
      dot.className = `dot ${mark}`;
      name.textContent = party.name ?? number ?? 'Number withheld';
      detail.textContent = [
        party.kind === 'agent' ? 'Agent' : party.name && number,
        words,
        party.digits && `digits ${party.digits}`,
      ]
        .filter(Boolean)
        .join(' · ');
      sound.hidden = meters === undefined;
      drawSays(levelOf(meters?.sent.energy));
      drawHears(levelOf(meters?.heard.energy));
      const wanted = party.kind === 'agent' ? [] : actionsFor(party, { ringing, connected });
      if (wanted === shown) return;
      shown = wanted;
      actions.replaceChildren(...wanted);
    },
  };
}

const NONE: HTMLElement[] = [];

function actionsFor(
  party: Party,
  { ringing, connected }: { ringing: HTMLElement[]; connected: HTMLElement[] },
): HTMLElement[] {
  if (party.state === 'connecting') return party.fate ? ringing : NONE;
  return party.state === 'disconnected' ? NONE : connected;
}

/** 0 at -60 dB and below, 1 at full scale. */
const levelOf = (energy = 0): number => Math.max(0, Math.min(1, 1 + Math.log10(energy + 1e-9) / 6));
