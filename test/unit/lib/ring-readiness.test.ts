import { describe, expect, it } from 'vitest';
import type { RingCheck, RingFindings } from '../../../lib/sound/readiness.ts';
import { type RingFacts, ringChecks, ringReadiness } from '../../../lib/sound/ring-readiness.ts';
import { call, headset, priya, session } from '../../gallery/people.ts';
import { workItem } from '../../gallery/work.ts';

const fine: RingFindings = {
  microphone: 'heard',
  heardBy: headset,
  ringer: 'plays',
  battery: { level: 0.8, isCharging: false },
  notifications: 'allowed',
  at: 0,
};
const well = session({ ring: fine });
const facts = (changed: Partial<RingFacts>): RingFacts => ({ ...well, ...changed });
const found = (changed: Partial<RingFindings>) => facts({ ring: { ...fine, ...changed } });
const health = (changed: Partial<RingFacts['health']>) => facts({ health: { ...well.health, ...changed } });
const chosen = (changed: object) =>
  facts({ devices: { ...well.devices, chosen: { ...well.devices.chosen, ...changed } } });
const inError = (name: string) => ({
  ...priya(),
  presence: { id: null, name, kind: 'error' as const, since: 0 },
});

describe('[AC-09] the light', () => {
  it('is ready when every check passes', () => {
    expect(ringReadiness(well)).toEqual({ light: 'ready', why: null });
    expect(ringChecks(well).map(({ state }) => state)).toEqual(Array(8).fill('good'));
  });

  // One row per cause: what is broken, the check that says so, the light, and the way to mend it.
  it.each<[string, RingFacts, RingCheck['id'], ReturnType<typeof ringReadiness>['light'], RingCheck['mend']]>(
    [
      [
        'microphone blocked in the browser',
        health({ microphone: 'denied' }),
        'microphone',
        'missed',
        'setUp',
      ],
      ['microphone refused when tried', found({ microphone: 'denied' }), 'microphone', 'missed', 'setUp'],
      ['no microphone', found({ microphone: 'absent' }), 'microphone', 'missed', 'checkRing'],
      ['microphone held elsewhere', found({ microphone: 'in-use' }), 'microphone', 'missed', 'checkRing'],
      ['microphone wholly silent', found({ microphone: 'silent' }), 'microphone', 'doubtful', 'checkRing'],
      ['microphone not plugged in', chosen({ microphone: 'Poly' }), 'microphone', 'doubtful', 'openDevices'],
      ['microphone not tried', facts({ ring: null }), 'microphone', 'doubtful', 'checkRing'],
      ['no loudspeaker', found({ ringer: 'absent' }), 'ringer', 'missed', 'checkRing'],
      ['sound not allowed', found({ ringer: 'blocked' }), 'ringer', 'missed', 'checkRing'],
      ['ringer not plugged in', chosen({ ringer: 'Poly' }), 'ringer', 'doubtful', 'openDevices'],
      ['signed out', facts({ agent: null, connection: { state: 'signed-out' } }), 'session', 'off', 'signIn'],
      ['not set up', facts({ agent: null, connection: { state: 'not-set-up' } }), 'session', 'off', 'setUp'],
      [
        'not reached',
        facts({ connection: { state: 'unreachable', since: 0 } }),
        'session',
        'missed',
        'restartHost',
      ],
      ['not approved', facts({ connection: { state: 'not-approved' } }), 'session', 'missed', 'setUp'],
      [
        'cookies kept from it',
        facts({ connection: { state: 'cookies-blocked' } }),
        'session',
        'missed',
        'restartHost',
      ],
      ['access denied', facts({ connection: { state: 'access-denied' } }), 'session', 'missed', 'setUp'],
      ['signalling gone', health({ socket: 'failed' }), 'line', 'missed', 'restartHost'],
      ['websocket lost', health({ socket: 'lost' }), 'line', 'doubtful', 'restartHost'],
      ['no line', health({ network: 'disconnected' }), 'line', 'missed', 'restartHost'],
      ['a line that cannot be made', health({ network: 'failed' }), 'line', 'missed', 'restartHost'],
      [
        'stale',
        facts({ connection: { state: 'reconnecting', since: 0 } }),
        'line',
        'doubtful',
        'restartHost',
      ],
      [
        'slept',
        facts({ connection: { state: 'reconnecting', since: 0, afterSleep: true } }),
        'line',
        'doubtful',
        'restartHost',
      ],
      ['another ringer than the chosen', found({ ringer: 'elsewhere' }), 'ringer', 'doubtful', 'setUp'],
      ['at lunch', facts({ agent: priya('lunch') }), 'presence', 'off', 'setAvailable'],
      ['offline', facts({ agent: priya('offline') }), 'presence', 'off', 'setAvailable'],
      ['after a miss', facts({ agent: priya('missed') }), 'presence', 'off', 'setAvailable'],
      [
        'another softphone, as Connect says it',
        facts({ agent: inError('MultipleCcpWindows') }),
        'presence',
        'off',
        'setAvailable',
      ],
      [
        'a desk phone whose number is wrong',
        facts({ agent: inError('BadAddressAgent') }),
        'presence',
        'off',
        'openDevices',
      ],
      [
        'with a chat in hand',
        facts({ agent: priya('busy'), work: [workItem({ phase: 'open' })] }),
        'presence',
        'off',
        null,
      ],
      ['wrapping up', facts({ agent: priya('wrapUp') }), 'presence', 'off', 'setAvailable'],
      [
        'another softphone',
        health({ softphoneError: 'user_busy_error' }),
        'softphone',
        'missed',
        'restartHost',
      ],
      [
        'a browser that cannot',
        health({ softphoneError: 'unsupported_browser' }),
        'softphone',
        'missed',
        null,
      ],
      [
        'a foreign softphone',
        facts({ otherCcps: [{ tabId: 7, title: 'Contact Control Panel', canHost: true }] }),
        'softphone',
        'doubtful',
        'closeOtherCcps',
      ],
      [
        'a softphone in another site’s page',
        facts({ otherCcps: [{ tabId: 7, title: 'crm.example', canHost: false, isFramed: true }] }),
        'softphone',
        'doubtful',
        null,
      ],
      ['window closed', facts({ connection: { state: 'closed' } }), 'session', 'missed', 'restartHost'],
      [
        'the last call silent',
        health({ softphoneError: 'webrtc_error' }),
        'softphone',
        'doubtful',
        'restartHost',
      ],
      ['notifications off', found({ notifications: 'denied' }), 'notifications', 'doubtful', null],
      ['battery low', found({ battery: { level: 0.15, isCharging: false } }), 'energy', 'doubtful', null],
    ],
  )('%s', (_, broken, id, light, mend) => {
    const check = ringChecks(broken).find((each) => each.id === id);
    expect(check?.state).not.toBe('good');
    expect(check?.mend).toBe(mend);
    expect(ringReadiness(broken).light).toBe(light);
    expect(ringReadiness(broken).why).toMatchObject({ title: check?.title, text: check?.text });
  });

  it('tells a microphone that another program holds from one that is blocked, whatever Streams calls it', () => {
    const check = ringChecks({
      ...facts({ ring: { ...fine, microphone: 'in-use' } }),
      health: { ...facts({}).health, microphone: 'denied' },
    }).find(({ id }) => id === 'microphone');
    expect(check?.text).toBe('Another program holds it');
  });

  it('says of a state that would be back what to do first, and of a microphone that was not shared only so there', () => {
    const text = (name: string) => ringReadiness(facts({ agent: inError(name) })).why?.text;
    expect(text('MultipleCcpWindows')).toContain('close Amazon Connect in the other tab');
    expect(text('BadAddressAgent')).toContain('correct the number');
    const unshared = ringChecks(health({ softphoneError: 'microphone_not_shared' }));
    expect(unshared.find(({ id }) => id === 'softphone')?.state).toBe('good');
    const elsewhere = ringChecks(facts({ agent: inError('MultipleCcpWindows') }));
    expect(elsewhere.find(({ id }) => id === 'softphone')?.state).toBe('bad');
  });

  it('tells sleep apart from a line that is merely slow', () => {
    const line = (connection: RingFacts['connection']) =>
      ringChecks(facts({ connection })).find(({ id }) => id === 'line')?.text;
    expect(line({ state: 'reconnecting', since: 0, afterSleep: true })).toMatch(/slept/);
    expect(line({ state: 'reconnecting', since: 0 })).not.toMatch(/slept/);
  });

  it('says why none come before what would be missed', () => {
    expect(
      ringReadiness(facts({ agent: priya('lunch'), ring: { ...fine, microphone: 'denied' } })).light,
    ).toBe('off');
  });

  it('stays on presence while a call is on', () => {
    const talking = facts({ agent: priya('busy'), calls: [call()] });
    expect(ringReadiness(talking).light).toBe('ready');
  });

  it('of a low battery on the mains is good', () => {
    expect(ringReadiness(found({ battery: { level: 0.05, isCharging: true } })).light).toBe('ready');
  });

  it('of a desk phone looks at neither microphone nor ringer', () => {
    const agent = { ...priya(), phone: { type: 'desk', number: '+442079460100' } } as const;
    const desk = facts({ agent, ring: { ...fine, microphone: 'denied', ringer: 'absent' } });
    expect(ringReadiness(desk).light).toBe('ready');
    const without = facts({ agent: { ...agent, phone: { type: 'desk', number: '' } } });
    expect(ringReadiness(without).light).toBe('missed');
  });
});
