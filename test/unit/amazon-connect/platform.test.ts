import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askLimitMs } from '../../../lib/amazon-connect/ask.ts';
import { createAmazonConnect } from '../../../lib/amazon-connect/platform.ts';
import type { AgentSnapshot, ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import type { PlatformReport } from '../../../lib/voice-platform.ts';
import { agentSnapshot, at, connection, contact, own } from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

let fake: FakeStreams;
let reports: PlatformReport[];
let lifetime: AbortController;
const last = () => reports.at(-1) as PlatformReport;

function open(data: AgentSnapshot | null = agentSnapshot()) {
  fake = fakeStreams(data);
  lifetime = new AbortController();
  reports = [];
  const options = { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' };
  const platform = createAmazonConnect(fake.streams, options, lifetime.signal);
  platform.onReport((report) => reports.push(report));
  return platform;
}
const on = (...contacts: ContactSnapshot[]) => open(agentSnapshot(contacts));
const third = connection({ connectionId: 'third', type: 'outbound', initial: false });

beforeEach(() => void vi.useFakeTimers({ now: at(0) }));
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

describe('reports', () => {
  it('begin without an agent and go on with each change, numbered', () => {
    open(null);
    expect(last()).toMatchObject({
      connection: { state: 'connecting' },
      agent: null,
      calls: [],
      hostId: 'host',
    });
    fake.trigger('ACKNOWLEDGE');
    fake.show(agentSnapshot([contact({ is: 'connecting' })]));
    expect(last()).toMatchObject({ connection: { state: 'ready' }, calls: [{ phase: 'ringing' }] });
    expect(reports.map(({ sequence }) => sequence)).toEqual(reports.map((_, i) => i + 1));
  });

  it('are not repeated when nothing changed, nor when only the clocks’ distance wavers', () => {
    on(contact());
    const { length } = reports;
    const wavering = agentSnapshot([contact()]);
    wavering.snapshot.skew += 40;
    fake.show(wavering);
    expect(reports).toHaveLength(length);
  });

  it('follow a clock that was set', () => {
    on(contact());
    const before = last().calls[0]?.phaseAt ?? 0;
    const set = agentSnapshot([contact()]);
    set.snapshot.skew += 3_600_000;
    fake.show(set);
    expect(last().calls[0]?.phaseAt).toBe(before - 3_600_000);
  });

  it('say that a call is connected without media, although no event comes', () => {
    on(contact());
    vi.advanceTimersByTime(6_000);
    expect(last().calls[0]?.media).toBe('late');
    fake.trigger('LOCAL_MEDIA_STREAM_CREATED', { connectionId: 'agent' });
    expect(last().calls[0]?.media).toBe('live');
  });

  it('say which softphone error came, until media is there again', () => {
    on(contact());
    fake.trigger('SOFTPHONE_ERROR', { errorType: 'microphone_not_shared' });
    expect(last().health).toEqual({
      microphone: 'denied',
      socket: 'open',
      softphoneError: 'microphone_not_shared',
      network: 'unknown',
    });
    fake.trigger('LOCAL_MEDIA_STREAM_CREATED', { connectionId: 'agent' });
    expect(last().health).toMatchObject({ microphone: 'granted', softphoneError: null });
  });

  it('say that polls fail or are denied, and that they succeed again; other requests say nothing', () => {
    open();
    const told = (name: string, error?: object) => {
      fake.trigger('API_METRIC', { name, time: 20, error });
      return last().connection.state;
    };
    expect(told('getAgentSnapshot')).toBe('ready');
    expect(told('getAgentConfiguration', { statusCode: 500 })).toBe('ready');
    expect(told('getAgentSnapshot', { type: 'SyntaxError' })).toBe('reconnecting');
    expect(told('getAgentSnapshot', { statusCode: 403 })).toBe('access-denied');
    expect(told('getAgentSnapshot')).toBe('ready');
  });

  it('ask whether requests are answered again once a new poll is out, since a good one is held', () => {
    open();
    const told = (name: string, error?: object) => {
      fake.trigger('API_METRIC', { name, time: 20, error });
      return last().connection.state;
    };
    expect(told('getAgentSnapshot', { statusCode: 500 })).toBe('reconnecting');
    expect(told('getAgentConfiguration')).toBe('reconnecting');
    vi.advanceTimersByTime(7_000);
    expect(fake.asked).toContainEqual(['upstream', 'RELOAD_AGENT_CONFIGURATION', undefined]);
    expect(told('getAgentConfiguration', { statusCode: 500 })).toBe('reconnecting');
    vi.advanceTimersByTime(7_000);
    expect(told('getAgentConfiguration')).toBe('ready');
  });

  it('say how the socket stands', () => {
    open();
    fake.trigger('CONNECTION_LOST');
    expect(last().health.socket).toBe('lost');
    fake.trigger('CONNECTION_GAIN');
    expect(last().health.socket).toBe('open');
    fake.trigger('INIT_FAILURE');
    expect(last().health.socket).toBe('failed');
  });

  it('end with the lifetime', () => {
    open();
    const { length } = reports;
    lifetime.abort();
    fake.trigger('CONNECTION_LOST');
    vi.advanceTimersByTime(60_000);
    expect(reports).toHaveLength(length);
  });
});

describe('verbs', () => {
  it.each([
    ['accept', ['accept', 'contact']],
    ['hangUp', ['destroy', 'agent']],
    ['hold', ['hold', 'customer']],
    ['clear', ['clear', 'contact']],
  ] as const)('%s', async (verb, expected) => {
    await on(contact())[verb]('contact');
    expect(fake.asked[0]).toEqual(expected);
  });

  it('resume takes back whoever is held', async () => {
    const platform = on(contact({ connections: [own({ is: 'hold' }), connection({ is: 'hold' })] }));
    await platform.resume('contact');
    expect(fake.asked).toEqual([
      ['resume', 'customer'],
      ['resume', 'agent'],
    ]);
  });

  it.each([
    ['together, where one may control all', true, ['conferenceConnections']],
    ['one by one, where not', false, ['resume', 'customer']],
  ])('[AC-47] several who were put on hold come back %s', async (_, multiPartyConferenceEnabled, asked) => {
    const customer = connection({ is: 'hold' });
    const connections = [own(), customer, { ...third, state: customer.state }];
    await on(contact({ connections, contactFeatures: { multiPartyConferenceEnabled } })).resume('contact');
    expect(fake.asked).toEqual([asked]);
  });

  it('digits go to whoever is there when the customer has left', async () => {
    const platform = on(contact({ connections: [own(), connection({ is: 'disconnected' }), third] }));
    await platform.sendDigits('contact', '12#');
    expect(fake.asked).toEqual([['sendDigits', 'third', '12#']]);
  });

  it('[AC-33] dial takes the routing profile’s outbound queue, or its first', async () => {
    await open().dial('+442079460958');
    expect(fake.asked).toEqual([['connect', { phoneNumber: '+442079460958' }, 'arn:billing']]);
    const data = agentSnapshot();
    data.configuration.routingProfile.defaultOutboundQueue = { queueARN: 'arn:outbound' };
    await open(data).dial('+442079460958');
    expect(fake.asked[0]?.[2]).toBe('arn:outbound');
  });

  it.each([
    ['idle', [], false],
    ['in wrap-up', [contact({ is: 'ended' })], false],
    ['talking', [contact()], true],
    ['ringing', [contact({ is: 'connecting' })], true],
  ])('setPresence while %s waits for the end of the call: %#', async (_, contacts, enqueueNextState) => {
    await on(...contacts).setPresence('arn:lunch');
    expect(fake.asked).toEqual([['setState', 'Lunch', { enqueueNextState }]]);
  });

  it('a missed contact that we rejected ended as rejected', async () => {
    const platform = on(contact({ is: 'connecting' }));
    await platform.reject('contact');
    fake.show(agentSnapshot([contact({ is: 'missed' })]));
    expect(last().calls[0]).toMatchObject({ phase: 'ended', endReason: 'rejected' });
  });

  it('a reject that failed leaves a later miss a miss', async () => {
    const platform = on(contact({ is: 'connecting' }));
    fake.answers.with = { failure: '{"type":"InvalidStateException"}' };
    await expect(platform.reject('contact')).rejects.toMatchObject({ code: 'not-now' });
    fake.show(agentSnapshot([contact({ is: 'missed' })]));
    expect(last().calls[0]?.endReason).toBe('missed');
  });

  it('fail as no-answer when Streams is silent', async () => {
    const platform = on(contact());
    fake.answers.with = 'silent';
    const asked = expect(platform.hangUp('contact')).rejects.toMatchObject({ code: 'no-answer' });
    await vi.advanceTimersByTimeAsync(askLimitMs);
    await asked;
  });

  it('fail as no-such-call, and as signed-out before there is an agent', async () => {
    await expect(open().accept('gone')).rejects.toMatchObject({ code: 'no-such-call' });
    await expect(open(null).accept('any')).rejects.toMatchObject({ code: 'signed-out' });
  });
});

describe('[AC-24] mute', () => {
  const conference = (changed: Partial<ContactSnapshot> = {}) =>
    contact({ connections: [own(), connection(), third], ...changed });
  const multiParty = { contactFeatures: { multiPartyConferenceEnabled: true } };

  it.each([
    ['two parties', contact(), 'mute'],
    ['two parties, multi-party on', contact(multiParty), 'mute'],
    ['three parties', conference(), 'mute'],
    ['three parties, multi-party on', conference(multiParty), 'muteParticipant'],
  ])('%s', async (_, raw, expected) => {
    await on(raw).mute('contact');
    expect(fake.asked[0]?.[0]).toBe(expected);
  });

  it('is told by the softphone, and fails when it does not confirm', async () => {
    const platform = on(contact());
    await platform.mute('contact');
    expect(last().calls[0]?.isMuted).toBe(true);
    fake.softphone.isThere = false;
    const asked = expect(platform.unmute('contact')).rejects.toMatchObject({ code: 'no-answer' });
    await vi.advanceTimersByTimeAsync(askLimitMs);
    await asked;
    expect(last().calls[0]?.isMuted).toBe(true);
  });

  it('unmute lifts both layers', async () => {
    const platform = on(contact({ connections: [own({ mute: true }), connection()] }));
    fake.trigger('MUTE_TOGGLE', { muted: true });
    await platform.unmute('contact');
    expect(fake.asked).toEqual([['unmuteParticipant', 'agent'], ['unmute']]);
  });
});
