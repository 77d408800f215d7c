/** An agent in a call that is being put on record, over a database in memory. */

import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import type { Interaction } from '../../../lib/interactions/interaction.ts';
import { emptyDraft, type WrapUpCode } from '../../../lib/interactions/wrap-up.ts';
import { defaultSettings, type Settings } from '../../../lib/settings-rules.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const refund: WrapUpCode = { sys_id: 'refund', label: 'Refund agreed', queues: [], order: 1, isActive: true };
const other: WrapUpCode = { ...refund, sys_id: 'other', label: 'Other', order: 2 };

/** What the records are told of the world; tests change it. */
export interface World {
  settings: Settings;
  now: number;
}

export const newWorld = (): World => ({ settings: defaultSettings, now: 1_000 });

/** A call from the Billing queue, answered and on record. */
export async function talking(world: World, database = fakeDatabase()) {
  const background = await fakeBackground();
  const [kept, stored] = [storedArea(), storedArea()];
  const records = createRecordParts({
    store: background.store,
    database,
    ...{ kept, stored },
    settings: async () => world.settings,
    now: () => world.now,
  });
  await records.wrapUpStore.changeCodes(() => [refund, other]);
  const id = background.platform.customerCalls({ queue: 'Billing' });
  await background.platform.accept(id);
  const record = async (): Promise<Interaction> => {
    await records.recorder.flush();
    const found = await records.interactions.find(id);
    if (!found) throw new Error('no record');
    return found;
  };
  const { sys_id } = await record();
  const draft = { ...emptyDraft(sys_id), work_notes: 'Kettle arrived cracked.' };
  return { ...background, records, id, record, sys_id, draft, database, kept, stored };
}

/** The same a while after its end: the minute for its wrap-up is over. `changed` settings hold from the beginning. */
export async function overdue(world: World, changed: Partial<Settings>) {
  world.settings = { ...world.settings, ...changed };
  const desk = await talking(world);
  desk.platform.customerHangsUp(desk.id);
  const { wrap_up_segment } = await desk.record();
  // Whoever looks because of the end has looked before the clock goes on.
  await desk.records.care.look();
  world.now = (wrap_up_segment?.opened_on ?? 0) + 61_000;
  return desk;
}
