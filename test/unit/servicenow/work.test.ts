import { describe, expect, test, vi } from 'vitest';
import { noServiceNow } from '../../../lib/servicenow/view.ts';
import { idOf, known } from '../../../simulator/servicenow/seed.ts';
import { offerWork } from '../../../simulator/servicenow/work-offer.ts';
import { workDesk } from '../../fakes/servicenow-work.ts';

describe('[CC-16][CC-25][CC-27] work that ServiceNow assigns', () => {
  test('[CC-19] a chat is offered with its customer and the time that is left, accepted, its record opened, ended', async () => {
    const { comes, mine, commands, rows, opened, work, world, host } = await workDesk();
    const { workItem, document } = await comes({ name: 'Amara Osei', title: 'Kettle' });
    expect(mine()).toMatchObject([
      {
        ...{ id: workItem, source: 'servicenow', channel: 'chat', phase: 'offered', name: 'Amara Osei' },
        ...{ title: 'Kettle', queue: 'Chat desk', offerEndsAt: world.now + 30_000, canReject: true },
        reasons: [{ name: 'Not my expertise' }, { name: 'Busy' }],
      },
    ]);
    await commands.acceptWork({}, workItem);
    expect(rows()).toMatchObject([{ state: 'accepted' }]);
    expect(opened).toEqual([`interaction ${document}`]);
    await work.look();
    expect(mine()).toMatchObject([{ phase: 'open' }]);
    await commands.endWork({}, workItem);
    await work.look();
    expect(mine()).toEqual([]);
    expect(host.store.find('interaction', document)?.state).toBe('closed_complete');
  });

  test('a case opens its form, and is closed there', async () => {
    const { comes, mine, commands, opened, work, host } = await workDesk();
    const id = idOf('CS0020412');
    const { workItem } = await comes({
      ...{ queue: 'Case desk', document: { table: 'sn_customerservice_case', id } },
    });
    expect(mine()).toMatchObject([{ channel: 'case', name: 'Amara Osei', document: { label: 'CS0020412' } }]);
    await commands.acceptWork({}, workItem);
    await work.look();
    expect(opened).toEqual([`sn_customerservice_case ${id}`]);
    await expect(commands.endWork({}, workItem)).rejects.toMatchObject({ code: 'not-now' });
    host.store.update('awa_work_item', workItem, { state: 'canceled' }, { user_name: 'admin', now: 0 });
    await work.look();
    expect(mine()).toEqual([]);
  });

  test('is rejected with a reason, and is somebody else’s', async () => {
    const { comes, mine, commands, rows, work } = await workDesk();
    const { workItem } = await comes();
    await expect(commands.rejectWork({}, workItem)).rejects.toMatchObject({ code: 'not-now' });
    await commands.rejectWork({}, workItem, known.busy);
    expect(rows()).toMatchObject([{ rejected: 'true', rejection_reason: known.busy, state: 'queued' }]);
    await work.look();
    expect(mine()).toEqual([]);
  });

  test('[CC-21] runs out: it says so until read, and the presence it names is looked for', async () => {
    const { comes, mine, commands, world, work } = await workDesk();
    const { workItem } = await comes({ afterTimeoutPresence: 'Away' });
    world.now += 31_000;
    await work.look();
    expect(mine()).toMatchObject([{ phase: 'missed' }]);
    expect(world.missed).toBe(1);
    await commands.closeWork({}, workItem);
    expect(mine()).toEqual([]);
  });

  test('[CC-17][CC-18] taken by itself it is open at once; one that cannot be rejected says so', async () => {
    const { comes, mine, opened } = await workDesk();
    const { document } = await comes({ autoAccepts: true });
    expect(mine()).toMatchObject([{ phase: 'open' }]);
    expect(opened).toEqual([`interaction ${document}`]);
    await comes({ allowedToDecline: false });
    expect(mine()[1]).toMatchObject({ phase: 'offered', canReject: false });
  });

  test('[CC-20] what is offered to somebody else is not seen', async () => {
    const { host, work, mine } = await workDesk();
    offerWork(host, { user: 'tomasz' });
    await work.look();
    expect(mine()).toEqual([]);
  });

  test('[CC-11] handed on anew before the taking back is answered, it still goes to who is named', async () => {
    const { comes, mine, commands, work, world } = await workDesk();
    const { workItem } = await comes({ autoAccepts: true });
    const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;
    await commands.transferWork({}, workItem, tomasz);
    await work.look();
    const takeBack = work.door.cancelTransfer;
    let answer = () => {};
    vi.spyOn(work.door, 'cancelTransfer').mockImplementation(async (item) => {
      await takeBack(item);
      await new Promise<void>((resolve) => (answer = resolve));
    });
    const takenBack = commands.cancelWorkTransfer({}, workItem);
    await vi.waitFor(async () => {
      await work.look();
      expect(mine()).toMatchObject([{ phase: 'open' }]);
    });
    world.now += 1_000;
    await commands.transferWork({}, workItem, tomasz);
    answer();
    await takenBack;
    expect(mine()).toMatchObject([{ transfer: { to: 'Tomasz Zielinski' } }]);
  });

  test('[CC-11] waits for a colleague, is taken back, handed on again and taken', async () => {
    const { comes, mine, commands, rows, work, host, world } = await workDesk();
    const { workItem } = await comes({ autoAccepts: true });
    const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;
    world.now += 1_000;
    await commands.transferWork({}, workItem, tomasz);
    await work.look();
    expect(mine()).toMatchObject([{ phase: 'transferring', transfer: { to: 'Tomasz Zielinski' } }]);
    await commands.cancelWorkTransfer({}, workItem);
    await work.look();
    expect(mine()).toMatchObject([{ phase: 'open', transfer: null }]);
    world.now += 1_000;
    await commands.transferWork({}, workItem, tomasz);
    await work.look();
    const theirs = rows().at(-1)?.sys_id ?? '';
    host.store.update('awa_work_item', theirs, { state: 'accepted' }, { user_name: 'tomasz', now: 0 });
    await work.look();
    await work.look();
    expect(mine()).toEqual([]);
    expect(rows().map(({ state }) => state)).toEqual(['canceled', 'canceled', 'accepted']);
  });

  test('[CC-11] a colleague who turns it away leaves it with whoever had it', async () => {
    const { comes, mine, commands, rows, work, host } = await workDesk();
    const { workItem } = await comes({ autoAccepts: true });
    await commands.transferWork({}, workItem, { kind: 'quick-connect', id: 't', name: 'Tomasz Zielinski' });
    await work.look();
    const theirs = rows().at(-1)?.sys_id ?? '';
    host.store.update(
      'awa_work_item',
      theirs,
      { state: 'queued', assigned_to: '' },
      { user_name: 'x', now: 0 },
    );
    await work.look();
    expect(mine()).toMatchObject([{ phase: 'open', transfer: { hasFailed: true } }]);
  });

  test('[XX-05] what it says of a refusal is repeated in no error, and so in no log', async () => {
    const { comes, commands, world } = await workDesk();
    const { workItem } = await comes();
    world.refuses = 'Invalid value: canary-notes-7d41';
    await expect(commands.acceptWork({}, workItem)).rejects.toMatchObject({
      ...{ code: 'servicenow-refused', detail: 'refused' },
    });
  });

  test('[CC-12] a queue takes it at once; a name that nobody has there is refused', async () => {
    const { comes, mine, commands, rows, work } = await workDesk();
    const { workItem } = await comes({ autoAccepts: true });
    const to = (name: string) => ({ kind: 'quick-connect', id: 'x', name }) as const;
    await expect(commands.transferWork({}, workItem, to('Nobody'))).rejects.toMatchObject({
      code: 'servicenow-nobody',
    });
    expect(mine()).toMatchObject([{ transfer: null }]);
    await commands.transferWork({}, workItem, to('Orders'));
    await work.look();
    expect(mine()).toEqual([]);
    expect(rows().at(-1)).toMatchObject({ state: 'queued', transfer_type: 'blind' });
  });

  test('[XX-04] while the instance is down what was there stays, and signed out it goes', async () => {
    const { comes, mine, world, work, store } = await workDesk();
    await comes();
    world.isDown = true;
    await work.look();
    expect(mine()).toHaveLength(1);
    store.change({ serviceNow: { ...noServiceNow, state: 'signed-out' } });
    await work.look();
    expect(mine()).toEqual([]);
  });

  test('nobody is asked without the right, nor for somebody who is Offline with nothing in hand', async () => {
    const { store, host, work, alarms } = await workDesk();
    const { agent } = store.now();
    if (!agent) throw new Error('no agent');
    store.change({ agent: { ...agent, presence: { ...agent.presence, kind: 'offline' } } });
    await work.look();
    const before = host.journal.list('table/awa_work_item GET').length;
    await work.look();
    expect(host.journal.list('table/awa_work_item GET')).toHaveLength(before);
    expect(alarms.at(-1)).toBe('clear');
  });
});

test('[CC-16][XX-05] work of one who has left meanwhile is shown to nobody, and opens no record', async () => {
  const { host, work, world, store, opened } = await workDesk();
  const shown: unknown[] = [];
  store.onChange(({ work: items }) => void shown.push(...(items ?? [])));
  const late = Promise.withResolvers<void>();
  world.holds = late.promise;
  offerWork(host, { user: 'priya', autoAccepts: true });
  const looked = work.look();
  await vi.waitFor(() => expect(world.held).toBe(1));
  world.holds = null;
  store.change({ serviceNow: { ...noServiceNow, state: 'signed-out' } });
  late.resolve();
  await looked;
  expect([shown, opened]).toEqual([[], []]);
});
