/** The OpenFrame bridge: what the provider page is told, what it may ask, and who is turned away. */

import { describe, expect, test, vi } from 'vitest';
import { type OpenFramePort, serveOpenFrame } from '../../../entrypoints/background/servicenow/open-frame.ts';
import { audiences } from '../../../lib/audiences.ts';
import type { CommandName } from '../../../lib/commands.ts';
import type { SenderStamps } from '../../../lib/sender.ts';
import type { IccState } from '../../../lib/servicenow/icc.ts';
import { providerPath, type ToProvider } from '../../../lib/servicenow/openframe.ts';
import { fakeBackground } from '../../fakes/background.ts';

const origin = 'https://harbour.service-now.com';
const page: SenderStamps = {
  id: 'ours',
  origin,
  url: `${origin}${providerPath}`,
  tab: { id: 7 },
  frameId: 3,
};
const sysId = 'a'.repeat(32);

async function bridge(sender: SenderStamps = page) {
  const background = await fakeBackground();
  const heard: ToProvider[] = [];
  const asked: string[] = [];
  const world = { isClosed: false, act: (_: unknown) => {}, close: () => {} };
  const port: OpenFramePort = {
    sender,
    postMessage: (message) => void heard.push(message),
    disconnect: () => {
      world.isClosed = true;
    },
    onMessage: { addListener: (listener) => Object.assign(world, { act: listener }) },
    onDisconnect: { addListener: (listener) => Object.assign(world, { close: listener }) },
  };
  await serveOpenFrame(port, {
    store: background.store,
    origin: async () => origin,
    me: async () => ({ sys_id: 'b'.repeat(32) }),
    interactionOf: async () => sysId,
    search: async (text) => [
      {
        ...{ id: 'queue-1', tab: 'queues', name: `Billing ${text}`, detail: null, numbers: [] },
        ...{ isFavourite: false, lastUsedAt: null, presence: null },
      },
    ],
    perform: async (name, from, args) => {
      asked.push([name, ...args].join(' '));
      await (background.commands[name] as (from: SenderStamps, ...args: unknown[]) => Promise<void>)(
        from,
        ...args,
      );
    },
  });
  const state = (): IccState | undefined =>
    heard.flatMap((message) => ('state' in message ? [message.state] : [])).at(-1);
  const press = (name: string, payload: object = {}) => world.act({ action: { name, payload } });
  return { ...background, heard, asked, world, state, press };
}

describe('[CC-06][CC-33] the provider page', () => {
  test('is told the call with its record, and what may be done', async () => {
    const { platform, state } = await bridge();
    expect(state()).toMatchObject({ activeCall: [], isShown: false });
    const id = platform.customerCalls({ number: '+442079460958', name: 'Amara Osei' });
    await expect.poll(() => state()?.isShown).toBe(true);
    await platform.accept(id);
    await expect
      .poll(() => state()?.activeCall)
      .toMatchObject([
        {
          ...{ externalId: id, nowRecordTable: 'interaction', nowRecordId: sysId, direction: 'inbound' },
          currentParticipant: {
            ...{ actor: 'agent', state: 'Connected', muted: false, held: false },
            capabilities: { mute: true, hold: true, endCall: true, transfer: false },
          },
        },
      ]);
  });

  test('mutes, holds and ends by the controls there', async () => {
    const { platform, state, press, asked } = await bridge();
    const id = platform.customerCalls();
    await platform.accept(id);
    await expect.poll(() => state()?.activeCall.length).toBe(1);
    press('mute');
    await expect.poll(() => state()?.activeCall[0]?.currentParticipant.muted).toBe(true);
    press('mute', { externalId: id });
    await expect.poll(() => state()?.activeCall[0]?.currentParticipant.muted).toBe(false);
    press('hold', { externalId: id });
    await expect.poll(() => state()?.activeCall[0]?.currentParticipant.held).toBe(true);
    press('endCall', { externalId: id });
    await expect.poll(() => state()?.activeCall[0]?.currentParticipant.state).toBe('Ended');
    // Whose call it was is still said while it is written up.
    expect(state()?.activeCall[0]?.participants).toMatchObject([{ actor: 'customer', state: 'Ended' }]);
    expect(asked).toEqual([`mute ${id}`, `unmute ${id}`, `hold ${id}`, `hangUp ${id}`]);
  });

  test('offers a number, which is shown and not dialled', async () => {
    const { world, store, platform, press } = await bridge();
    world.act({
      communication: { type: 'OUTGOING_CALL', data: { metaData: { phoneNumber: '+442079460958' } } },
    });
    await expect.poll(() => store.now().suggestion?.tabId).toBe(7);
    press('outboundCallInitiated', { targetAddress: '+447700900318' });
    await expect.poll(() => store.now().suggestion?.text).toBe('+447700900318');
    expect(platform.asked).toEqual([]);
  });

  test('is answered whom a call can go to', async () => {
    const { heard, press } = await bridge();
    press('getSearchTarget', { searchType: 'queue', searchTerm: 'line' });
    await expect
      .poll(() => heard.at(-1))
      .toMatchObject({ targets: { targets: [{}, { payload: { list: [{ name: 'Billing line' }] } }, {}] } });
  });

  test('[XX-05] what means nothing, and a call that is not there, do nothing', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { world, press, asked } = await bridge();
    for (const nonsense of [
      null,
      7,
      {},
      { action: null },
      { action: { name: 'constructor' } },
      { communication: { data: 1 } },
    ])
      world.act(nonsense);
    press('endCall', { externalId: 'nobody' });
    press('logout');
    press('dtmf', { digits: 1 });
    await new Promise((settled) => setTimeout(settled));
    expect(asked).toEqual([]);
    // A name that this instance uses for something else can be read there.
    expect(warned.mock.calls.flat().join(' ')).toContain('name=logout');
  });

  test('hears no more once it is closed', async () => {
    const { world, platform, heard } = await bridge();
    world.close();
    const before = heard.length;
    await platform.accept(platform.customerCalls());
    expect(heard).toHaveLength(before);
  });
});

test.each<[string, SenderStamps]>([
  ['another site', { ...page, origin: 'https://evil.example', url: `https://evil.example${providerPath}` }],
  ['another page of the instance', { ...page, url: `${origin}/incident.do` }],
  ['a sandboxed frame of it', { ...page, origin: 'null' }],
  ['nobody', {}],
])('[XX-05] %s is no provider page', async (_, sender) => {
  const { world, heard } = await bridge(sender);
  expect(world.isClosed).toBe(true);
  expect(heard).toEqual([]);
});

test('[XX-05] it may do what a call needs, and nothing that dials, answers, transfers or sets up', () => {
  const allowed = (Object.keys(audiences) as CommandName[]).filter((name) =>
    audiences[name].includes('openframe'),
  );
  expect(allowed.toSorted()).toEqual(
    ['hangUp', 'hold', 'mute', 'resume', 'sendDigits', 'suggestNumber', 'unmute'].toSorted(),
  );
});
