import { expect, test, vi } from 'vitest';
import { announceStates } from '../../../entrypoints/background/servicenow/announce.ts';
import { noServiceNow } from '../../../lib/servicenow/view.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { askOf, fetchOf, priya } from '../../fakes/servicenow.ts';

async function open(settings = {}) {
  const { store, platform } = await fakeBackground();
  const host = newHost({ settings });
  announceStates({ store, ask: askOf(fetchOf(host), Date.now), me: async () => priya });
  const ready = () => store.change({ serviceNow: { ...noServiceNow, state: 'ready' } });
  const is = (name: string, kind: 'routable' | 'system', since: number) => {
    const { agent } = store.now();
    if (agent) store.change({ agent: { ...agent, presence: { id: null, name, kind, since } } });
  };
  const told = () =>
    host.journal
      .list()
      .filter(({ operation }) => operation.startsWith('sn_cti_core'))
      .map(({ operation, status, input }) => ({ event: operation.split(/[/ ]/).at(-2), status, input }));
  return { store, platform, host, ready, is, told };
}

test('[VO-07] a call is announced by the states it brings the agent to, with who and since when', async () => {
  const { ready, is, told } = await open();
  is('Available', 'routable', 1_000);
  expect(told()).toEqual([]);
  ready();
  await vi.waitFor(() => expect(told()).toHaveLength(1));
  is('Busy', 'system', 2_000);
  await vi.waitFor(() => expect(told()).toHaveLength(2));
  is('AfterCallWork', 'system', 3_000);
  await vi.waitFor(() => expect(told()).toHaveLength(3));
  expect(told().map(({ event, status }) => [event, status])).toEqual([
    ['Available', 200],
    ['Busy', 200],
    ['AfterCallWork', 200],
  ]);
  expect(told()[1]?.input).toEqual({
    agent: {
      sys_id: priya.sys_id,
      status: { type: 'system', name: 'Busy', startTimestamp: '1970-01-01T00:00:02.000Z' },
    },
  });
});

test('[VO-07] a state is told once, and of several in between the newest', async () => {
  const { ready, is, told } = await open();
  ready();
  await vi.waitFor(() => expect(told()).toHaveLength(1));
  is('CallingCustomer', 'system', 2_000);
  is('Busy', 'system', 3_000);
  is('AfterCallWork', 'system', 4_000);
  ready();
  await vi.waitFor(() => expect(told().at(-1)?.event).toBe('AfterCallWork'));
  const before = told().length;
  ready();
  expect(told()).toHaveLength(before);
  expect(told().map(({ event }) => event)).not.toContain('Busy');
});

test('[VO-07][CC-08] an instance without that part is asked once, and again after it was looked at anew', async () => {
  const { store, ready, is, told } = await open({ missing: ['cti'] });
  ready();
  await vi.waitFor(() => expect(told()).toMatchObject([{ status: 400 }]));
  is('Busy', 'system', 2_000);
  is('AfterCallWork', 'system', 3_000);
  await Promise.resolve();
  expect(told()).toHaveLength(1);
  store.change({ serviceNow: { ...noServiceNow, state: 'checking' } });
  ready();
  await vi.waitFor(() => expect(told()).toHaveLength(2));
});
