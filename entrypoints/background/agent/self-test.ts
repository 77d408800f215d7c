/** Runs the self-test: tries what a ring needs, has a call come where the instance is a simulated one, answers and ends it. */

import { type Call, isLive } from '../../../lib/call.ts';
import { errorWords } from '../../../lib/error-words.ts';
import { VoiceError } from '../../../lib/errors.ts';
import { ringReadiness } from '../../../lib/sound/ring-readiness.ts';
import {
  failureOf,
  isTesting,
  newSelfTest,
  type SelfTest,
  type SelfTestStep,
  withStep,
} from '../../../lib/sound/self-test.ts';
import type { VoicePlatform } from '../../../lib/voice-platform.ts';
import type { SessionStore } from '../session-store.ts';

export interface SelfTestParts {
  store: SessionStore;
  /** Tries microphone and ringer. */
  checkRing(): Promise<void>;
  platform: Pick<VoicePlatform, 'accept' | 'hangUp' | 'clear'>;
  /** Has the instance call the agent in the name of this test; null where calls are real. */
  placeCall(): Promise<((testId: string) => Promise<void>) | null>;
  now?: () => number;
  /** How long it is left ringing: long enough to be heard. */
  ringMs?: number;
  /** How long each thing may take to happen. */
  limitMs?: number;
}

const mended = (text: string): Partial<SelfTestStep> => ({ state: 'failed', text, mend: 'restartHost' });

/** Answers what begins a test: it settles once the test is under way, whose steps stand in the session. */
export function createSelfTest(parts: SelfTestParts): () => Promise<void> {
  const { store, platform, now = Date.now, ringMs = 2_000, limitMs = 10_000 } = parts;

  const test = () => store.now().selfTest as SelfTest;
  const step = (id: SelfTestStep['id'], changed: Partial<SelfTestStep>) =>
    store.change({ selfTest: withStep(test(), id, changed) });

  /** Whether the test's call becomes so in time. */
  function until(holds: (call: Call | null) => boolean): Promise<boolean> {
    return new Promise((done) => {
      const settle = (isSo: boolean) => {
        clearTimeout(limit);
        stop();
        done(isSo);
      };
      const look = () => holds(test().call) && settle(true);
      const limit = setTimeout(() => settle(false), limitMs);
      const stop = store.onChange(look);
      look();
    });
  }

  async function run(): Promise<void> {
    step('tried', { state: 'running', text: 'Trying microphone and ringer…' });
    await parts.checkRing();
    const { light, why } = ringReadiness(store.now());
    const reason = why ? `${why.title}: ${why.text}` : 'All that a ring needs is there';
    if (light === 'missed' || light === 'off')
      return step('tried', { state: 'failed', text: reason, mend: why?.mend ?? null });
    step('tried', { state: 'passed', text: light === 'doubtful' ? `A call rings. ${reason}` : reason });

    const place = await parts.placeCall();
    if (!place) {
      const text = 'On a real instance nobody is called. Ask a colleague to call you once.';
      return step('placed', { state: 'skipped', text });
    }
    if (store.now().agent?.phone.type === 'desk')
      return step('placed', { state: 'skipped', text: 'Calls ring at your desk phone: call it once.' });
    step('placed', { state: 'running', text: 'Asking the instance for a call…' });
    await place(test().id);
    step('placed', { state: 'passed', text: 'The instance calls you' });
    await answerAndEnd();
  }

  async function answerAndEnd(): Promise<void> {
    const askedAt = now();
    step('rang', { state: 'running', text: 'Waiting for it to ring…' });
    if (!(await until((call) => call !== null))) return step('rang', mended('Nothing rang here'));
    const seconds = ((now() - askedAt) / 1000).toFixed(1);
    step('rang', { state: 'passed', text: `It rang after ${seconds} s` });

    if (test().call?.phase === 'ringing') await new Promise((over) => setTimeout(over, ringMs));
    step('talked', { state: 'running', text: 'Answering…' });
    const { id, phase } = test().call ?? {};
    if (!id) return step('talked', mended('It was gone before it could be answered'));
    if (phase === 'ringing') await platform.accept(id);
    const hasSound = await until((call) => call?.phase === 'connected' && call.media === 'live');
    if (!hasSound) return step('talked', mended('It was answered, and no sound came'));
    step('talked', { state: 'passed', text: 'Answered, and the sound is connected' });

    step('ended', { state: 'running', text: 'Ending…' });
    await putAway();
    if (test().call) return step('ended', mended('It did not end'));
    step('ended', { state: 'passed', text: 'Ended. It stands in no list and no record' });
  }

  /** Ends and clears what there is. */
  async function putAway(): Promise<void> {
    const { call } = test();
    if (!call) return;
    if (isLive(call)) await platform.hangUp(call.id);
    if (await until((each) => each === null || !isLive(each))) {
      if (test().call) await platform.clear(call.id);
      await until((each) => each === null);
    }
  }

  // What it found of an earlier softphone says nothing of a new one, and a call that has its sound proves more.
  store.onChange(({ connection, calls }) => {
    const { selfTest } = store.now();
    const isOutdated =
      connection?.state === 'connecting' || calls?.some(({ media }) => media === 'live') === true;
    if (isOutdated && failureOf(selfTest) && !selfTest?.call) store.change({ selfTest: null });
  });

  // One that an earlier worker had under way ended with it.
  const woken = store.ready.then(() => {
    const { selfTest } = store.now();
    const open = selfTest?.steps.find(({ state }) => state === 'running' || state === 'waiting');
    if (!open) return;
    step(open.id, { state: 'failed', text: 'The test was interrupted: run it again' });
    void putAway().catch(() => {});
  });

  return async () => {
    await woken;
    const { calls, selfTest } = store.now();
    if (calls.some(isLive)) throw new VoiceError('on-a-call');
    if (isTesting(selfTest)) return;
    store.change({ selfTest: newSelfTest(crypto.randomUUID(), now()) });
    void run()
      .catch((error: unknown) => {
        const at = test().steps.find(({ state }) => state === 'running');
        const { title, remedy } = errorWords(error);
        if (at) step(at.id, { state: 'failed', text: `${title}. ${remedy}` });
      })
      .finally(() => putAway().catch(() => {}));
  };
}
