/** Handing a call over unseen: the agent leaves once the other side is there, and the customer comes back when it is not. */

import { beforeEach, describe, expect, it } from 'vitest';
import { call, choosePresence, phase } from '../call-moves.ts';
import {
  beginAnew,
  haulier,
  hears,
  joins,
  priyaTalks,
  quickConnect,
  title,
  toTomasz,
  twoAgents,
} from './transfer-moves.ts';

const stage = await twoAgents();

const bothTalk = ['amelia: priya', 'priya: amelia'];

describe.each([
  ['three parties', { multiParty: false }],
  ['multi-party calls', { multiParty: true }],
])('an instance with %s', (_, settings) => {
  beforeEach(() => beginAnew(stage, settings));

  it('[AC-26][AC-40][AC-45][AC-48][CC-39] to an agent: Priya leaves when Tomasz has joined, not before', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('transfer', id, await toTomasz(priya));
    await tomasz.waitForSession(phase('ringing'));
    const reaching = await priya.waitForSession(phase('consult-dialing'));
    expect(call(reaching)?.leaving?.to).toBe('Tomasz Zielinski');
    await joins(tomasz);
    await priya.waitForSession(phase('wrap-up'));
    await tomasz.waitForSession(phase('connected'));
    await hears(stage, ['amelia: tomasz', 'tomasz: amelia']);
  });

  it.each([
    ['a number', { kind: 'number', e164: haulier } as const],
    ['an external quick connect', 'to-haulier'],
  ])('[AC-26] to %s: Priya leaves when it is answered, not while it rings', async (_, to) => {
    const { world, priya } = stage;
    await world.connect.client.scriptCustomer({
      number: haulier,
      script: { answersAfterMs: 'manual', says: { toneHz: 1040 } },
    });
    const id = await priyaTalks(stage);
    const target = typeof to === 'string' ? await quickConnect(priya, to, 'Northgate Haulage') : to;
    await priya.command('transfer', id, target);
    await priya.waitForSession(phase('consult-dialing'));
    await hears(stage, ['amelia:', 'priya:']);
    const { contacts } = await world.connect.client.state();
    const leg = contacts[0]?.parties.find(({ number }) => number === haulier)?.id ?? '';
    expect(call(await priya.session())?.phase).toBe('consult-dialing');
    await world.connect.client.customerAnswers({ id: leg });
    await priya.waitForSession(phase('wrap-up'));
    await hears(stage, ['amelia: haulier', 'haulier: amelia']);
  });

  it.each(['transfer', 'consult'] as const)(
    '[AC-49][VO-38] %s that is rejected brings the customer back, and says so',
    async (command) => {
      const { priya, tomasz } = stage;
      const id = await priyaTalks(stage);
      await priya.command(command, id, await toTomasz(priya));
      await tomasz.command('reject', call(await tomasz.waitForSession(phase('ringing')))?.id ?? '');
      const back = await priya.waitForSession(
        (session) => phase('connected')(session) && title(session) !== null,
      );
      expect(back.notice).toMatchObject({
        title: 'Tomasz Zielinski didn’t take the call',
        remedy: 'Amelia Hart is back with you and can hear you.',
      });
      expect(call(back)).toMatchObject({ leaving: null, consulting: null });
      await hears(stage, bothTalk);
    },
  );

  it('[CC-41] can be cancelled while it rings', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('transfer', id, await toTomasz(priya));
    await tomasz.waitForSession(phase('ringing'));
    await priya.waitForSession(phase('consult-dialing'));
    await priya.command('cancelTransfer', id);
    await priya.waitForSession(phase('connected'));
    await hears(stage, bothTalk);
  });
});

/** The same in both kinds of instance: what the agent sees does not hang on how many may join. */
describe('an instance with three parties, besides', () => {
  beforeEach(() => beginAnew(stage, { multiParty: false }));

  it('[AC-41][AC-43][CC-40] to a queue: Priya leaves when the queue has it, and whoever is free takes it', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('transfer', id, await quickConnect(priya, 'to-orders', 'Orders'));
    await priya.waitForSession(phase('wrap-up'));
    const offered = await tomasz.waitForSession(phase('ringing'));
    expect(call(offered)).toMatchObject({ kind: 'transfer', queue: 'Orders' });
    await joins(tomasz);
    await tomasz.waitForSession(phase('connected'));
    await hears(stage, ['amelia: tomasz', 'tomasz: amelia']);
  });

  it('[AC-49] a transfer that rings out brings the customer back', async () => {
    const { world, priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await world.connect.client.changeSettings({ ringTimeoutMs: 1_000 });
    await priya.command('transfer', id, await toTomasz(priya));
    await tomasz.waitForSession((session) => session.unanswered !== null);
    await priya.waitForSession((session) => phase('connected')(session) && title(session) !== null);
    await hears(stage, bothTalk);
  });

  it('[AC-49] an agent who is away is not reached: the customer is back at once', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await choosePresence(tomasz, 'Lunch');
    await priya.command('transfer', id, await toTomasz(priya));
    await priya.waitForSession((session) => phase('connected')(session) && title(session) !== null);
    await hears(stage, bothTalk);
  });

  it('[AC-49] a number that is engaged brings the customer back, by its number', async () => {
    const { world, priya } = stage;
    await world.connect.client.scriptCustomer({ number: haulier, script: { answersAfterMs: 'busy' } });
    const id = await priyaTalks(stage);
    await priya.command('transfer', id, { kind: 'number', e164: haulier });
    const back = await priya.waitForSession(
      (session) => phase('connected')(session) && title(session) !== null,
    );
    expect(title(back)).toBe('+44 161 496 0123 didn’t take the call');
  });

  it('[AC-49] a target that Connect refuses leaves the call as it was', async () => {
    const { world, priya } = stage;
    const id = await priyaTalks(stage);
    await world.connect.client.changeQuickConnect({ id: 'to-tomasz', isEnabled: false });
    await expect(priya.command('transfer', id, await toTomasz(priya))).rejects.toThrow();
    await priya.waitForSession((session) => phase('connected')(session) && call(session)?.leaving === null);
    await hears(stage, bothTalk);
  });

  it('leaves although the worker was stopped in between', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('transfer', id, await toTomasz(priya));
    await tomasz.waitForSession(phase('ringing'));
    await priya.killWorker();
    await joins(tomasz);
    await priya.waitForSession(phase('wrap-up'));
    await hears(stage, ['amelia: tomasz', 'tomasz: amelia']);
  });

  it('[AC-49] brings the customer back although the worker was stopped in between', async () => {
    const { priya, tomasz } = stage;
    const id = await priyaTalks(stage);
    await priya.command('transfer', id, await toTomasz(priya));
    const offered = await tomasz.waitForSession(phase('ringing'));
    await priya.killWorker();
    await tomasz.command('reject', call(offered)?.id ?? '');
    await priya.waitForSession((session) => phase('connected')(session) && title(session) !== null);
    await hears(stage, bothTalk);
  });
});
