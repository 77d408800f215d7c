/** A dry run against the instance: what is set up there is looked at, and an interaction made, changed, found and closed. */

import type { Agent } from '../../../lib/agent.ts';
import { failureWords } from '../../../lib/servicenow/failure-words.ts';
import { featureNames, features, probeInstance, verdictText } from '../../../lib/servicenow/features.ts';
import { providerPath } from '../../../lib/servicenow/openframe.ts';
import { interactionColumns, interactionTypes, stateValues } from '../../../lib/servicenow/raw-values.ts';
import { type Answered, type Ask, listRequest, recordsOf } from '../../../lib/servicenow/request.ts';
import type { TrialStep } from '../../../lib/servicenow/view.ts';

const mostQueues = 1_000;
const { clientSessionId, wrapUpDuration, systemWrapUp, parent } = interactionColumns;
const sentColumns = [clientSessionId, wrapUpDuration, systemWrapUp, parent];
/** What the interaction is made to be, one after another; last what it was. */
const tried = [
  { state: stateValues.work_in_progress, type: interactionTypes.task },
  { state: stateValues.wrap_up, type: interactionTypes.email },
  { type: interactionTypes.phone },
];

/** Every step, also after one that failed: each says what works, or what to do. */
export async function tryInstance(ask: Ask, agent: Agent | null): Promise<TrialStep[]> {
  const probe = await probeInstance(ask);
  if ('failure' in probe) return [step('Signing in', probe, '')];
  const { user, verdicts } = probe;
  const parts = featureNames.map((name): TrialStep => {
    const verdict = verdicts[name];
    return {
      title: features[name].title,
      works: verdict.works,
      text: verdictText(name, verdict) || 'Works.',
    };
  });
  return [
    { title: 'Signing in', works: true, text: `As ${user.name}.` },
    ...parts,
    await queues(ask, agent),
    await openFrame(ask),
    ...(await record(ask, user.sys_id)),
  ];
}

const wordsOf = (kind: keyof typeof failureWords): string => `${failureWords[kind].join('. ')}`;

const step = (
  title: string,
  answered: Answered | { failure: { kind: keyof typeof failureWords } },
  text: string,
): TrialStep =>
  'failure' in answered
    ? { title, works: false, text: wordsOf(answered.failure.kind) }
    : { title, works: true, text };

/** Queues of the contact centre that the instance does not have: work of theirs cannot be offered there (CC-29). */
async function queues(ask: Ask, agent: Agent | null): Promise<TrialStep> {
  const title = 'Queues of work assignment';
  const answered = await ask(listRequest('awa_queue', 'external=true', ['name', 'external_id'], mostQueues));
  if ('failure' in answered) return step(title, answered, '');
  if (!agent) return { title, works: false, text: 'Sign in to Amazon Connect to compare them.' };
  const there = recordsOf(answered);
  const missing = agent.queues.filter(
    ({ id, name }) =>
      !there.some((row) => row.external_id === id || row.name?.toLowerCase() === name.toLowerCase()),
  );
  if (missing.length === 0)
    return { title, works: true, text: `All ${agent.queues.length} of yours are there.` };
  const names = missing.map(({ name }) => name).join(', ');
  return { title, works: false, text: `Not there: ${names}. Send them under “Queues, skills and codes”.` };
}

/** The configuration that shows our page and its controls, and for whom (CC-33). */
async function openFrame(ask: Ask): Promise<TrialStep> {
  const title = 'Controls inside ServiceNow (OpenFrame)';
  const answered = await ask(
    listRequest(
      'sn_openframe_configuration',
      `urlLIKE${providerPath}`,
      ['name', 'active', 'enable_interaction_controls'],
      10,
    ),
  );
  if ('failure' in answered) return step(title, answered, '');
  const [row] = recordsOf(answered);
  if (!row) return { title, works: false, text: 'No OpenFrame configuration shows this extension’s page.' };
  if (row.active === 'false') return { title, works: false, text: `“${row.name}” is not active.` };
  if (row.enable_interaction_controls === 'false')
    return { title, works: false, text: `“${row.name}” has “Enable interaction controls” off.` };
  return { title, works: true, text: `“${row.name}” shows them.` };
}

/** A closed interaction stays there, as what it is. */
async function record(ask: Ask, me: string): Promise<TrialStep[]> {
  const sys_id = crypto.randomUUID().replaceAll('-', '');
  const path = `/api/now/table/interaction/${sys_id}`;
  const values = { type: 'phone', state: stateValues.work_in_progress, assigned_to: me };
  const made = await ask({
    ...{ method: 'POST', path: '/api/now/table/interaction' },
    body: { ...values, sys_id, short_description: 'Test of Global Voice Control' },
  });
  if ('failure' in made) return [step('Makes a record', made, '')];
  const { number = '', sys_id: given } = (made.result ?? {}) as { number?: string; sys_id?: string };
  const found = await ask({ method: 'GET', path: `${path}?sysparm_fields=sys_id` });
  const known = await vocabulary(ask, path);
  const closed = await ask({ method: 'PATCH', path, body: { state: stateValues.closed_complete } });
  return [
    given === sys_id
      ? step('Makes a record', made, `${number}, closed again below.`)
      : {
          title: 'Makes a record',
          works: false,
          text: 'It does not keep our ids: calls could stand there twice.',
        },
    step('Finds it', found, 'Works.'),
    known,
    step('Closes it', closed, 'Works.'),
  ];
}

/** Columns, states and types that no ServiceNow text confirms: what the instance does not know it leaves out without a word. */
async function vocabulary(ask: Ask, path: string): Promise<TrialStep> {
  const title = 'Knows our columns, states and types';
  const strange: string[] = [];
  for (const values of tried) {
    const fields = [...Object.keys(values), ...sentColumns].join();
    const set = await ask({ method: 'PATCH', path, body: values });
    if ('failure' in set) return step(title, set, '');
    const read = await ask({
      method: 'GET',
      path: `${path}?sysparm_display_value=all&sysparm_fields=${fields}`,
    });
    if ('failure' in read) return step(title, read, '');
    const row = (read.result ?? {}) as Record<string, { display_value?: string } | undefined>;
    // A value that is in no list is shown as it was sent.
    for (const [column, value] of Object.entries(values))
      if (row[column]?.display_value === value) strange.push(`${column} ${value}`);
    for (const column of sentColumns)
      if (!row[column] && !strange.includes(`column ${column}`)) strange.push(`column ${column}`);
  }
  if (strange.length === 0) return { title, works: true, text: 'Works.' };
  return { title, works: false, text: `Not there: ${strange.join(', ')}. Records stand there without.` };
}
