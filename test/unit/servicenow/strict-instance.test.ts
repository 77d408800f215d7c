/** An instance whose ACLs keep tables, rows and columns to themselves without a word: what is missing is told, the rest goes on. */

import { describe, expect, test } from 'vitest';
import { firstPart } from '../../../entrypoints/background/servicenow/first-part.ts';
import { agentNamed } from '../../../entrypoints/background/servicenow/people.ts';
import { type FeatureName, features, probeInstance, verdictText } from '../../../lib/servicenow/features.ts';
import { recordsOf } from '../../../lib/servicenow/request.ts';
import { askMine, isMine } from '../../../lib/servicenow/work-items.ts';
import type { Acls, ServiceNowHost } from '../../../simulator/servicenow/host.ts';
import { idOf as seedId } from '../../../simulator/servicenow/seed.ts';
import { newHost } from '../../../simulator/servicenow/server.ts';
import { choosePresence, offerWork } from '../../../simulator/servicenow/work-offer.ts';
import { idOf, mine, outboxDesk } from '../../fakes/outbox-desk.ts';
import { askOf, fetchOf, priya } from '../../fakes/servicenow.ts';

const nothing: Acls = { hiddenColumns: {}, keptColumns: {}, hiddenRows: [] };
const hide = (host: ServiceNowHost, acls: Partial<Acls>) =>
  Object.assign(host.settings, { acls: { ...nothing, ...acls } });
const strict = (acls: Partial<Acls>) => {
  const host = newHost();
  hide(host, acls);
  return { host, ask: askOf(fetchOf(host), Date.now) };
};

describe('[CC-08][VO-03] what is kept from the agent', () => {
  test.each<[string, Partial<Acls>, FeatureName, string]>([
    ['rows of customer_contact', { hiddenRows: ['customer_contact'] }, 'people', 'shows you none'],
    ['rows of csm_consumer', { hiddenRows: ['csm_consumer'] }, 'consumers', 'shows you none'],
    [
      'numbers of contacts',
      { hiddenColumns: { customer_contact: ['phone', 'mobile_phone'] } },
      'people',
      'keeps phone and mobile_phone to itself',
    ],
  ])('%s is said of its part, with the role, and of no other', async (_, acls, part, words) => {
    const { ask } = strict(acls);
    const probe = await probeInstance(ask);
    if ('failure' in probe) throw new Error(probe.failure.detail);
    const said = Object.entries(probe.verdicts).flatMap(([name, verdict]) => {
      const text = verdictText(name as FeatureName, verdict);
      return text ? [[name, text]] : [];
    });
    expect(said).toEqual([[part, expect.stringContaining(words)]]);
    expect(said[0]?.[1]).toContain(features[part].roles[0]);
  });

  test('an agent’s own record that is not shown is no reason to sign in again and again', async () => {
    const { ask } = strict({ hiddenRows: ['sys_user'] });
    expect(await probeInstance(ask)).toMatchObject({
      failure: { kind: 'no-role', detail: expect.stringContaining('sys_user') },
    });
    // A condition that is left out brings everybody, and the first of them is somebody else.
    const ofAll = strict({ hiddenColumns: { sys_user: ['sys_id'] } });
    expect(await probeInstance(ofAll.ask)).toMatchObject({ failure: { kind: 'no-role' } });
  });

  test('[CC-20] work whose column of who has it is hidden is nobody’s, and said', async () => {
    const { host, ask } = strict({ hiddenColumns: { awa_work_item: ['assigned_to'] } });
    choosePresence(host, 'tomasz', 'Available');
    offerWork(host, { user: 'tomasz' });
    const rows = recordsOf(await ask(askMine(priya.sys_id)));
    expect(rows).toHaveLength(1);
    expect(rows.filter((row) => isMine(row, priya.sys_id))).toEqual([]);
    const probe = await probeInstance(ask);
    expect('verdicts' in probe && probe.verdicts.work).toMatchObject({ works: false });
  });
});

describe('[XX-04][VO-41] a condition that is left out finds nobody', () => {
  test('by name', async () => {
    const { ask } = strict({ hiddenColumns: { sys_user: ['name', 'active', 'sys_class_name'] } });
    expect(await agentNamed(ask, 'Tomasz Zielinski')).toBeNull();
    const { host, ask: askAlone } = strict({ hiddenColumns: { sys_user: ['name'] } });
    for (const row of host.store.rows('sys_user')) if (row.user_name !== 'mei') row.active = 'false';
    row(host, 'priya').active = 'true';
    row(host, 'mei').active = 'false';
    expect(await agentNamed(askAlone, 'Tomasz Zielinski')).toBeNull();
  });

  test('by the first agent’s phone log', async () => {
    const { host, ask } = strict({ hiddenColumns: { sn_openframe_phone_log: ['call_id'] } });
    const by = { user_name: 'amara', now: 0 };
    const log = host.store.insert('sn_openframe_phone_log', { call_id: 'another' }, by);
    host.store.insert('interaction', { channel_metadata_document: log.sys_id ?? '' }, by);
    expect(await firstPart(ask, 'contact-1')).toBeNull();
  });
});

const row = ({ store }: ServiceNowHost, name: string) => store.find('sys_user', seedId(name)) ?? {};

describe('[XX-04][CC-08] a record that is not kept whole', () => {
  test('columns that were dropped are named, and the record stands', async () => {
    const { host, outbox, call, world } = outboxDesk();
    hide(host, {
      hiddenColumns: { interaction: ['client_session_id'] },
      keptColumns: { sn_openframe_phone_log: ['call_type'] },
    });
    await call(idOf(1));
    await outbox.flush();
    expect(mine(host, 'interaction')).toHaveLength(1);
    expect(world.told).toEqual(['interaction.client_session_id', 'sn_openframe_phone_log.call_type']);
    expect(await outbox.state()).toMatchObject({ waiting: 0, failure: null });
  });

  test('a table that may not be written is left out and named; the rest of the record stands', async () => {
    const { host, outbox, call, world } = outboxDesk();
    host.faults.set({ operation: 'table/interaction_json_blob POST', effect: 'status', status: 403 });
    await call(idOf(1));
    await call(idOf(2));
    await outbox.flush();
    expect(mine(host, 'interaction')).toHaveLength(2);
    expect(mine(host, 'interaction_related_record')).toHaveLength(2);
    expect(mine(host, 'interaction_wrap_up_segment')).toHaveLength(2);
    expect(world.told).toEqual(['interaction_json_blob']);
    // Asked once, not for each record.
    expect(host.journal.list('table/interaction_json_blob POST')).toHaveLength(1);
  });

  test('[VO-03] a right that turns out to be missing closes its part in the list of what works, until it is there', async () => {
    const { world, host, outbox, call } = outboxDesk();
    world.login = 'amara';
    await call(idOf(1));
    await outbox.flush();
    world.login = 'priya';
    world.now += 11 * 60_000;
    await outbox.flush();
    expect(world.told).toEqual(['records no-role', 'records works']);
    expect(mine(host, 'interaction')).toHaveLength(1);
  });
});
