import { describe, expect, test } from 'vitest';
import {
  type Check,
  checksOf,
  isWindowOffered,
  type SetupFacts,
  stepsOf,
} from '../../../components/setup/facts.ts';
import type { Session } from '../../../lib/session.ts';
import { ago, session } from '../../gallery/people.ts';
import { setups } from '../../gallery/setups.ts';

function outcomes(facts: SetupFacts): Record<string, Check['outcome']> {
  return Object.fromEntries(checksOf(facts).map(({ id, outcome }) => [id, outcome]));
}
function factsOf(state: string): SetupFacts {
  const found = setups[state];
  if (!found) throw new Error(`no state ${state}`);
  return found.facts;
}
const ready = factsOf('Set-up: all pass');

test('with everything in place all pass, and every step is done', () => {
  expect(new Set(Object.values(outcomes(ready)))).toEqual(new Set(['passed']));
  expect(stepsOf(ready).every(({ isDone }) => isDone)).toBe(true);
});

test('on the first visit nothing is claimed', () => {
  const first = factsOf('Set-up: first visit');
  expect(new Set(Object.values(outcomes(first)))).toEqual(new Set(['waiting']));
  expect(stepsOf(first).some(({ isDone }) => isDone)).toBe(false);
});

describe('[AC-09] what keeps a call from ringing here fails', () => {
  const well = session().health;
  test.each([
    ['another tab', { otherCcps: [{ tabId: 4, title: 'CCP', canHost: true }] }],
    ['another browser', { health: { ...well, softphoneError: 'user_busy_error' } }],
  ] as [string, Partial<Session>][])('%s', (_, changed) => {
    expect(outcomes({ ...ready, session: session(changed) }).softphone).toBe('failed');
  });
});

describe('[CC-02] what is missing fails by name', () => {
  const away = session({ agent: null, connection: { state: 'connecting', since: ago(3) } });
  test.each([
    ['site', { session: away, isPermitted: false }],
    ['instance', { session: away, probe: 'unreachable' }],
    ['instance', { session: away, probe: 'not-connect' }],
    ['approved', { session: away, probe: 'not-approved' }],
    ['approved', { session: session({ agent: null, connection: { state: 'not-approved' } }) }],
    ['signed-in', { session: session({ agent: null, connection: { state: 'signed-out' } }) }],
    ['signed-in', { session: session({ agent: null, connection: { state: 'access-denied' } }) }],
    ['microphone', { microphone: { state: 'denied' } }],
    ['microphone', { microphone: { state: 'absent' } }],
    ['microphone', { microphone: { state: 'in-use' } }],
    [
      'updates',
      {
        session: session({
          health: { microphone: 'granted', socket: 'lost', softphoneError: null, network: 'connected' },
        }),
      },
    ],
  ] as [Check['id'], Partial<SetupFacts>][])('%s', (id, changed) => {
    expect(outcomes({ ...ready, ...changed })[id]).toBe('failed');
  });
});

describe('[AC-05] a window is offered', () => {
  const away = session({ agent: null, connection: { state: 'unreachable', since: ago(3) } });
  test.each<[string, Partial<SetupFacts>, boolean]>([
    ['when the instance has not approved the extension', { session: away, probe: 'not-approved' }, true],
    ['when it answers and its page still does not start: cookies', { session: away, probe: 'ready' }, true],
    ['not while the frame works', {}, false],
    ['not when the instance is away', { session: away, probe: 'unreachable' }, false],
    [
      'not where it is used already',
      {
        session: { ...away, host: { kind: 'window', choices: ['framed', 'window'] } },
        probe: 'not-approved',
      },
      false,
    ],
  ])('%s', (_, changed, isOffered) => {
    expect(isWindowOffered({ ...ready, ...changed })).toBe(isOffered);
  });

  test('and needs neither approval nor our own microphone', () => {
    const host = { kind: 'window', choices: ['window'] } as const;
    const inWindow = session({ agent: null, host: { ...host, choices: ['window'] } });
    const found = outcomes({
      ...ready,
      session: inWindow,
      probe: 'not-approved',
      microphone: { state: 'denied' },
    });
    expect(found).toMatchObject({ approved: 'passed', microphone: 'passed' });
    const denied = { ...inWindow, health: { ...inWindow.health, microphone: 'denied' as const } };
    expect(outcomes({ ...ready, session: denied }).microphone).toBe('failed');
  });
});

test('a desk phone needs no microphone', () => {
  const desk = session();
  if (desk.agent) desk.agent.phone = { type: 'desk', number: '+442079460100' };
  expect(outcomes({ ...ready, session: desk, microphone: { state: 'denied' } }).microphone).toBe('passed');
});

test('a ring counts only once it was heard', () => {
  expect(outcomes({ ...ready, ringHeardAt: null }).ring).toBe('waiting');
});
