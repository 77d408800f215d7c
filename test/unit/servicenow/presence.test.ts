import { expect, test, vi } from 'vitest';
import type { Line } from '../../../entrypoints/background/servicenow/connection.ts';
import { createServiceNowPresence } from '../../../entrypoints/background/servicenow/presence.ts';
import type { PresenceMapping } from '../../../lib/presence/mapping.ts';
import { channelText } from '../../../lib/servicenow/channels.ts';
import { noServiceNow, type ServiceNowView } from '../../../lib/servicenow/view.ts';
import { presenceOf } from '../../../simulator/servicenow/awa-presence.ts';
import { known } from '../../../simulator/servicenow/seed.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { choosePresence, offerWork } from '../../../simulator/servicenow/work-offer.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { askOf, fetchOf, origin, priya } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { presences } from '../../gallery/people.ts';

const mapping: PresenceMapping = [
  { ours: 'Available', theirs: 'Available', isWayBack: true },
  { ours: 'Break', theirs: 'Away', isWayBack: true },
  { ours: 'Offline', theirs: 'Offline', isWayBack: true },
  { ours: 'On contact', theirs: 'CallingCustomer', isWayBack: false },
];

/** An agent, Available here and Offline there, with the table above. */
async function twoSides(table: PresenceMapping = mapping) {
  const { store, platform } = await fakeBackground();
  const world = { now: 1_000 };
  const host = newHost({ now: () => world.now });
  const ask = askOf(fetchOf(host), () => world.now);
  const stored = storedArea();
  const line: Line = { origin, me: priya, agent: 'priya', ask };
  store.change({ serviceNow: { ...noServiceNow, state: 'ready' } });
  const begin = () =>
    createServiceNowPresence({
      ...{ store, stored, line: async () => line, now: () => (world.now += 1_000) },
      mapping: async () => table,
      choose: (id) => platform.setPresence(id),
    });
  const there = () => presenceOf(host, priya.sys_id)?.name;
  const here = () => store.now().agent?.presence.name;
  const chooseThere = (sys_id: string) =>
    ask({ method: 'PUT', path: `/api/now/awa/agents/${priya.sys_id}`, body: { presence: { sys_id } } });
  return { store, platform, begin, there, here, chooseThere, host, line };
}

const idOf = (name: string) => Object.values(presences).find((it) => it.name === name)?.id ?? '';

test('[VO-28][AC-14] of two that differ at first, ours carries over', async () => {
  const { begin, there, here } = await twoSides();
  expect([here(), there()]).toEqual(['Available', 'Offline']);
  await begin().look();
  expect([here(), there()]).toEqual(['Available', 'Available']);
});

test('[VO-28][AC-14] a change here stands there, and one there stands here', async () => {
  const { begin, there, here, chooseThere, platform } = await twoSides();
  const presence = begin();
  await presence.look();
  await platform.setPresence(idOf('Break'));
  await vi.waitFor(() => expect(there()).toBe('Away'));
  await presence.look();
  await chooseThere(known.available);
  await presence.look();
  await vi.waitFor(() => expect(here()).toBe('Available'));
  await presence.look();
  expect([here(), there()]).toEqual(['Available', 'Available']);
});

test('[VO-28] a worker that was stopped takes no old state for a new one', async () => {
  const { begin, there, here, chooseThere } = await twoSides();
  await begin().look();
  await chooseThere(known.away);
  await begin().look();
  expect([here(), there()]).toEqual(['Break', 'Away']);
});

test('[VO-28][AC-15] once in step nothing is written', async () => {
  const { begin, host } = await twoSides();
  const presence = begin();
  await presence.look();
  const before = host.journal.list('awa/agents PUT').length;
  for (const _ of [1, 2, 3]) await presence.look();
  expect(host.journal.list('awa/agents PUT')).toHaveLength(before);
});

test('[VO-28] without a table nothing is set on either side; without the right, and while signed out, nothing is asked', async () => {
  const { begin, host, store, here, there } = await twoSides([]);
  const presence = begin();
  await presence.look();
  expect([here(), there()]).toEqual(['Available', 'Offline']);
  host.journal.clear();
  store.change({ serviceNow: noServiceNow });
  await presence.look();
  const failure = { kind: 'no-role', status: 403, detail: '', retryAfterMs: null } as const;
  const verdicts = { presence: { works: false, failure } } as unknown as ServiceNowView['verdicts'];
  store.change({ serviceNow: { ...noServiceNow, state: 'ready', verdicts } });
  await presence.look();
  expect(host.journal.list()).toEqual([]);
});

test('[VO-28] channels are read with what is in hand of each, and without where the instance keeps that to itself', async () => {
  const { begin, host, store } = await twoSides();
  const presence = begin();
  await presence.look();
  choosePresence(host, 'priya', 'Available');
  offerWork(host, { user: 'priya', autoAccepts: true });
  await presence.look();
  const { channels } = store.now().serviceNow;
  expect(channels).toMatchObject([{ name: 'Chat', isOpen: true, load: 1, capacity: 3 }, {}, {}]);
  expect(channels.map(channelText)).toContain('Chat is open, 1 of 3 in hand');
  host.faults.set({ operation: 'awa/capacities GET', effect: 'status', status: 403 });
  await presence.look();
  expect(store.now().serviceNow.channels[0]).toEqual({
    ...{ name: 'Chat', isOpen: true, load: null, capacity: null },
  });
});

test('[VO-28] a choice here while the instance is asked counts, and is carried over at once', async () => {
  const { begin, there, here, platform, chooseThere, line } = await twoSides();
  const { ask } = line;
  /** The agent chooses while the first request of this method is under way. */
  const chooseDuring = (method: string, name: string) => {
    line.ask = async (request, signal) => {
      const answered = await ask(request, signal);
      if (request.method !== method) return answered;
      line.ask = ask;
      await platform.setPresence(idOf(name));
      return answered;
    };
  };
  const presence = begin();
  await presence.look();
  await chooseThere(known.away);
  chooseDuring('GET', 'Offline');
  await presence.look();
  expect([here(), there()]).toEqual(['Offline', 'Offline']);
  await platform.setPresence(idOf('Break'));
  await vi.waitFor(() => expect(there()).toBe('Away'));
  await presence.look();
  chooseDuring('PUT', 'Available');
  await platform.setPresence(idOf('Offline'));
  await presence.look();
  expect([here(), there()]).toEqual(['Available', 'Available']);
});

test('[VO-28] what is known of one agent’s sides is not taken for another’s', async () => {
  const { begin, here, chooseThere, line } = await twoSides();
  const presence = begin();
  await presence.look();
  await chooseThere(known.away);
  // Somebody new: of two that differ ours carries over, and nobody’s Away becomes a Break here.
  line.origin = 'https://other.localhost';
  await presence.look();
  expect(here()).toBe('Available');
});
