import { describe, expect, it } from 'vitest';
import { isReport } from '../../../lib/report-shape.ts';
import { callbackContact } from '../../fakes/fake-callbacks.ts';
import { call, session } from '../../gallery/people.ts';

const good = {
  ...session({ calls: [call()] }),
  callbacks: [callbackContact()],
  sequence: 3,
  hostId: 'h',
  at: 1,
};
const wrong = (change: (report: Record<string, unknown>) => void) => {
  const report = structuredClone(good) as unknown as Record<string, unknown>;
  change(report);
  return report;
};
const firstOf = (list: 'calls' | 'callbacks') => (change: object) =>
  wrong((report) => Object.assign((report[list] as object[])[0] as object, change));
const firstCall = firstOf('calls');
const firstCallback = firstOf('callbacks');

describe('[XX-05] a report out of a page that is not ours', () => {
  it('is taken when it is whole', () => {
    expect(isReport(good)).toBe(true);
    expect(isReport({ ...good, agent: null, calls: [] })).toBe(true);
    const left = { id: 'p', role: 'third-party', number: null, name: 'Tomasz', state: 'left', stateAt: 1 };
    expect(isReport(firstCall({ parties: Array(200).fill(left) }))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'report'],
    ['no calls', wrong((report) => delete report.calls)],
    ['calls that are no list', wrong((report) => Object.assign(report, { calls: {} }))],
    [
      'more calls than anybody has',
      wrong((report) => Object.assign(report, { calls: Array(51).fill(call()) })),
    ],
    [
      'a state of its own making',
      wrong((report) => Object.assign(report, { connection: { state: 'toString' } })),
    ],
    ['a call without an id', firstCall({ id: undefined })],
    ['a phase nobody knows', firstCall({ phase: 'constructor' })],
    ['an object for a name', firstCall({ name: { toString: 'x' } })],
    ['a text without an end', firstCall({ name: 'x'.repeat(10_001) })],
    ['a time that is none', firstCall({ phaseAt: Number.NaN })],
    ['an attribute that is no text', firstCall({ attributes: { a: [] } })],
    ['parties that are no list', firstCall({ parties: 'nobody' })],
    ['a callback in a state of its own making', firstCallback({ state: 'paused' })],
    ['a callback with a reference that is no text', firstCallback({ attributes: { number: 1 } })],
    ['an agent without choices', wrong((report) => delete (report.agent as Record<string, unknown>).choices)],
    ['no sequence', wrong((report) => delete report.sequence)],
  ])('is refused with %s', (_, report) => {
    expect(isReport(report)).toBe(false);
  });
});
