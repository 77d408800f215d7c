import { expect, test } from 'vitest';
import { tryInstance } from '../../../entrypoints/background/servicenow/trial.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { askOf, fetchOf } from '../../fakes/servicenow.ts';
import { priya } from '../../gallery/people.ts';

function open(login = 'priya') {
  const host = newHost();
  const run = async (agent: ReturnType<typeof priya> | null = priya()) => {
    const steps = await tryInstance(askOf(fetchOf(host), Date.now, login), agent);
    return Object.fromEntries(steps.map(({ title, works, text }) => [title, works ? true : text]));
  };
  return { host, run };
}
const openFrame = 'Controls inside ServiceNow (OpenFrame)';
const by = { user_name: 'admin', now: 0 };

test('[CC-31] a test says of each step that it works, and leaves one closed record', async () => {
  const { host, run } = open();
  const steps = await run();
  expect(Object.values(steps).every((it) => it === true)).toBe(true);
  expect(Object.keys(steps)).toEqual(
    expect.arrayContaining([
      'Signing in',
      'Queues of work assignment',
      openFrame,
      'Makes a record',
      'Knows our columns, states and types',
      'Finds it',
      'Closes it',
    ]),
  );
  expect(host.store.rows('interaction')).toMatchObject([
    { short_description: 'Test of Global Voice Control', state: 'closed_complete', type: 'phone' },
  ]);
});

test('[CC-31][VO-03] a missing role fails its step and names it', async () => {
  const steps = await open('mei').run();
  expect(steps['Wrap-up segments and codes']).toContain('Needs the role interaction_integration_user.');
  expect(steps['Makes a record']).toBe(true);
  expect((await open('amara').run())['Makes a record']).toContain('A role is missing');
});

test('[CC-29][CC-31] queues that the instance lacks are named, with the way to send them', async () => {
  const { run } = open();
  const agent = {
    ...priya(),
    queues: [
      { id: 'arn-1', name: 'billing' },
      { id: 'arn-2', name: 'Returns' },
    ],
  };
  expect((await run(agent))['Queues of work assignment']).toContain('Not there: Returns.');
  expect((await run(null))['Queues of work assignment']).toContain('Sign in to Amazon Connect');
});

test('[CC-29][CC-33] an OpenFrame configuration that is missing, or has the controls off, is told', async () => {
  const { host, run } = open();
  const [row] = host.store.rows('sn_openframe_configuration');
  const change = (values: Record<string, string>) =>
    host.store.update('sn_openframe_configuration', row?.sys_id ?? '', values, by);
  change({ enable_interaction_controls: 'false' });
  expect((await run())[openFrame]).toContain('“Enable interaction controls” off');
  change({ active: 'false' });
  expect((await run())[openFrame]).toContain('is not active');
  host.store.remove('sn_openframe_configuration', row?.sys_id ?? '');
  expect((await run())[openFrame]).toContain('No OpenFrame configuration');
});

test('[CC-31][XX-04] an instance that is away, or a stranger, fails the first step alone', async () => {
  const { host, run } = open();
  host.settings.isSleeping = true;
  expect(await run()).toEqual({ 'Signing in': expect.stringContaining('asleep') });
  expect(Object.keys(await open('nobody').run())).toEqual(['Signing in']);
});

test('[CC-31] ids that the instance does not keep are said, since calls would stand there twice', async () => {
  const ask = askOf(fetchOf(newHost()), Date.now);
  const steps = await tryInstance(async (request) => {
    const answered = await ask(request);
    return request.method === 'POST' && 'result' in answered && request.path.endsWith('/interaction')
      ? { ...answered, result: { number: 'IMS1', sys_id: 'another' } }
      : answered;
  }, priya());
  expect(steps.find(({ title }) => title === 'Makes a record')?.works).toBe(false);
});

test('[CC-08][CC-31] columns, states and types that the instance does not know are named, since it leaves them out without a word', async () => {
  const direct = askOf(fetchOf(newHost()), Date.now);
  const steps = await tryInstance(async (request) => {
    const answered = await direct(request);
    if (!request.path.includes('display_value=all') || 'failure' in answered) return answered;
    const { parent, ...row } = answered.result as Record<string, { value: string; display_value: string }>;
    const { state, type } = row;
    const result = {
      ...row,
      ...(state ? { state: { ...state, display_value: state.value } } : {}),
      ...(type?.value === 'task' ? { type: { value: 'task', display_value: 'task' } } : {}),
    };
    return { ...answered, result };
  }, priya());
  expect(steps.find(({ title }) => title === 'Knows our columns, states and types')).toEqual({
    ...{ title: 'Knows our columns, states and types', works: false },
    text: 'Not there: state work_in_progress, type task, column parent, state wrap_up. Records stand there without.',
  });
});

test('[CC-31] states that this agent may not set are no states that the instance knows', async () => {
  const direct = askOf(fetchOf(newHost()), Date.now);
  const failure = { kind: 'no-role', status: 403, detail: 'interaction', retryAfterMs: null } as const;
  const steps = await tryInstance(
    async (request) => (request.method === 'PATCH' ? { failure } : direct(request)),
    priya(),
  );
  expect(steps.find(({ title }) => title === 'Knows our columns, states and types')?.works).toBe(false);
});
