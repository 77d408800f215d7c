/** What a person sees in the CCP page: their state, their contacts, and the few buttons a call needs. */

/// <reference types="amazon-connect-streams" />

const active = new Set(['connecting', 'incoming', 'connected']);

/** Draws the panel into `root` and again at every refresh of the agent. */
export function showPanel(root: HTMLElement): void {
  root.textContent = 'Connecting to the instance…';
  connect.agent((agent) => {
    const draw = () =>
      root.replaceChildren(presence(agent), ...agent.getContacts().map((it) => card(agent, it)));
    agent.onRefresh(draw);
    draw();
  });
}

function presence(agent: connect.Agent): HTMLElement {
  const select = document.createElement('select');
  select.ariaLabel = 'Agent state';
  const states = agent.getAgentStates();
  const now = agent.getState();
  if (!states.some((it) => it.name === now.name)) select.add(new Option(now.name, '', true, true));
  for (const state of states)
    select.add(new Option(state.name, state.agentStateARN, false, state.name === now.name));
  select.onchange = () => {
    const chosen = states.find((it) => it.agentStateARN === select.value);
    // A busy agent can only say what comes next.
    if (chosen) agent.setState(chosen, {}, { enqueueNextState: true });
  };
  return section(agent.getName(), select);
}

/** What is no call, by its type. */
const works: Record<string, string> = { task: 'task', chat: 'chat', email: 'e-mail' };

function card(agent: connect.Agent, contact: connect.Contact): HTMLElement {
  const state = contact.getStatus().type;
  const customer = contact.getInitialConnection();
  const work = works[contact.getType()];
  const who = work ? contact.getName() || work : (customer?.getEndpoint().phoneNumber ?? 'Unknown number');
  const line = document.createElement('p');
  line.textContent = `${contact.getQueue()?.name ?? ''} · ${state}`;
  const buttons: HTMLElement[] = [];
  const add = (label: string, look: string, act: () => void) => buttons.push(button(label, look, act));
  const rings = state === 'incoming' || (state === 'connecting' && contact.isInbound());
  if (rings) {
    add(`Accept ${work ?? 'call'}`, 'primary', () => contact.accept());
    add('Reject', 'danger', () => contact.reject());
  } else if (work && (state === 'connected' || state === 'paused')) {
    add(`End ${work}`, 'danger', () => contact.getAgentConnection().destroy({}));
  } else if (active.has(state)) {
    if (customer?.isOnHold()) add('Resume', '', () => customer.resume());
    else if (state === 'connected') add('Hold', '', () => customer?.hold());
    add('Mute', '', () => agent.mute());
    add('Unmute', '', () => agent.unmute());
    add('End call', 'danger', () => contact.getAgentConnection().destroy({}));
  } else add('Clear contact', 'primary', () => contact.clear({}));
  return section(who, line, ...buttons);
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  const element = document.createElement('section');
  const heading = document.createElement('h2');
  heading.textContent = title;
  element.append(heading, ...children);
  return element;
}

function button(label: string, look: string, act: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = look;
  element.textContent = label;
  element.onclick = act;
  return element;
}
