/** The window host: how it comes about, what happens when its window is closed, and that no other page is one. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../lib/messaging.ts';
import { extensionOrigin } from '../../../scripts/browser.ts';
import {
  call,
  choosePresence,
  customer,
  noCalls,
  phase,
  ring,
  startOver,
  talk,
  wrapUp,
} from '../call-moves.ts';
import { signedInWorld } from '../world.ts';
import { ccpPages, moveHost } from './host-moves.ts';

const world = await signedInWorld();

it('[AC-05][AC-06] set-up offers it where the instance lets no extension in, and one press is enough', async () => {
  await moveHost(world, 'framed');
  await world.connect.client.approveOrigins({ origins: [] });
  await world.command('restartHost');
  await world.waitForSession(({ connection }) => connection.state === 'not-approved');
  const setup = await world.own('setup.html');
  await setup.locator('::-p-text(Use a window)').click();
  await moveHost(world, 'window');
  await setup.waitForSelector('[data-check=approved][data-outcome=passed]');
  await setup.close();
  await world.connect.client.approveOrigins({ origins: [extensionOrigin] });
});

describe('its window', () => {
  beforeEach(async () => {
    await moveHost(world, 'window');
    await startOver(world);
    await world.command('dismissNotice');
    await world.probe.evaluate(() => chrome.storage.session.remove('windowClosedAt'));
  });

  it('comes back when it is closed, and stays closed when that was meant', async () => {
    await (await ccpPages(world))[0]?.close();
    const back = await world.waitForSession(({ notice }) => notice?.code === 'window-back');
    expect(back.host.kind).toBe('window');
    // The old one is not said to be ready, and the new one says so itself.
    await world.waitForSession(({ connection, agent }) => connection.state === 'ready' && agent !== null);
    // The test's own line to the browser may be behind.
    await expect.poll(() => ccpPages(world)).toHaveLength(1);
    const [again] = await ccpPages(world);
    await again?.close();
    await world.waitForSession(({ connection }) => connection.state === 'closed');
    expect(await ccpPages(world)).toEqual([]);
    await world.command('restartHost');
    await world.waitForSession(({ connection }) => connection.state === 'ready');
  });

  it('closed in a call says that the sound is gone, and the call can still be ended', async () => {
    const id = await talk(world);
    await (await ccpPages(world))[0]?.close();
    const lost = await world.waitForSession(({ notice }) => notice?.code === 'sound-lost');
    expect(call(lost)).toMatchObject({ id, phase: 'connected' });
    await world.waitForSession((s) => s.connection.state === 'ready' && call(s)?.media === 'late', 20_000);
    await wrapUp(world, id);
  });

  it('[FT-04] whose page crashes in a call: it is told at once and is there again, with the call', async () => {
    const id = await talk(world);
    const [page] = await ccpPages(world);
    // A page that has crashed answers nothing.
    void page?.createCDPSession().then((session) => session.send('Page.crash').catch(() => {}));
    const told = await world.waitForSession(({ notice }) => notice?.code === 'host-lost');
    expect(call(told)).toMatchObject({ id, phase: 'connected' });
    await world.waitForSession((s) => s.connection.state === 'ready' && call(s)?.media === 'late', 20_000);
    await wrapUp(world, id);
  });

  it('[CC-28] carries a chat, with Amazon’s library put into its page for it', async () => {
    const { client } = world.connect;
    await choosePresence(world, 'Available');
    const { contactId: id } = await client.sendWork({ channel: 'chat', name: 'Ruth Kaplan', text: 'Hello?' });
    await world.waitForSession(({ work }) => work[0]?.phase === 'offered');
    const item = (await world.session()).work[0]?.id ?? '';
    await world.command('acceptWork', item);
    await world.waitForSession(({ work }) => work[0]?.chat?.state === 'open');
    await world.command('sendChat', item, 'Good morning.');
    await client.waitFor(({ contacts }) => contacts.some(({ transcript }) => transcript.length === 2));
    // Streams in that page finds no library that it would open sessions of its own with.
    const [page] = await ccpPages(world);
    const found = () => 'ChatSession' in (globalThis as unknown as { connect: object }).connect;
    expect(await page?.evaluate(found)).toBe(false);
    await client.customerHangsUp({ id });
    await world.waitForSession(({ work }) => work[0]?.phase === 'wrap-up');
    await world.command('closeWork', item);
    await world.waitForSession(({ work }) => work.length === 0);
  });

  it('loaded anew while a call rings: the call is still there and can be answered', async () => {
    const id = await ring(world);
    const [page] = await ccpPages(world);
    await page?.reload();
    await world.waitForSession(({ connection }) => connection.state === 'ready');
    await expect
      .poll(() =>
        world.command('accept', id).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await world.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
    await wrapUp(world, id);
  });
});

describe('another page of Amazon’s', () => {
  beforeEach(async () => {
    await moveHost(world, 'window');
    await startOver(world);
  });

  it('[XX-05] is not the host: what it reports is refused, and it is told nothing', async () => {
    const other = await world.tab(`${world.connect.url}/ccp-v2/`);
    const { host } = (await world.probe.evaluate(() => chrome.storage.session.get('host'))) as {
      host: { id: string; sequence: number };
    };
    const before = await world.session();
    const ask = async (name: string, args: unknown[]): Promise<Reply> => {
      const [realm] = other.mainFrame().extensionRealms();
      if (!realm) throw new Error('No script of ours is on the page.');
      return realm.evaluate((request): Promise<Reply> => chrome.runtime.sendMessage(request), {
        to: 'background',
        name,
        args,
      });
    };
    const report = { ...before, calls: [], agent: null, hostId: host.id, sequence: 1_000, at: 0 };
    expect(await ask('report', [report])).toMatchObject({ error: { code: 'not-trusted' } });
    expect(await ask('ccpHere', ['/ccp-v2/', false])).toEqual({ value: null });
    expect(await ask('accept', ['x'])).toMatchObject({ error: { code: 'not-trusted' } });
    expect((await world.session()).agent).toEqual(before.agent);
    await other.close();
  });

  it('is named, and closes when the agent keeps ours', async () => {
    await world.tab(`${world.connect.url}/ccp-v2/`);
    const { otherCcps } = await world.waitForSession((s) => s.otherCcps.length === 1);
    expect(otherCcps[0]?.title).toContain('Contact Control Panel');
    await world.command('closeOtherCcps');
    await world.waitForSession((s) => s.otherCcps.length === 0);
    expect(await ccpPages(world)).toHaveLength(1);
  });

  it('becomes the softphone when the agent keeps that, and rings there', async () => {
    const other = await world.tab(`${world.connect.url}/ccp-v2/`);
    await world.waitForSession((s) => s.otherCcps.length === 1);
    await world.command('useOtherCcp');
    await world.waitForSession(
      (s) => s.otherCcps.length === 0 && s.connection.state === 'ready' && s.agent !== null,
    );
    expect(await ccpPages(world)).toEqual([other]);
    await world.connect.client.placeCall({ number: customer, queue: 'billing' });
    const id = call(await world.waitForSession(phase('ringing')))?.id ?? '';
    await world.command('accept', id);
    await world.waitForSession((s) => phase('connected')(s) && call(s)?.media === 'live');
    await wrapUp(world, id);
    await world.waitForSession(noCalls);
  });
});
