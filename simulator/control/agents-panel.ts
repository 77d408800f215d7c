import type { AgentView, ControlView } from '../connect/client.ts';
import { talkTime } from './clock.ts';
import { byId, el, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { onSubmit, order } from './order.ts';
import { agentState } from './words.ts';

/** The agents with their states, each of which a supervisor can force. Returns what brings them up to date. */
export function agentsPanel(): (view: ControlView) => void {
  onSubmit('add-agent', async ({ name = '', login = '' }) => {
    await simulator.addAgent({ name, login });
    byId<HTMLFormElement>('add-agent').reset();
  });
  let presences: ControlView['presences'] = [];
  const show = keepList<AgentView>(
    byId('agents'),
    ({ id }) => id,
    (agent) => row(agent, () => presences),
  );
  return (view) => {
    presences = view.presences;
    show(view.agents);
  };
}

function row({ login, name }: AgentView, presences: () => ControlView['presences']) {
  const dot = el('span.dot');
  const words = el('span');
  const time = el('span.quiet.figure');
  const detail = el('span.quiet');
  const force = el<HTMLSelectElement>('select', { 'aria-label': `Set ${name} to` });
  force.append(new Option('Set to…', ''), ...presences().map((it) => new Option(it.name, it.name)));
  force.addEventListener('change', () => {
    void order(simulator.forcePresence({ agent: login, presence: force.value }));
    force.value = '';
  });
  const element = el(
    'li',
    {},
    el('span.who', {}, el('b', {}, name), detail),
    el('span.state', {}, dot, el('span', {}, words, time)),
    force,
  );
  return {
    element,
    update(agent: AgentView) {
      const state = agentState(agent);
      dot.className = `dot ${state.mark.replace('.', ' ')}`;
      words.textContent = agent.nextPresence
        ? `${state.words}, then ${agent.nextPresence.name}`
        : state.words;
      time.textContent = talkTime(Date.now() - agent.state.since);
      const phone = agent.phone.type === 'desk' ? `desk phone ${agent.phone.number}` : 'softphone';
      detail.textContent = `${login} · ${phone} · ${agent.websockets > 0 ? 'CCP open' : 'no CCP open'}`;
    },
  };
}
