/** A number on a form, from the page to the interaction and back to the record's tab. */

import { expect, test } from 'vitest';
import { createAttachedRecords } from '../../../entrypoints/background/records/attached-records.ts';
import { openInteraction } from '../../../entrypoints/background/records/open-interaction.ts';
import { createRecordParts } from '../../../entrypoints/background/records/parts.ts';
import {
  createInstanceRecords,
  type InstanceTab,
} from '../../../entrypoints/background/servicenow/instance-records.ts';
import type { RelatedRecord } from '../../../lib/interactions/interaction.ts';
import { defaultWorkspace } from '../../../lib/servicenow/record-address.ts';
import { interactionSteps } from '../../../lib/servicenow/record-steps.ts';
import { noServiceNow } from '../../../lib/servicenow/view.ts';
import { defaultSettings } from '../../../lib/settings-rules.ts';
import { idOf } from '../../../simulator/servicenow/seed.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { fakeDatabase } from '../../fakes/database.ts';
import { askOf, fetchOf, priya } from '../../fakes/servicenow.ts';
import { storedArea } from '../../fakes/stored-area.ts';

const origin = 'http://localhost';
const caseId = idOf('CS0020412');
const caseUrl = `${origin}/now/cwf/agent/record/sn_customerservice_case/${caseId}`;
const e164 = '+442079460958';
const kettle = 'CS0020412 · Kettle arrived cracked, wants replacement';

function atInstance() {
  const world = { tabs: [] as InstanceTab[], sent: true, shown: [] as string[], workspace: defaultWorkspace };
  const records = createInstanceRecords({
    ...{ origin: async () => origin, ask: askOf(fetchOf(newHost()), Date.now) },
    view: () => ({ ...noServiceNow, state: 'ready' }),
    ...{ workspace: async () => world.workspace, isSent: async () => world.sent },
    tabsOf: async () => world.tabs,
    show: async (tab, address) => void world.shown.push(tab ? `tab ${tab.id}` : address),
  });
  return { world, records };
}

async function desk(asking: Promise<void> = Promise.resolve()) {
  const background = await fakeBackground();
  const { records: there } = atInstance();
  const records = createRecordParts({
    ...{ store: background.store, database: fakeDatabase(), kept: storedArea(), stored: storedArea() },
    settings: async () => defaultSettings,
  });
  const world = { person: null as string | null };
  const parts = {
    ...{ store: background.store, stored: background.stored, find: records.find, onRecorded: () => {} },
    ...{ flush: records.recorder.flush, append: records.interactions.append },
    described: (record: RelatedRecord) => asking.then(() => there.described(record)),
    personOf: async (_: string, name: string | null) =>
      world.person === name || name === null ? personOf(world.person) : null,
  };
  const attached = createAttachedRecords(parts);
  const only = async () => {
    const [record] = await records.interactions.stretch(null, 2);
    if (!record) throw new Error('no interaction');
    return record;
  };
  return { ...background, there, records, attached, parts, world, only };
}

const personOf = (name: string | null) =>
  name === null
    ? null
    : {
        ...{ document_table: 'customer_contact', document_id: idOf(name), label: name },
        url: `${origin}/customer_contact.do?sys_id=${idOf(name)}`,
      };

const sender = { url: caseUrl, origin, tab: { id: 7, url: caseUrl } };

test('[VO-15] a page of the instance tells its record by its address, one within it by the whole page’s', async () => {
  const { records } = atInstance();
  expect(await records.recordOn(sender)).toMatchObject({
    ...{ document_table: 'sn_customerservice_case', document_id: caseId, label: 'Case' },
    url: `${origin}/sn_customerservice_case.do?sys_id=${caseId}`,
  });
  expect(await records.recordOn({ ...sender, url: `${origin}/frame.html` })).not.toBeNull();
  expect(await records.recordOn({ url: 'https://shop.example/', tab: { url: caseUrl } })).toBeNull();
  expect(await records.recordOn({ url: 'about:blank', tab: { url: caseUrl } })).toBeNull();
});

test('[VO-15][VO-20] a call dialled from a case has the case on its interaction, and on the instance', async () => {
  const { attached, there, platform, only } = await desk();
  await attached.expect(e164, await there.recordOn(sender));
  await platform.dial(e164);
  await expect
    .poll(async () => (await only()).attached)
    .toMatchObject([{ document_id: caseId, label: kettle }]);
  expect((await only()).opened_for).toBeNull();
  const steps = await interactionSteps(await only(), priya);
  expect(steps.flatMap((step) => (step.kind === 'row' ? [step.values] : []))).toContainEqual(
    expect.objectContaining({ document_table: 'sn_customerservice_case', document_id: caseId }),
  );
});

test('[VO-15] the next call, or one to another number, has not', async () => {
  const { attached, there, platform, only, stored } = await desk();
  await attached.expect(e164, await there.recordOn(sender));
  await platform.dial('+447700900318');
  await expect.poll(async () => (await only()).caller_phone_number).toBe('+447700900318');
  expect((await only()).attached).toEqual([]);
  await attached.expect(e164, null);
  expect(stored.items.expectedRecord).toBeNull();
});

test('[VO-15] a worker that died in between attaches it when it wakes', async () => {
  const { attached, there, platform, only, parts } = await desk();
  const record = await there.recordOn(sender);
  await platform.dial(e164);
  await expect.poll(async () => (await only()).phase).toBe('dialing');
  await attached.expect(e164, record);
  createAttachedRecords(parts).goOn();
  await expect.poll(async () => (await only()).attached.length).toBe(1);
});

test('[VO-06][CC-09][VO-17] the one whose number it is stands as opened for; of several the one the agent names, last', async () => {
  const { world, platform, store, only } = await desk();
  world.person = 'Callum Vogel';
  const id = platform.customerCalls({ number: e164, name: 'Somebody' });
  await expect.poll(async () => (await only()).phase).toBe('ringing');
  expect((await only()).opened_for).toBeNull();
  for (const name of ['Callum Vogel', 'Yuki Lindqvist', 'Callum Vogel']) {
    world.person = name;
    store.change({ calls: store.now().calls.map((call) => (call.id === id ? { ...call, name } : call)) });
    await expect
      .poll(async () => (await only()).opened_for)
      .toEqual({ value: idOf(name), display_value: name });
    const [row, ...others] = await interactionSteps(await only(), priya);
    expect(row).toMatchObject({ values: { opened_for: idOf(name), contact: idOf(name) } });
    // Who was named before stands nowhere.
    expect(others.map(({ key }) => key)).not.toContainEqual(expect.stringContaining('customer_contact'));
  }
});

test('[EX-05][CF-27] Open interaction finds the record’s tab, else opens the workspace, else our own page', async () => {
  const { world, records } = atInstance();
  const sysId = idOf('interaction');
  const here: string[] = [];
  const open = openInteraction({
    find: async () => ({ sys_id: sysId }) as never,
    openThere: records.open,
    openHere: async (id) => void here.push(id),
  });
  world.tabs = [
    { id: 1, url: caseUrl },
    { id: 2, url: `${origin}/now/cwf/agent/record/interaction/${sysId}` },
  ];
  await open('IMS0000001');
  world.tabs = [];
  await open('IMS0000001');
  expect(await records.isThere(sysId)).toBe(true);
  expect(world.shown).toEqual(['tab 2', `${origin}/now/cwf/agent/record/interaction/${sysId}`]);
  world.sent = false;
  await open('IMS0000001');
  expect(await records.isThere(sysId)).toBe(false);
  world.sent = true;
  world.workspace = '';
  await open('IMS0000001');
  expect(await records.isThere(sysId)).toBe(false);
  expect(here).toEqual(['IMS0000001', 'IMS0000001']);
});

test('[VO-15][VO-20] who is dialled while a case is still asked for has their own case on the interaction', async () => {
  const asking = Promise.withResolvers<void>();
  const { attached, there, platform, store, only, records } = await desk(asking.promise);
  const record = await there.recordOn(sender);
  await attached.expect(e164, record);
  await platform.dial(e164);
  await expect.poll(async () => (await only()).phase).toBe('dialing');
  await attached.expect('+442079460959', record);
  asking.resolve();
  await expect.poll(async () => (await only()).attached.length).toBe(1);
  store.change({ calls: [] });
  await platform.dial('+442079460959');
  const attachedTo = async () =>
    (await records.find(store.now().calls.at(-1)?.id ?? ''))?.attached.map(({ document_id }) => document_id);
  await expect.poll(attachedTo).toEqual([caseId]);
});
