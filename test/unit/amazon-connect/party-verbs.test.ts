import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAmazonConnect } from '../../../lib/amazon-connect/platform.ts';
import type { ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import type { PlatformReport } from '../../../lib/voice-platform.ts';
import { agentSnapshot, at, connection, contact, own, third } from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

let fake: FakeStreams;
let lifetime: AbortController;
let report: PlatformReport;

function on(raw: ContactSnapshot, configuration = agentSnapshot().configuration) {
  fake = fakeStreams({ ...agentSnapshot([raw]), configuration });
  lifetime = new AbortController();
  const options = { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' };
  const platform = createAmazonConnect(fake.streams, options, lifetime.signal);
  platform.onReport((next) => {
    report = next;
  });
  return platform;
}
const muted = () => fake.trigger('MUTE_TOGGLE', { muted: true });
const names = () => fake.asked.map(([name]) => name);
const multiParty = { contactFeatures: { multiPartyConferenceEnabled: true } };
const consult = (is = 'connected') =>
  contact({ connections: [own(), connection({ is: 'hold' }), third(is)], ...multiParty });

beforeEach(() => void vi.useFakeTimers({ now: at(0) }));
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

describe('[VO-36] quick connects', () => {
  it('are those of all queues and of the outbound queue, in our words', async () => {
    const { configuration } = agentSnapshot();
    configuration.routingProfile.defaultOutboundQueue = { queueARN: 'arn:outbound' };
    const platform = on(contact(), configuration);
    expect(await platform.quickConnects()).toEqual([
      { id: 'arn:to-tomasz', name: 'Tomasz Zielinski', kind: 'agent', number: null },
      { id: 'arn:to-billing', name: 'Billing', kind: 'queue', number: null },
      { id: 'arn:to-haulier', name: 'Northgate Haulage', kind: 'external', number: '+441614960123' },
    ]);
    expect(fake.asked).toEqual([['getEndpoints', ['arn:billing', 'arn:outbound']]]);
  });

  it('are asked for once in ten minutes, and again after a refusal', async () => {
    const platform = on(contact());
    fake.answers.with = { failure: '{"type":"AccessDeniedException"}' };
    await expect(platform.quickConnects()).rejects.toMatchObject({ code: 'refused' });
    fake.answers.with = 'success';
    await platform.quickConnects();
    await platform.quickConnects();
    expect(fake.asked).toHaveLength(2);
    vi.advanceTimersByTime(10 * 60_000);
    await platform.quickConnects();
    expect(fake.asked).toHaveLength(3);
  });
});

describe('[AC-44][AC-47] parties', () => {
  it('are brought in by quick connect or by number', async () => {
    const platform = on(contact());
    await platform.addParty('contact', { kind: 'quick-connect', id: 'arn:to-tomasz', name: 'Tomasz' });
    await platform.addParty('contact', { kind: 'number', e164: '+441614960123' });
    const added = fake.asked.filter(([name]) => name === 'addConnection').map(([, endpoint]) => endpoint);
    expect(added).toMatchObject([{ endpointARN: 'arn:to-tomasz' }, { phoneNumber: '+441614960123' }]);
  });

  it('are not brought in by a quick connect that is gone', async () => {
    const gone = on(contact()).addParty('contact', { kind: 'quick-connect', id: 'arn:old', name: 'Old' });
    await expect(gone).rejects.toMatchObject({ code: 'not-now' });
  });

  it.each([
    ['swapParties', 'toggleActiveConnections'],
    ['merge', 'conferenceConnections'],
  ] as const)('%s', async (verb, expected) => {
    await on(consult())[verb]('contact');
    expect(names()).toEqual([expected]);
  });

  it.each([
    ['holdParty', 'hold'],
    ['resumeParty', 'resume'],
    ['muteParty', 'muteParticipant'],
    ['unmuteParty', 'unmuteParticipant'],
    ['dropParty', 'destroy'],
  ] as const)('%s reaches that one', async (verb, expected) => {
    await on(consult())[verb]('contact', 'third');
    expect(fake.asked[0]).toEqual([expected, 'third']);
  });

  it('that have left cannot be reached', async () => {
    const asked = on(consult('disconnected')).dropParty('contact', 'third');
    await expect(asked).rejects.toMatchObject({ code: 'no-such-party' });
  });

  it('talk on when the agent holds a conference: only the agent’s own leg is held', async () => {
    const raw = contact({ connections: [own(), connection(), third('connected')], ...multiParty });
    await on(raw).hold('contact');
    expect(fake.asked[0]).toEqual(['hold', 'agent']);
  });

  it('hear digits as far as they are heard: in a consult the one the agent talks with', async () => {
    await on(consult()).sendDigits('contact', '1');
    expect(fake.asked[0]).toEqual(['sendDigits', 'third', '1']);
  });
});

describe('[AC-24] mute over hold, swap and merge', () => {
  it.each(['hold', 'resume', 'swapParties', 'merge'] as const)(
    '%s: comes back when the softphone lost it',
    async (verb) => {
      const held = contact({ connections: [own(), connection({ is: 'hold' })] });
      const platform = on({ hold: contact(), resume: held, swapParties: consult(), merge: consult() }[verb]);
      muted();
      fake.softphone.forgetsMute = true;
      const done = platform[verb]('contact');
      await vi.advanceTimersByTimeAsync(1_000);
      await done;
      expect(names()).toContain(verb === 'hold' || verb === 'resume' ? 'mute' : 'muteParticipant');
    },
  );

  it('is left alone while it is still there, and when the agent was not muted', async () => {
    const platform = on(contact());
    await platform.hold('contact');
    expect(names()).toEqual(['hold']);
    muted();
    const done = platform.hold('contact');
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(names()).toEqual(['hold', 'hold', 'upstream']);
  });

  it('says so when it cannot be brought back', async () => {
    const platform = on(contact());
    muted();
    fake.softphone.forgetsMute = true;
    fake.softphone.isThere = false;
    const done = expect(platform.hold('contact')).rejects.toMatchObject({ code: 'mute-lost' });
    await vi.advanceTimersByTimeAsync(30_000);
    await done;
    expect(report.calls[0]?.isMuted).toBe(false);
  });
});

describe('[AC-24] mute of two calls', () => {
  const aside = contact({
    contactId: 'aside',
    connections: [own({ connectionId: 'own-aside' }), connection({ is: 'hold' })],
  });

  it('is each call’s own: the one that is put aside stays muted, the other is not', async () => {
    const platform = on(contact());
    await platform.mute('contact');
    fake.show(
      agentSnapshot([
        { ...contact({ connections: [own(), connection({ is: 'hold' })] }) },
        contact({ contactId: 'second' }),
      ]),
    );
    fake.trigger('MUTE_TOGGLE', { muted: false });
    expect(report.calls.map(({ isMuted }) => isMuted)).toEqual([true, false]);
  });

  it('taking one up sets the microphone as that call had it', async () => {
    const platform = on(contact());
    await platform.mute('contact');
    fake.show(agentSnapshot([contact(), aside]));
    await platform.resume('aside');
    expect(names()).toEqual(['mute', 'resume', 'unmute']);
    await platform.resume('contact');
    expect(names().at(-1)).toBe('mute');
  });

  it('mutes a call that is put aside for when it is taken up, and leaves the other alone', async () => {
    const platform = on(contact());
    fake.show(agentSnapshot([contact(), aside]));
    await platform.mute('aside');
    expect(report.calls.map(({ isMuted }) => isMuted)).toEqual([false, true]);
    muted();
    await platform.unmute('aside');
    expect(report.calls.map(({ isMuted }) => isMuted)).toEqual([true, false]);
    expect(names()).toEqual([]);
  });

  it('is told as soon as it is chosen, though nothing else happens', async () => {
    const platform = on(contact());
    fake.show(agentSnapshot([contact(), aside]));
    await vi.advanceTimersByTimeAsync(0);
    const { sequence } = report;
    await platform.mute('aside');
    expect(report.sequence).toBe(sequence + 1);
  });

  it('outlives the end of the other call, which opens the microphone', async () => {
    const platform = on(contact());
    await platform.mute('contact');
    fake.show(agentSnapshot([contact({ connections: [own(), connection({ is: 'hold' })] })]));
    fake.trigger('MUTE_TOGGLE', { muted: false });
    await platform.resume('contact');
    // Off before the customer can hear, and looked after once more.
    expect(names()).toEqual(['mute', 'mute', 'resume', 'mute']);
  });
});

describe('a desk phone', () => {
  const desk = { ...agentSnapshot().configuration, softphoneEnabled: false, extension: '+442079460111' };

  it('is muted on the server, and has no media to miss', async () => {
    const platform = on(contact(multiParty), desk);
    await platform.mute('contact');
    expect(names()).toEqual(['muteParticipant']);
    vi.advanceTimersByTime(10_000);
    expect(report.calls[0]).toMatchObject({ phone: 'desk', media: 'none' });
  });
});

describe('what the softphone and the CCP tell', () => {
  it('the line’s quality stands on its call, and goes with it', () => {
    on(contact());
    const seconds = [{ softphoneStreamType: 'audio_input', packetsLost: 10, packetsCount: 90 }];
    fake.trigger('SOFTPHONE_STATS', { contactId: 'contact', stats: seconds });
    expect(report.calls[0]?.quality).toMatchObject({ level: 'poor', lossPercent: 10 });
    fake.show(agentSnapshot([contact({ contactId: 'next' })]));
    expect(report.calls[0]?.quality).toBeNull();
  });

  it('the network stands in the health', async () => {
    on(contact());
    await vi.advanceTimersByTimeAsync(0);
    expect(report.health.network).toBe('connected');
    fake.network('disconnected');
    expect(report.health.network).toBe('disconnected');
  });
});

it('[EX-13] dials through the queue that was chosen, and no other', async () => {
  const { configuration } = agentSnapshot();
  configuration.routingProfile.queues.push({ queueARN: 'arn:orders', name: 'Orders' });
  const platform = on(contact(), configuration);
  await platform.dial('+442079460958', 'arn:orders');
  expect(fake.asked[0]?.[2]).toBe('arn:orders');
  await expect(platform.dial('+442079460958', 'arn:strange')).rejects.toMatchObject({ code: 'cannot-dial' });
});
