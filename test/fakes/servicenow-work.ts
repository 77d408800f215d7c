/** An agent who is offered work of a simulated ServiceNow instance. */

import { vi } from 'vitest';
import { createServiceNowWork } from '../../entrypoints/background/servicenow/work.ts';
import { workCommands } from '../../entrypoints/background/work/desk.ts';
import { noServiceNow } from '../../lib/servicenow/view.ts';
import { newHost } from '../../simulator/servicenow/server.ts';
import { choosePresence, offerWork, type WorkOffer } from '../../simulator/servicenow/work-offer.ts';
import { fakeBackground } from './background.ts';
import { askOf, fetchOf, priya } from './servicenow.ts';

/** Priya, Available on the instance, whose work is asked for by hand. */
export async function workDesk() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { store } = await fakeBackground();
  const world = {
    ...{ now: Date.parse('2026-11-27T09:00:00Z'), isDown: false, missed: 0, refuses: '' },
    /** Answers of before, held back until then. */
    holds: null as Promise<void> | null,
    held: 0,
  };
  const host = newHost({ now: () => world.now });
  const opened: string[] = [];
  const alarms: string[] = [];
  const direct = fetchOf(host);
  const work = createServiceNowWork({
    store,
    ask: askOf(
      async (...request) => {
        if (world.isDown) throw new TypeError('Failed to fetch');
        if (world.refuses) return Response.json({ error: { message: world.refuses } }, { status: 400 });
        const answered = await direct(...request);
        if (world.holds) {
          world.held++;
          await world.holds;
        }
        return answered;
      },
      () => world.now,
    ),
    me: async () => priya,
    alarm: { set: () => alarms.push('set'), clear: () => alarms.push('clear') },
    openRecord: async ({ table, id }) => void opened.push(`${table} ${id}`),
    onMissed: () => void world.missed++,
    now: () => world.now,
  });
  const doors = { connect: work.door, servicenow: work.door };
  const nothing = async () => {};
  const notHere = { sendChat: nothing, openChatFile: nothing, sendChatFile: nothing, reopenChat: nothing };
  const commands = workCommands(
    { store, doors, chats: { commands: () => notHere }, now: () => world.now },
    { run: (_, _id, _what, run) => run() },
  );
  choosePresence(host, 'priya', 'Available');
  choosePresence(host, 'tomasz', 'Available');
  store.change({ serviceNow: { ...noServiceNow, state: 'ready' } });
  await work.look();
  /** Offers it to Priya, who sees it. */
  const comes = async (offer: Partial<WorkOffer> = {}) => {
    const made = offerWork(host, { user: 'priya', timeout: 30, ...offer });
    await work.look();
    return made;
  };
  const mine = () => store.now().work;
  const rows = () => host.store.rows('awa_work_item');
  return { store, host, world, work, commands, comes, mine, rows, opened, alarms };
}
