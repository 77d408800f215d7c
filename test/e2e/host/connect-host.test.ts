/** The Connect host itself, framed where nothing else is said: how it comes up, what it survives, and what it says when it cannot be used. */

import { beforeEach, describe, expect, it } from 'vitest';
import { extensionOrigin } from '../../../scripts/browser.ts';
import { call, choosePresence, noCalls, startOver, talk, wrapUp } from '../call-moves.ts';
import { fileWorld, hostKind } from '../world.ts';
import { ccpPages } from './host-moves.ts';

const world = await fileWorld();

describe('signing in', () => {
  it('[AC-07] says signed out, then ready once the sign-in window is done, and closes it', async () => {
    await world.command('useInstance', world.connect.url);
    await world.waitForSession(({ connection }) => connection.state === 'signed-out');
    await world.signIn();
    const { agent, instance, health } = await world.waitForSession((s) => s.health.network === 'connected');
    expect(agent).toMatchObject({ name: 'Priya Nair', canDial: true, phone: { type: 'softphone' } });
    expect(instance).toBe(new URL(world.connect.url).host);
    expect(health).toEqual({
      microphone: 'granted',
      socket: 'open',
      softphoneError: null,
      network: 'connected',
    });
    expect(await ccpPages(world)).toHaveLength(hostKind === 'window' ? 1 : 0);
  });
});

describe('during a call', () => {
  beforeEach(() => startOver(world));

  it.runIf(hostKind === 'framed')(
    '[FT-04] closed by hand during a call, it is said at once and is there again; the call stays',
    async () => {
      const id = await talk(world);
      const { answeredAt } = call(await world.session()) ?? {};
      await world.closeHost();
      const told = await world.waitForSession(({ notice }) => notice?.code === 'host-lost');
      expect(call(told)).toMatchObject({ id, phase: 'connected' });
      // A busy machine may take longer than Streams waits for its frame, which it then loads once more.
      const back = await world.waitForSession(({ connection }) => connection.state === 'ready', 40_000);
      expect(call(back)).toMatchObject({ id, phase: 'connected', answeredAt });
      await wrapUp(world, id);
      await world.command('dismissNotice');
    },
  );

  it('shows that Connect is away during a call, keeps the call, and is ready again after', async () => {
    const id = await talk(world);
    await world.connect.client.goDown({});
    const away = await world.waitForSession(({ connection }) => connection.state === 'reconnecting', 40_000);
    expect(call(away)).toMatchObject({ id, phase: 'connected', media: 'live' });
    await expect(world.command('restartHost')).rejects.toThrow('on-a-call');
    await world.connect.client.comeUp({});
    await world.waitForSession(({ connection }) => connection.state === 'ready', 40_000);
    await wrapUp(world, id);
  }, 60_000);
});

describe('when it cannot be used', () => {
  beforeEach(async () => {
    await world.connect.client.reset({});
    await world.waitForSession(noCalls);
  });

  it.runIf(hostKind === 'framed')(
    '[AC-06] says that the instance has not approved the extension, and is ready once it has',
    async () => {
      await world.connect.client.approveOrigins({ origins: [] });
      await world.command('restartHost');
      await world.waitForSession(({ connection }) => connection.state === 'not-approved');
      await world.connect.client.approveOrigins({ origins: [extensionOrigin] });
      await world.command('restartHost');
      await world.waitForSession(({ connection }) => connection.state === 'ready');
    },
  );

  it('comes back by itself when only the access token has expired', async () => {
    await world.connect.client.expireTokens({ kind: 'access' });
    const { agent } = await world.session();
    const lunch = agent?.choices.find(({ name }) => name === 'Lunch')?.id ?? '';
    await world.command('setPresence', lunch).catch(() => {});
    // A page in a window of its own goes to the login and is led back.
    const away = hostKind === 'framed' ? 'reconnecting' : 'signed-out';
    await world.waitForSession(({ connection }) => connection.state === away, 40_000);
    await world.waitForSession(({ connection }) => connection.state === 'ready', 40_000);
    await choosePresence(world, 'Available');
  }, 60_000);

  it('[AC-10] signs out: offline at Connect, and nothing is left to show', async () => {
    await choosePresence(world, 'Available');
    await world.command('signOut');
    const out = await world.waitForSession(({ connection }) => connection.state === 'signed-out');
    expect(out).toMatchObject({ agent: null, calls: [] });
    await world.connect.client.waitFor(({ agents }) => agents[0]?.state.name === 'Offline');
    await world.signIn();
  });
});
