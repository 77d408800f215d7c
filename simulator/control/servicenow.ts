/** The control page of the simulated ServiceNow instance: work for agents, what they make of it, and what stands on record. */
import { type ControlCommands, type ControlView, createServiceNowClient } from '../servicenow/client.ts';
import { byId, el, keepList } from './dom.ts';
import { fillSelect, onSubmit, order } from './order.ts';

const instance = createServiceNowClient(location.origin);

type WorkView = ControlView['work'][number];
type Answer = ControlCommands['answerWork']['request']['answer'];

/** What can be done with an item for the agent who has no browser, or for nobody. */
const ANSWERS: Record<Answer, string> = { accept: 'Accept', reject: 'Reject', cancel: 'Take back' };
const LOOK_MS = 1000;

const form = byId<HTMLFormElement>('offer-work');
const select = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
const same = (names: readonly string[]) => names.map((name) => [name, name] as const);

const showWork = keepList<WorkView>(byId('work'), ({ id }) => id, workRow);
const showAgents = keepList<ControlView['agents'][number]>(byId('agents'), ({ login }) => login, agentRow);
const showRecords = keepList<ControlView['interactions'][number]>(
  byId('records'),
  ({ number }) => number,
  recordRow,
);
let presences: readonly string[] = [];

onSubmit('offer-work', (fields) => {
  const { user = '', queue, document: about = '', name, title, timeout, afterTimeoutPresence } = fields;
  const [table = '', id = ''] = about.split(' ');
  return instance.offerWork({
    user,
    ...(queue ? { queue } : {}),
    ...(about ? { document: { table, id } } : { ...(name ? { name } : {}), ...(title ? { title } : {}) }),
    ...(timeout ? { timeout: Number(timeout) } : {}),
    ...(afterTimeoutPresence ? { afterTimeoutPresence } : {}),
    allowedToDecline: fields.allowedToDecline === 'on',
    autoAccepts: fields.autoAccepts === 'on',
  });
});
const showFields = () => {
  for (const field of form.querySelectorAll<HTMLElement>('[data-for]'))
    field.hidden = select('document').value !== '';
};
select('document').addEventListener('change', showFields);
const isDown = byId<HTMLInputElement>('is-down');
const isSleeping = byId<HTMLInputElement>('is-sleeping');
isDown.addEventListener(
  'change',
  () => void order(isDown.checked ? instance.goDown({}) : instance.comeUp({})),
);
isSleeping.addEventListener(
  'change',
  () => void order(instance.changeSettings({ isSleeping: isSleeping.checked })),
);

async function look(): Promise<void> {
  const view = await instance.state().catch(() => null);
  byId('desk').inert = view === null;
  byId('reach-dot').className = `dot ${view?.isUp ? 'good full' : 'bad'}`;
  byId('reach').textContent = !view
    ? 'The simulator does not answer. Start it with npm start; this page goes on by itself.'
    : !view.isUp
      ? 'Nobody answers: the instance is down. Its records stay.'
      : view.isSleeping
        ? `The instance at ${view.url} sleeps.`
        : `Instance at ${view.url}`;
  if (view) draw(view);
}

function draw(view: ControlView): void {
  ({ presences } = view);
  byId<HTMLAnchorElement>('workspace').href = `${view.url}/now/openframe`;
  fillSelect(
    select('user'),
    view.agents.map(({ login, name }) => [login, name] as const),
  );
  fillSelect(select('queue'), same(view.queues));
  fillSelect(select('document'), [
    ['', 'A new chat'],
    ...view.documents.map(({ table, id, label }) => [`${table} ${id}`, label] as const),
  ]);
  fillSelect(select('name'), same(view.people));
  fillSelect(select('afterTimeoutPresence'), [['', 'Stays as they are'], ...same(view.presences)]);
  isDown.checked = !view.isUp;
  isSleeping.checked = view.isSleeping;
  showWork(view.work);
  showAgents(view.agents);
  showRecords(view.interactions);
  byId('no-work').hidden = view.work.length > 0;
  byId('no-records').hidden = view.interactions.length > 0;
}

function workRow({ id }: WorkView) {
  const about = el('b');
  const where = el('span.quiet');
  const words = el('span.grow');
  const buttons = Object.entries(ANSWERS).map(([answer, label]) =>
    el(
      'button.small',
      { onclick: () => void order(instance.answerWork({ workItem: id, answer: answer as Answer })) },
      label,
    ),
  );
  return {
    element: el('li', {}, el('div.who', {}, about, where), words, el('span.row', {}, ...buttons)),
    update({ about: what, queue, agent, state, what: became, endsAt }: WorkView) {
      about.textContent = what;
      where.textContent = [queue, agent].filter(Boolean).join(', ');
      const left = endsAt === null ? null : Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
      words.textContent = left === null ? became : `${became}, ${left} s left`;
      const [accept, reject, cancel] = buttons;
      for (const button of [accept, reject]) if (button) button.hidden = state !== 'pending_accept';
      if (cancel) cancel.hidden = state === 'canceled';
    },
  };
}

function agentRow({ login, name }: ControlView['agents'][number]) {
  const dot = el('span.dot');
  const choice = el<HTMLSelectElement>('select', {
    'aria-label': `${name} is`,
    onchange: () => void order(instance.choosePresence({ user: login, presence: choice.value })),
  });
  return {
    element: el('li', {}, dot, el('div.who', {}, el('b', {}, name)), choice),
    update({ presence, isAvailable }: ControlView['agents'][number]) {
      fillSelect(choice, same(presences));
      if (document.activeElement !== choice) choice.value = presence;
      dot.className = `dot ${isAvailable ? 'good full' : 'off'}`;
    },
  };
}

function recordRow({ number }: ControlView['interactions'][number]) {
  const what = el('span.quiet');
  const state = el('span.grow');
  const at = el('span.quiet.figure');
  return {
    element: el('li', {}, el('div.who', {}, el('b.number', {}, number), what), state, at),
    update(record: ControlView['interactions'][number]) {
      what.textContent = record.what;
      state.textContent = [record.state, record.agent].filter(Boolean).join(', ');
      at.textContent = new Date(record.at).toLocaleTimeString();
    },
  };
}

showFields();
void look();
setInterval(look, LOOK_MS);
