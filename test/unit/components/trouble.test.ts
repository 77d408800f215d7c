import { describe, expect, test } from 'vitest';
import { worstTrouble } from '../../../components/panels/trouble/worst-trouble.ts';
import type { Health, Session } from '../../../lib/session.ts';
import { ago, call, session } from '../../gallery/people.ts';

const well: Health = { microphone: 'granted', socket: 'open', softphoneError: null, network: 'connected' };
const notice = { code: 'refused', title: 'Amazon Connect refused', remedy: 'Try again.', at: ago(1) };

const unfit: Session['readiness'] = {
  light: 'missed',
  why: { title: 'Microphone', text: 'Blocked for this browser', mend: 'setUp' },
};

const kindOf = (changed: Partial<Session>, isCovered = false) =>
  worstTrouble(session({ readiness: { light: 'ready', why: null }, ...changed }), isCovered)?.kind ?? null;

test('nothing is said when nothing is wrong', () => {
  expect(kindOf({})).toBeNull();
});

test.each([
  ['notice', { notice }],
  ['silent', { calls: [call({ media: 'late' })] }],
  ['ring', { readiness: unfit }],
  ['softphone', { health: { ...well, softphoneError: 'webrtc_error' } }],
  ['updates', { health: { ...well, socket: 'failed' } }],
  ['reconnecting', { health: { ...well, socket: 'lost' } }],
  ['reconnecting', { connection: { state: 'reconnecting', since: ago(6) } }],
  ['renewing', { connection: { state: 'reconnecting', since: ago(6), isRenewing: true } }],
  ['ending', { connection: { state: 'ready', ending: { at: ago(-60), isRefused: false } } }],
  ['cookies-blocked', { connection: { state: 'cookies-blocked' }, agent: null }],
  ['leaving', { leavesAfterCall: true, calls: [call()] }],
] as [string, Partial<Session>][])('%s alone', (kind, changed) => {
  expect(kindOf(changed)).toBe(kind);
});

describe('of several the worst wins', () => {
  const all: Partial<Session> = {
    notice,
    calls: [call({ media: 'late' })],
    health: { microphone: 'denied', socket: 'failed', softphoneError: 'webrtc_error', network: 'connected' },
    readiness: unfit,
  };

  test('a covered widget before all', () => {
    expect(kindOf(all, true)).toBe('covered');
  });

  test('then the answer to what was just tried, then a call without sound', () => {
    expect(kindOf(all)).toBe('notice');
    expect(kindOf({ ...all, notice: null })).toBe('silent');
    expect(kindOf({ ...all, notice: null, calls: [] })).toBe('ring');
  });
});

test('[AC-09] that a call would be missed is said with its reason, and not in the middle of one', () => {
  expect(worstTrouble(session({ readiness: unfit }), false)).toMatchObject({
    text: 'Microphone: blocked for this browser. A call would be missed.',
  });
  expect(kindOf({ readiness: unfit, calls: [call()] })).toBeNull();
  expect(kindOf({ readiness: { ...unfit, light: 'off' } })).toBeNull();
});

test('[AC-06][AC-07][CC-02] each way of being kept out has words of its own', () => {
  const states = ['unreachable', 'access-denied', 'not-approved', 'cookies-blocked'] as const;
  const said = states.map((state) => {
    const connection = state === 'unreachable' ? { state, since: 0 } : { state };
    return worstTrouble(session({ connection, agent: null }), false)?.title;
  });
  expect(new Set(said).size).toBe(states.length);
});

describe('two softphones for one agent', () => {
  const other = { tabId: 4, title: 'Contact Control Panel', canHost: true };
  const ways = (changed: Partial<Session>) =>
    worstTrouble(session(changed), false)?.ways?.map(({ way }) => way);

  test('the agent is asked which one to keep, by name', () => {
    expect(kindOf({ otherCcps: [other] })).toBe('other-ccp');
    expect(worstTrouble(session({ otherCcps: [other] }), false)?.text).toContain('Contact Control Panel');
    expect(ways({ otherCcps: [other] })).toEqual(['closeOtherCcps', 'useOtherCcp']);
  });

  test('[CC-04] one that cannot take over keeps the calls alone, or is closed', () => {
    expect(ways({ otherCcps: [{ ...other, canHost: false }] })).toEqual(['closeOtherCcps', 'useOtherCcp']);
    const framed = { tabId: 5, title: 'crm.example', canHost: false, isFramed: true } as const;
    expect(worstTrouble(session({ otherCcps: [framed] }), false)?.text).toContain('crm.example');
    expect(ways({ otherCcps: [framed] })).toEqual(['useOtherCcp']);
    const left = worstTrouble(session({ otherCcps: [framed], connection: { state: 'closed' } }), false);
    expect(left?.text).toContain('crm.example');
    expect(left?.ways?.map(({ way }) => way)).toEqual(['restartHost']);
  });

  test('during a call nothing is moved', () => {
    expect(ways({ otherCcps: [other], calls: [call()] })).toEqual([]);
  });
});

test('a softphone window that stays closed says so, with the way to open it', () => {
  expect(worstTrouble(session({ agent: null, connection: { state: 'closed' } }), false)).toMatchObject({
    kind: 'closed',
    ways: [{ way: 'restartHost' }, { way: 'setUp' }],
  });
});

test('reconnecting says that the call is still on only when there is one', () => {
  const connection = { state: 'reconnecting', since: ago(6) } as const;
  expect(worstTrouble(session({ connection, calls: [call()] }), false)?.text).toMatch(
    /^The call is still on/,
  );
  expect(worstTrouble(session({ connection }), false)?.text).not.toMatch(/call is still on/);
});
