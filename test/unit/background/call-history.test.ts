import { beforeEach, describe, expect, it } from 'vitest';
import { createCallHistory } from '../../../entrypoints/background/calls/call-history.ts';
import { createSessionStore, type SessionStore } from '../../../entrypoints/background/session-store.ts';
import type { Call } from '../../../lib/call.ts';
import { storedArea } from '../../fakes/stored-area.ts';
import { call, dialling, ringing, session } from '../../gallery/people.ts';

let kept: ReturnType<typeof storedArea>;
let store: SessionStore;
let sequence = 0;

/** A worker that has just begun; what the browser keeps is `kept`. */
async function begin() {
  store = createSessionStore(storedArea());
  await store.ready;
  store.believeHost('host');
  sequence = 0;
  const history = createCallHistory(store, kept, () => 1_000);
  await history.load();
  return history;
}
const show = (...calls: Call[]) =>
  store.take({ ...session(), callbacks: [], hostId: 'host', at: 0, sequence: ++sequence, calls });

beforeEach(async () => {
  kept = storedArea();
  await begin();
});

const rung = (id: string) => ringing(3, { id });
const missed = (id: string): Call => ({ ...rung(id), phase: 'ended', endReason: 'missed', endedAt: 500 });

describe('[AC-21] missed calls', () => {
  it('are listed with who, which queue, why and when', () => {
    show(rung('a'));
    show(missed('a'));
    expect(store.now().missed).toEqual([
      {
        callId: 'a',
        number: '+34910555013',
        numberText: '+34 910 55 50 13',
        name: 'Lucía Ferrer',
        queue: 'Spanish line',
        reason: 'Not answered in time',
        at: 500,
      },
    ]);
  });

  it.each([
    ['the caller gave up', [], ['They hung up before you answered']],
    ['it was rejected', [{ ...rung('a'), phase: 'ended', endReason: 'rejected' }], []],
    ['it was answered', [call({ id: 'a' })], []],
    [
      'the line failed',
      [{ ...rung('a'), phase: 'ended', endReason: 'failed' }],
      ['The line could not be connected'],
    ],
  ] as [string, Call[], string[]][])('%s', (_, after, reasons) => {
    show(rung('a'));
    show(...after);
    expect(store.now().missed.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('are not those that the agent dialled', () => {
    show(dialling());
    show();
    expect(store.now().missed).toEqual([]);
  });

  it('are the newest fifty, newest first', () => {
    for (let i = 0; i < 60; i++) {
      show(rung(`c${i}`));
      show(missed(`c${i}`));
      show();
    }
    const { missed: listed } = store.now();
    expect(listed).toHaveLength(50);
    expect(listed[0]?.callId).toBe('c59');
  });

  it('outlive the browser until they are cleared', async () => {
    show(rung('a'));
    show(missed('a'));
    const history = await begin();
    expect(store.now().missed.map(({ callId }) => callId)).toEqual(['a']);
    history.clearMissed();
    await begin();
    expect(store.now().missed).toEqual([]);
  });
});

describe('[AC-33] numbers that were dialled', () => {
  const dial = (number: string) => {
    show(dialling({ id: `d${sequence}`, number }));
    show();
  };

  it('stand once each, the last first, at most twenty, and outlive the browser', async () => {
    for (let i = 0; i < 25; i++) dial(`+4420794609${10 + i}`);
    dial('+442079460920');
    await begin();
    const numbers = store.now().recents.map(({ number }) => number);
    expect(numbers).toHaveLength(20);
    expect(numbers.slice(0, 2)).toEqual(['+442079460920', '+442079460934']);
    expect(new Set(numbers).size).toBe(20);
    expect(store.now().recents[0]?.numberText).toBe('+44 20 7946 0920');
  });
});
