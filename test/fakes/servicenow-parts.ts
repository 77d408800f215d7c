/** The background's connection to a simulated ServiceNow instance. */

import { vi } from 'vitest';
import { createRecordParts } from '../../entrypoints/background/records/parts.ts';
import { createServiceNowParts } from '../../entrypoints/background/servicenow/parts.ts';
import { defaultSettings, type Settings } from '../../lib/settings-rules.ts';
import { newHost } from '../../simulator/servicenow/server.ts';
import { fakeBackground } from './background.ts';
import { fakeDatabase } from './database.ts';
import { fetchOf } from './servicenow.ts';
import { storedArea } from './stored-area.ts';

/** An agent at the phone, with a simulated ServiceNow instance that may be there or not. */
export async function connected(settings: Partial<Settings> = { serviceNowUrl: 'http://localhost' }) {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const background = await fakeBackground();
  const host = newHost();
  const direct = fetchOf(host);
  const world = {
    ...{ isAllowed: true, isDown: false, asked: [] as string[] },
    /** Done once, while a request that is about this is under way. */
    meanwhile: null as { of: string; work(): Promise<unknown> } | null,
  };
  const stored = storedArea();
  const database = fakeDatabase();
  const serviceNow = createServiceNowParts({
    ...{ store: background.store, stored, database, redirectUri: () => '', chance: () => 0.5 },
    settings: async () => ({ ...defaultSettings, ...settings }),
    launch: async () => Promise.reject(new Error('closed')),
    callbacks: { isInHand: () => false, onTaken: () => {} },
    choosePresence: async () => {},
    tabs: { tabsOf: async () => [], show: async () => {} },
    isAllowed: async () => world.isAllowed,
    workAlarm: { set() {}, clear() {} },
    send: async (url, init) => {
      world.asked.push(String(url));
      if (world.isDown) throw new TypeError('Failed to fetch');
      const { meanwhile } = world;
      if (meanwhile && String(url).includes(meanwhile.of)) {
        world.meanwhile = null;
        await meanwhile.work();
      }
      return direct(url, init);
    },
  });
  const records = createRecordParts({
    ...{ store: background.store, database, kept: storedArea(), stored: storedArea(), mirror: serviceNow },
    settings: async () => defaultSettings,
  });
  const view = () => background.store.now().serviceNow;
  const aCall = async () => {
    const id = background.platform.customerCalls({ queue: 'Billing' });
    await background.platform.accept(id);
    await background.platform.hangUp(id);
    await records.recorder.flush();
  };
  return { ...background, serviceNow, records, host, world, view, aCall, commands: serviceNow.commands };
}
