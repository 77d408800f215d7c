/**
 * The self-test: everything that a ring needs is tried, and where the instance offers it a call really comes, is answered
 * and ended. That call is none of the agent's: views, records and lists never see it. Pure.
 */

import type { Call } from '../call.ts';
import type { RingMend } from './readiness.ts';

export interface SelfTestStep {
  id: 'tried' | 'placed' | 'rang' | 'talked' | 'ended';
  /** `skipped` was not tried, and the text says why. */
  state: 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';
  text: string;
  mend: RingMend | null;
}

export interface SelfTest {
  /** Stands in an attribute of the call, so that it is known from the first moment, and by no other. */
  id: string;
  at: number;
  steps: SelfTestStep[];
  /** The test's own call while there is one. */
  call: Call | null;
}

/** The contact attribute that names the test a call belongs to. */
export const testAttribute = 'voiceControlSelfTest';

const stepIds = ['tried', 'placed', 'rang', 'talked', 'ended'] as const;

export const newSelfTest = (id: string, at: number): SelfTest => ({
  ...{ id, at, call: null },
  steps: stepIds.map((step) => ({ id: step, state: 'waiting', text: '', mend: null })),
});

/** Whether a step is still to come or under way. */
export const isTesting = (test: SelfTest | null): boolean =>
  test?.steps.some(({ state }) => state === 'running' || state === 'waiting') === true;

/** What went wrong with the test's call, which says more than all that was merely looked at; null when nothing did. */
export const failureOf = (test: SelfTest | null): SelfTestStep | null =>
  test?.steps.find(({ id, state, mend }) => id !== 'tried' && state === 'failed' && mend !== null) ?? null;

/** The test with one step changed; one that did not pass takes those after it with it. */
export function withStep(test: SelfTest, id: SelfTestStep['id'], changed: Partial<SelfTestStep>): SelfTest {
  const at = stepIds.indexOf(id);
  const isEnd = changed.state === 'failed' || changed.state === 'skipped';
  const steps = test.steps.map((step, index) => {
    if (index === at) return { ...step, ...changed };
    return isEnd && index > at ? { ...step, state: 'skipped' as const, text: '' } : step;
  });
  return { ...test, steps };
}

/** Takes the test's own call out of those that the platform has. */
export function withoutTestCall(
  test: SelfTest | null,
  calls: Call[],
): { calls: Call[]; selfTest: SelfTest | null } {
  if (!test) return { calls, selfTest: null };
  const own = calls.find(({ attributes }) => attributes[testAttribute] === test.id) ?? null;
  return { calls: own ? calls.filter((call) => call !== own) : calls, selfTest: { ...test, call: own } };
}
