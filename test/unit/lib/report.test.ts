import { describe, expect, it } from 'vitest';
import type { Call } from '../../../lib/call.ts';
import { takeReport } from '../../../lib/report.ts';
import type { Connection, Session } from '../../../lib/session.ts';
import type { PlatformReport } from '../../../lib/voice-platform.ts';
import { call, dialling, priya, ringing, session } from '../../gallery/people.ts';

const report = (changed: Partial<PlatformReport> = {}): PlatformReport => ({
  sequence: 1,
  hostId: 'host',
  at: 0,
  ...session(),
  callbacks: [],
  work: [],
  ...changed,
});
const told = (before: Session, changed: Partial<PlatformReport>) =>
  takeReport(before, report(changed)).session;

describe('a host that knows nobody yet', () => {
  const before = session({ calls: [call()] });
  const blank = told(before, { agent: null, calls: [], connection: { state: 'connecting', since: 1 } });

  it('ends no call, and the agent stays who they are', () => {
    expect(blank).toMatchObject({ calls: before.calls, agent: before.agent });
    expect(blank.connection.state).toBe('connecting');
  });

  it('has the last word once it knows', () => {
    expect(told(blank, { calls: [] }).calls).toEqual([]);
  });

  it('leaves nothing of an agent without calls', () => {
    expect(told(session(), { agent: null, calls: [] }).agent).toBeNull();
  });
});

describe('the unanswered call', () => {
  const rung = ringing(3, { id: 'c' });
  const missed: Call = { ...rung, phase: 'ended', endReason: 'missed', answerBy: null };
  const error = priya('missed', 1);

  it('[AC-21] is the one that was missed, until the agent is back', () => {
    const withMiss = told(session({ calls: [rung] }), { calls: [missed], agent: error });
    expect(withMiss.unanswered).toMatchObject({ id: 'c', endReason: 'missed' });
    expect(told(withMiss, { calls: [], agent: error }).unanswered).not.toBeNull();
    expect(told(withMiss, { calls: [] }).unanswered).toBeNull();
  });

  it('is the customer who was not reached, with Connect’s word for it', () => {
    const agent = { ...error, presence: { ...error.presence, name: 'LineEngagedCustomer' } };
    const failed = told(session({ calls: [dialling()] }), { calls: [], agent });
    expect(failed.unanswered).toMatchObject({ endReason: 'failed', endDetail: 'LineEngagedCustomer' });
    expect(told(failed, {}).unanswered).not.toBeNull();
  });

  it('is a caller who gave up, or whose ring ended between two snapshots', () => {
    expect(told(session({ calls: [rung] }), { calls: [] }).unanswered?.endReason).toBe('abandoned');
    expect(told(session({ calls: [rung] }), { calls: [], agent: error }).unanswered?.endReason).toBe(
      'missed',
    );
  });

  it('is none that was rejected or talked', () => {
    const rejected: Call = { ...missed, endReason: 'rejected' };
    expect(told(session({ calls: [rung] }), { calls: [rejected], agent: error }).unanswered).toBeNull();
    expect(told(session({ calls: [call()] }), { calls: [] }).unanswered).toBeNull();
  });

  it('gives way to a new call', () => {
    expect(told(session({ unanswered: missed }), { calls: [ringing(20)] }).unanswered).toBeNull();
    expect(told(session({ unanswered: missed }), { calls: [dialling()] }).unanswered).toBeNull();
  });
});

describe('the connection', () => {
  it.each<[Connection['state'], Connection['state'], Connection['state']]>([
    ['signed-out', 'unreachable', 'signed-out'],
    ['not-approved', 'unreachable', 'not-approved'],
    ['access-denied', 'unreachable', 'access-denied'],
    ['cookies-blocked', 'unreachable', 'cookies-blocked'],
    ['ready', 'unreachable', 'unreachable'],
    ['signed-out', 'reconnecting', 'reconnecting'],
    ['signed-out', 'ready', 'ready'],
    ['signed-out', 'connecting', 'connecting'],
  ])('%s, reported %s, is %s', (known, reported, expected) => {
    const at = { since: 0 };
    const before = session({ connection: { ...at, state: known } as Connection });
    const connection = { ...at, state: reported } as Connection;
    expect(told(before, { connection }).connection.state).toBe(expected);
  });
});

it('ends in one state whichever snapshots were skipped on the way', () => {
  const steps: Call[][] = [
    [],
    [ringing(20, { id: 'c' })],
    [call({ id: 'c' })],
    [call({ id: 'c', phase: 'held' })],
    [call({ id: 'c' })],
    [call({ id: 'c', phase: 'wrap-up', endReason: 'completed' })],
  ];
  const ends = new Set<string>();
  // Every choice of steps to leave out but the one with the answer and the last.
  for (let mask = 0; mask < 2 ** steps.length; mask++) {
    const seen = steps.filter((_, i) => i === 2 || i === steps.length - 1 || mask & (1 << i));
    let now = session();
    const events: string[] = [];
    for (const calls of seen) {
      const taken = takeReport(now, report({ calls }));
      now = taken.session;
      events.push(...taken.events.map(({ type }) => type));
    }
    const { offeredAt: _, ...end } = now.calls[0] as Call;
    ends.add(JSON.stringify({ ...now, calls: [end] }));
    for (const once of ['rang', 'answered', 'ended'])
      expect(events.filter((type) => type === once)).toHaveLength(1);
  }
  expect(ends.size).toBe(1);
});
