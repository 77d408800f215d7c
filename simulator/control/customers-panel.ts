import type { ControlCommands, ControlView } from '../connect/control/client.ts';
import { spokenNumber } from './clock.ts';
import { byId, el, icon, keepList } from './dom.ts';
import { simulator } from './feed.ts';
import { bare, fillSelect, onSubmit, order, spanOf } from './order.ts';
import { MAIN_NUMBER, whereTo } from './words.ts';

type Script = NonNullable<ControlCommands['scriptCustomer']['request']['script']>;

const VOICES = {
  both: ['A tone and an echo', { toneHz: 440, echoMs: 400 }],
  tone: ['A tone', { toneHz: 440 }],
  echo: ['An echo of the agent', { echoMs: 400 }],
  silent: ['Silence', {}],
} as const;

const ANSWERS: Record<string, { words: string; script: Script }> = {
  answers: {
    words: 'Answers after 2 s',
    script: { answersAfterMs: 2000, says: VOICES.both[1] },
  },
  third: {
    words: 'Answers at the third try',
    script: { answersAfterMs: 2000, answersAtTry: 3, says: VOICES.both[1] },
  },
  atOnce: { words: 'Answers and hangs up', script: { answersAfterMs: 1000, hangsUpAfterMs: 0 } },
  never: { words: 'Is not answered', script: { answersAfterMs: 'never' } },
  busy: { words: 'Is busy', script: { answersAfterMs: 'busy' } },
  failed: { words: 'Cannot be reached', script: { answersAfterMs: 'failed' } },
  machine: {
    words: 'Is a machine: 1 accounts, 2 opening times',
    script: {
      answersAfterMs: 1000,
      ivr: {
        name: 'Main',
        says: { toneHz: 500 },
        options: {
          '1': {
            name: 'Accounts',
            says: { toneHz: 600 },
            options: { '1': { name: 'Balance', says: { toneHz: 700 } } },
          },
          '2': { name: 'Opening times', says: { toneHz: 800 } },
        },
      },
    },
  },
};

/** Scripted customers: one who calls in now, and what numbers do when an agent dials them. */
export function customersPanel(): (view: ControlView) => void {
  const queue = selectIn('place-call', 'queue');
  fillSelect(
    selectIn('place-call', 'voice'),
    Object.entries(VOICES).map(([name, [words]]) => [name, words]),
  );
  fillSelect(
    selectIn('add-script', 'answer'),
    Object.entries(ANSWERS).map(([name, { words }]) => [name, words]),
  );

  onSubmit('place-call', async (fields) => {
    const [, says] = VOICES[fields.voice as keyof typeof VOICES];
    const number = bare(fields.number ?? '');
    const call = { number, says, hangsUpAfterMs: spanOf(fields.hangsUpAfter) };
    await simulator.placeCall({ ...call, ...whereTo(fields.queue ?? '') });
  });
  onSubmit('add-script', async ({ number = '', answer = '' }) => {
    const script = ANSWERS[answer]?.script ?? null;
    await simulator.scriptCustomer({ number: bare(number), script });
  });

  const show = keepList<[string, Script]>(
    byId('scripts'),
    ([number]) => number,
    ([number]) => {
      const words = el('span.quiet');
      return {
        element: el(
          'li',
          {},
          el('span.who', {}, el('b.number', {}, spokenNumber(number)), words),
          el(
            'button.small',
            {
              'aria-label': `Let ${number} ring the customer phone`,
              onclick: () => void order(simulator.scriptCustomer({ number, script: null })),
            },
            icon('x'),
          ),
        ),
        update([, script]) {
          words.textContent = wordsFor(script);
        },
      };
    },
  );
  return (view) => {
    fillSelect(queue, [...view.queues.map(({ name }) => [name, name] as const), MAIN_NUMBER]);
    const scripts = Object.entries(view.customers);
    byId('no-scripts').hidden = scripts.length > 0;
    show(scripts);
  };
}

function wordsFor({ answersAfterMs, answersAtTry, hangsUpAfterMs, ivr }: Script): string {
  if (ivr) return `A machine, ${ivr.name}`;
  if (answersAtTry) return `Answers at try ${answersAtTry}`;
  if (hangsUpAfterMs === 0) return 'Answers and hangs up';
  if (typeof answersAfterMs === 'number') return `Answers after ${answersAfterMs / 1000} s`;
  return answersAfterMs === 'manual'
    ? 'Waits for a person'
    : (ANSWERS[answersAfterMs]?.words ?? answersAfterMs);
}

function selectIn(form: string, name: string): HTMLSelectElement {
  return byId<HTMLFormElement>(form).elements.namedItem(name) as HTMLSelectElement;
}
