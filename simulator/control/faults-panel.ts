import type { ControlCommands, ControlView } from '../connect/control/client.ts';
import { byId, el, icon, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { fillSelect, onSubmit, order } from './order.ts';

type Fault = ControlCommands['setFault']['request'];

const EFFECTS: Record<Fault['effect'], string> = {
  status: 'Answers with a status',
  garbage: 'Answers with garbage',
  delay: 'Answers late',
  hang: 'Never answers',
  drop: 'Cuts the connection',
};

/** What most often goes wrong; any other operation can be typed. */
const OPERATIONS = [
  '*',
  'GetAgentSnapshot',
  'CreateTransport',
  'PutAgentState',
  'CreateOutboundContact',
  'AcceptContact',
  'RejectContact',
  'HoldConnection',
  'ResumeConnection',
  'DestroyConnection',
  'ClearContact',
  'CreateAdditionalConnection',
  'authorize',
  'logout',
  'ccp',
  'websocket',
  'invite',
  'sdk',
  'self-test-call',
];

/** Faults that are set, a form for more, and what goes wrong at once. */
export function faultsPanel(): (view: ControlView) => void {
  const form = byId<HTMLFormElement>('set-fault');
  const effect = form.elements.namedItem('effect') as HTMLSelectElement;
  fillSelect(effect, Object.entries(EFFECTS));
  byId('operations').replaceChildren(...OPERATIONS.map((value) => el('option', { value })));
  effect.addEventListener('change', () => {
    for (const field of form.querySelectorAll<HTMLElement>('[data-for]'))
      field.hidden = field.dataset.for !== effect.value;
  });
  onSubmit('set-fault', async ({ operation = '', effect: wanted, status, delayMs, times }) => {
    const fault: Fault = { operation, effect: wanted as Fault['effect'] };
    if (fault.effect === 'status') fault.status = Number(status);
    if (fault.effect === 'delay') fault.delayMs = Number(delayMs);
    if (times) fault.times = Number(times);
    await simulator.setFault(fault);
  });

  const power = at('Kill the Connect host', () => (isUp ? simulator.goDown({}) : simulator.comeUp({})));
  let isUp = true;
  byId('at-once').append(
    power,
    at('Cut websockets', () => simulator.closeWebsockets({})),
    at('Expire tokens', () => simulator.expireTokens({ kind: 'access' })),
    at('Sign everybody out', () => simulator.expireTokens({ kind: 'session' })),
    at('Start over', () => simulator.reset({})),
  );

  const show = keepList<Fault>(byId('faults'), (fault) => fault.operation, row);
  return (view) => {
    isUp = view.isUp;
    power.textContent = isUp ? 'Kill the Connect host' : 'Start the Connect host';
    byId('no-faults').hidden = view.faults.length > 0;
    show(view.faults);
  };
}

function at(words: string, command: () => Promise<unknown>): HTMLElement {
  return el('button.small', { type: 'button', onclick: () => void order(command()) }, words);
}

function row({ operation }: Fault) {
  const words = el('span.quiet');
  const clear = () => void order(simulator.clearFaults({ operation }));
  return {
    element: el(
      'li',
      {},
      el('span.who', {}, el('b', {}, operation === '*' ? 'Every operation' : operation), words),
      el('button.small', { 'aria-label': `Clear the fault of ${operation}`, onclick: clear }, icon('x')),
    ),
    update({ effect, status, delayMs, times }: Fault) {
      const detail =
        { status: ` ${status ?? 500}`, delay: `, ${delayMs ?? 1000} ms` }[effect as string] ?? '';
      words.textContent = `${EFFECTS[effect]}${detail}${times === undefined ? '' : `, ${times} more`}`;
    },
  };
}
