import type { AgentView, ControlView } from '../connect/control/client.ts';
import { talkTime } from './clock.ts';
import { byId, el, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { onSubmit, order } from './order.ts';
import { agentState } from './words.ts';

type Script = NonNullable<AgentView['script']>;

/** What an agent without a browser does; the first is to have one. */
const SCRIPTS: Record<string, { words: string; script: Script | null }> = {
  person: { words: 'A person', script: null },
  answers: {
    words: 'Answers after 2 s',
    script: { onRing: 'answers', afterMs: 2000, wrapsUpAfterMs: 3000, says: { toneHz: 660 } },
  },
  rejects: { words: 'Rejects', script: { onRing: 'rejects', afterMs: 1000, wrapsUpAfterMs: 3000 } },
  ringsOut: { words: 'Lets it ring', script: { onRing: 'ringsOut', wrapsUpAfterMs: 3000 } },
};

/** Gives the agent a script, which needs them to be available, or back to a person. */
async function play(agent: string, script: Script | null): Promise<void> {
  await simulator.scriptAgent({ agent, script });
  if (script) await simulator.forcePresence({ agent, presence: 'Available' });
}

/** The agents with their states, each of which a supervisor can force. Returns what brings them up to date. */
export function agentsPanel(): (view: ControlView) => void {
  const multiParty = byId<HTMLInputElement>('multi-party');
  const interrupts = byId<HTMLInputElement>('interrupts');
  multiParty.addEventListener(
    'change',
    () => void order(simulator.changeSettings({ multiParty: multiParty.checked })),
  );
  interrupts.addEventListener(
    'change',
    () => void order(simulator.changeSettings({ interruptsAgents: interrupts.checked })),
  );
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
    multiParty.checked = view.settings.multiParty;
    interrupts.checked = view.settings.interruptsAgents;
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
  const script = el<HTMLSelectElement>('select', { 'aria-label': `${name} is played by` });
  script.append(...Object.entries(SCRIPTS).map(([key, { words }]) => new Option(words, key)));
  script.addEventListener('change', () => void order(play(login, SCRIPTS[script.value]?.script ?? null)));
  const pickUp = el(
    'button.small.go',
    { hidden: true, onclick: () => void order(simulator.agentPicksUp({ agent: login })) },
    'Pick up',
  );
  const element = el(
    'li',
    {},
    el('span.who', {}, el('b', {}, name), detail),
    el('span.state', {}, dot, el('span', {}, words, time)),
    pickUp,
    script,
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
      script.value = agent.script?.onRing ?? 'person';
      pickUp.hidden =
        agent.phone.type !== 'desk' || !agent.contacts.some(({ ringsUntil }) => ringsUntil !== null);
      detail.textContent = `${login} · ${phone} · ${agent.websockets > 0 ? 'CCP open' : 'no CCP open'}`;
    },
  };
}
