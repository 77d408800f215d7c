import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSelfTest, type SelfTestParts } from '../../../entrypoints/background/agent/self-test.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { ringReadiness } from '../../../lib/sound/ring-readiness.ts';
import { isTesting, newSelfTest, testAttribute, withStep } from '../../../lib/sound/self-test.ts';
import { fakeBackground } from '../../fakes/background.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call, found, priya } from '../../gallery/people.ts';

let background: Awaited<ReturnType<typeof fakeBackground>>;
/** What the instance does when it is asked for a call. */
let places: ((testId: string) => Promise<void>) | null;
let events: string[];

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  background = await fakeBackground();
  background.store.change({ connection: { state: 'ready' }, ring: found });
  places = async (test) => void background.platform.customerCalls({ attributes: { [testAttribute]: test } });
  events = [];
  background.store.onCallEvent(({ type }) => events.push(type));
});
afterEach(() => void vi.useRealTimers());

const open = (changed: Partial<SelfTestParts> = {}) =>
  createSelfTest({
    ...{ store: background.store, platform: background.platform, checkRing: async () => {} },
    ...{ placeCall: async () => places, ringMs: 0, limitMs: 50 },
    ...changed,
  });
const test = () => background.store.now().selfTest;
const states = () => test()?.steps.map(({ id, state }) => `${id} ${state}`);
const failure = () => test()?.steps.find(({ state }) => state === 'failed' || state === 'skipped');
async function run(changed: Partial<SelfTestParts> = {}): Promise<void> {
  await open(changed)();
  await vi.waitFor(() => expect(isTesting(test())).toBe(false));
}

describe('[AC-09] the self-test', () => {
  it('has a call ring, answers and ends it, and nobody ever sees that call', async () => {
    const seen: number[] = [];
    background.store.onChange(() => seen.push(background.store.now().calls.length));
    await run();
    expect(states()).toEqual([
      'tried passed',
      'placed passed',
      'rang passed',
      'talked passed',
      'ended passed',
    ]);
    expect(background.platform.asked.map((verb) => verb.split(' ')[0])).toEqual([
      'accept',
      'hangUp',
      'clear',
    ]);
    expect(Math.max(...seen)).toBe(0);
    expect(events).toEqual([]);
    expect(background.store.now()).toMatchObject({ missed: [], unanswered: null });
    expect((await background.store.unrecorded()).moves.filter(({ what }) => what.type === 'opened')).toEqual(
      [],
    );
  });

  it('leaves a customer’s call alone that comes meanwhile', async () => {
    places = async () => void background.platform.customerCalls();
    await run();
    expect(failure()).toMatchObject({ id: 'rang', text: 'Nothing rang here', mend: 'restartHost' });
    expect(background.store.now().calls).toHaveLength(1);
    expect(background.platform.asked).toEqual([]);
  });

  it.each<[string, () => void]>([
    [
      'there is a new softphone',
      () => background.store.change({ connection: { state: 'connecting', since: 0 } }),
    ],
    ['a call has its sound', () => background.store.change({ calls: [call({ media: 'live' })] })],
  ])('that failed puts the light out until %s', async (_, comes) => {
    places = async () => {};
    await run();
    expect(ringReadiness(background.store.now())).toMatchObject({
      light: 'missed',
      why: { title: 'Softphone', text: 'The self-test failed: Nothing rang here', mend: 'restartHost' },
    });
    comes();
    expect(test()).toBeNull();
  });

  it('that was interrupted says nothing of the softphone', async () => {
    const interrupted = withStep(newSelfTest('t', 0), 'rang', { state: 'failed', text: 'Run it again' });
    background.store.change({ selfTest: interrupted });
    expect(ringReadiness(background.store.now()).light).toBe('ready');
  });

  it('calls nobody on a real instance, and says so', async () => {
    places = null;
    await run();
    expect(states()?.slice(0, 3)).toEqual(['tried passed', 'placed skipped', 'rang skipped']);
    expect(failure()?.text).toMatch(/real instance nobody is called/);
  });

  it.each([
    ['the microphone blocked', { ring: { ...found, microphone: 'denied' as const } }, 'Microphone', 'setUp'],
    ['the agent at lunch', { agent: priya('lunch') }, 'Presence', 'setAvailable'],
    ['the signalling gone', { health: { socket: 'failed' as const } }, 'Line', 'restartHost'],
  ])('asks for no call with %s, and says what to do', async (_, broken, title, mend) => {
    const place = vi.fn(async () => {});
    places = place;
    const { health } = background.store.now();
    const merged = 'health' in broken ? { health: { ...health, ...broken.health } } : broken;
    await run({ checkRing: async () => background.store.change(merged) });
    expect(failure()).toMatchObject({ id: 'tried', mend });
    expect(failure()?.text).toContain(title);
    expect(place).not.toHaveBeenCalled();
  });

  it('says when the instance places none, in words', async () => {
    places = () => Promise.reject(new VoiceError('no-answer'));
    await run();
    expect(failure()).toMatchObject({ id: 'placed', state: 'failed' });
    expect(failure()?.text).toMatch(/did not answer/);
  });

  it('says when there is no sound, and ends the call all the same', async () => {
    places = async (id) =>
      void background.platform.customerCalls({ attributes: { [testAttribute]: id }, media: 'late' });
    await run();
    expect(failure()).toMatchObject({ id: 'talked', mend: 'restartHost' });
    await vi.waitFor(() => expect(test()?.call).toBeNull());
    expect(background.platform.asked.map((verb) => verb.split(' ')[0])).toContain('hangUp');
  });

  it('is refused during a call, and there is one at a time', async () => {
    const begin = open({ placeCall: () => new Promise(() => {}) });
    await begin();
    const first = test()?.id;
    await begin();
    expect(test()?.id).toBe(first);
    background.platform.customerCalls();
    await expect(begin()).rejects.toMatchObject({ code: 'on-a-call' });
  });

  it('that died with its worker says so when the next one wakes', async () => {
    const underWay = withStep(newSelfTest('test', 0), 'tried', { state: 'running' });
    background.store.change({ selfTest: underWay });
    const { store } = await fakeBackground(storedArea({ session: background.store.now() }));
    createSelfTest({
      ...{ store, platform: background.platform, checkRing: async () => {}, placeCall: async () => null },
      limitMs: 10,
    });
    await vi.waitFor(() => expect(isTesting(store.now().selfTest)).toBe(false));
    expect(store.now().selfTest?.steps[0]?.text).toMatch(/run it again/);
  });
});
