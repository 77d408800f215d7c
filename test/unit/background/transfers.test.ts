import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../lib/call.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { fakeBackground } from '../../fakes/background.ts';

type Background = Awaited<ReturnType<typeof fakeBackground>>;
let background: Background;
let id: string;

const tomasz = { kind: 'quick-connect', id: 'to-tomasz', name: 'Tomasz Zielinski' } as const;
const now = () => background.store.now().calls[0] as Call;
const asked = () => background.platform.asked.map((line) => line.split(' ')[0]);
/** Lets everything happen that needs no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  vi.useFakeTimers();
  background = await fakeBackground();
  id = background.platform.customerCalls({ phase: 'connected', name: 'Amelia Hart' });
});
afterEach(() => void vi.useRealTimers());

describe('[AC-45] a blind transfer', () => {
  beforeEach(() => background.commands.transfer({}, id, tomasz));

  it('waits while they ring, joins both and leaves when they are there', async () => {
    expect(now()).toMatchObject({ phase: 'consult-dialing', leaving: { to: 'Tomasz Zielinski' } });
    expect(asked()).toEqual(['addParty']);
    background.platform.thirdAnswers(id);
    await settle();
    expect(asked()).toEqual(['addParty', 'merge', 'hangUp']);
    expect(now()).toMatchObject({ phase: 'wrap-up', leaving: null });
  });

  it('[AC-49] brings the customer back when they do not take it', async () => {
    background.platform.thirdLeaves(id);
    await settle();
    expect(asked()).toEqual(['addParty', 'resume']);
    expect(now()).toMatchObject({ phase: 'connected', leaving: null });
    expect(background.store.now().notice).toMatchObject({
      code: 'transfer-refused',
      title: 'Tomasz Zielinski didn’t take the call',
      remedy: 'Amelia Hart is back with you and can hear you.',
    });
  });

  it('[AC-49] says so when the customer cannot be brought back', async () => {
    background.platform.refuseNext(new VoiceError('refused'));
    background.platform.thirdLeaves(id);
    await settle();
    expect(now().phase).toBe('held');
    expect(background.store.now().notice?.remedy).toBe('Amelia Hart is still on hold. Press Resume.');
  });

  it('[AC-49] leaves the customer on hold while the agent talks in another call', async () => {
    background.platform.customerCalls({ phase: 'connected' });
    background.platform.thirdLeaves(id);
    await settle();
    expect(now().phase).toBe('held');
    expect(background.store.now().notice?.remedy).toBe('Amelia Hart is still on hold. Press Resume.');
  });

  it('stays when it cannot leave, and says so', async () => {
    background.platform.refuseNext(new VoiceError('refused'));
    background.platform.thirdAnswers(id);
    await settle();
    expect(now()).toMatchObject({ phase: 'consult', leaving: null });
    expect(background.store.now().notice?.code).toBe('still-there');
  });

  it('leaves nobody alone: without the customer the agent stays', async () => {
    const [, customer] = now().parties;
    await background.platform.dropParty(id, customer?.id ?? '');
    background.platform.thirdAnswers(id);
    await settle();
    expect(asked()).not.toContain('hangUp');
    expect(now()).toMatchObject({ phase: 'connected', leaving: null });
    expect(background.store.now().notice?.title).toBe('Amelia Hart has hung up');
  });

  it('refuses all but mute and cancel meanwhile', async () => {
    const { commands } = background;
    for (const command of ['merge', 'swapParties', 'leave', 'hangUp', 'resume'] as const)
      await expect(commands[command]({}, id)).rejects.toMatchObject({ code: 'not-now' });
    await commands.mute({}, id);
    expect(now().isMuted).toBe(true);
  });

  it('[CC-41] is cancelled: the target is dropped and the customer comes back without a word', async () => {
    await background.commands.cancelTransfer({}, id);
    await settle();
    expect(asked()).toEqual(['addParty', 'dropParty', 'resume']);
    expect(now()).toMatchObject({ phase: 'connected', leaving: null, consulting: null });
    expect(background.store.now().notice).toBeNull();
  });

  it('[CC-41] cancelling too late is refused and undoes nothing', async () => {
    background.platform.thirdAnswers(id);
    await settle();
    await expect(background.commands.cancelTransfer({}, id)).rejects.toMatchObject({ code: 'not-now' });
    expect(now().phase).toBe('wrap-up');
  });

  it.each([
    ['leaves', 'thirdAnswers', 'wrap-up'],
    ['[AC-49] brings the customer back', 'thirdLeaves', 'connected'],
  ] as const)('%s although the worker was stopped in between', async (_, move, phase) => {
    const { stored, platform, stop } = background;
    stop();
    platform[move](id);
    const next = await fakeBackground(stored, Date.now, platform);
    next.transfers.goOn();
    await settle();
    expect(next.store.now().calls[0]).toMatchObject({ phase, leaving: null });
  });
});

describe('[AC-26] a number', () => {
  it.each([
    ['+442079460999', null],
    ['+819012345678', 'country-not-dialable'],
    ['+449098790000', 'premium-transfer'],
    ['+44999', 'emergency-number'],
  ])('%s as a target: %s', async (e164, code) => {
    const asking = background.commands.transfer({}, id, { kind: 'number', e164 });
    if (code === null) await asking;
    else await expect(asking).rejects.toMatchObject({ code });
    expect(asked()).toEqual(code === null ? ['addParty'] : []);
  });
});

it('[XX-07] two clicks that bring somebody in are one', async () => {
  const { commands, platform } = background;
  const release = platform.stall();
  const both = [commands.transfer({}, id, tomasz), commands.transfer({}, id, tomasz)];
  await settle();
  release();
  await Promise.all(both);
  expect(asked()).toEqual(['addParty']);
});

it('[XX-07] a second click while the customer comes back is joined, not refused', async () => {
  const { commands, platform } = background;
  await commands.transfer({}, id, tomasz);
  const release = platform.stall();
  const both = [commands.cancelTransfer({}, id), commands.cancelTransfer({}, id)];
  await settle();
  release();
  await Promise.all(both);
  await settle();
  expect(asked()).toEqual(['addParty', 'dropParty', 'resume']);
});

describe('[AC-44] a consult', () => {
  beforeEach(async () => {
    await background.commands.consult({}, id, tomasz);
    background.platform.thirdAnswers(id);
    await settle();
  });

  it('goes nowhere by itself once they are there', () => {
    expect(now()).toMatchObject({ phase: 'consult', consulting: null, leaving: null });
    expect(asked()).toEqual(['addParty']);
  });

  it('[AC-47][AC-46] is merged, and left', async () => {
    await background.commands.merge({}, id);
    expect(now().phase).toBe('conference');
    await background.commands.leave({}, id);
    expect(asked()).toEqual(['addParty', 'merge', 'hangUp']);
  });

  it('[AC-46] is left at once: everybody is joined first', async () => {
    await background.commands.leave({}, id);
    await settle();
    expect(asked()).toEqual(['addParty', 'merge', 'hangUp']);
    expect(now().phase).toBe('wrap-up');
  });

  it('[AC-46] is left as it is by who was brought in: whose call it is decides when the customer is heard', async () => {
    const { commands, platform } = background;
    const guest = platform.customerCalls({ phase: 'connected', transferredBy: tomasz.name });
    await commands.hold({}, id).catch(() => {});
    platform.asked.length = 0;
    await commands.consult({}, guest, tomasz);
    platform.thirdAnswers(guest);
    await settle();
    await commands.leave({}, guest);
    await settle();
    expect(asked()).toEqual(['addParty', 'hangUp']);
  });

  it('[CC-41] is cancelled', async () => {
    await background.commands.cancelTransfer({}, id);
    await settle();
    expect(asked()).toEqual(['addParty', 'dropParty', 'resume']);
    expect(background.store.now().notice).toBeNull();
  });

  it('keeps the customer on hold when the other side leaves, and says so', async () => {
    background.platform.thirdLeaves(id);
    await settle();
    expect(now().phase).toBe('held');
    expect(background.store.now().notice?.title).toBe('Tomasz Zielinski has left');
  });

  it('says nothing when the agent took them out', async () => {
    const third = now().parties.at(-1)?.id ?? '';
    await background.commands.dropParty({}, id, third);
    await settle();
    expect(now().phase).toBe('held');
    expect(background.store.now().notice).toBeNull();
  });
});
