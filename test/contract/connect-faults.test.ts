/**
 * Every verb against every way in which Connect can fail it: each ends in time with a failure that says what to do, and
 * the same verb works as soon as Connect does. What Streams hands over for each fault was measured
 * (test/e2e/connect-simulator/faults.test.ts does so again in a browser); the adapter is the real one.
 */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askLimitMs } from '../../lib/amazon-connect/ask.ts';
import { createAmazonConnect } from '../../lib/amazon-connect/platform.ts';
import { type ErrorCode, errorWords } from '../../lib/error-words.ts';
import type { VoicePlatform } from '../../lib/voice-platform.ts';
import { agentSnapshot, connection, contact, own, previewed, task } from '../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../fakes/fake-streams.ts';

const told = (type: string, statusCode: number) =>
  JSON.stringify({ type, message: 'Injected fault.', stack: [], retryStatus: 'NONE', statusCode });

type Fault = FakeStreams['answers']['with'];
/** What reaches the adapter, and what a person is then told. A 401 is answered by an event alone (section 7). */
const faults: Record<string, { answer: Fault; code: ErrorCode; event?: string }> = {
  400: { answer: { failure: told('InvalidStateException', 400) }, code: 'not-now' },
  401: { answer: 'silent', code: 'no-answer', event: 'AUTH_FAIL' },
  403: { answer: { failure: told('AccessDeniedException', 403) }, code: 'refused' },
  404: { answer: { failure: told('ContactNotFoundException', 404) }, code: 'no-such-call' },
  409: { answer: { failure: told('ConflictException', 409) }, code: 'refused' },
  429: { answer: { failure: told('ThrottlingException', 429) }, code: 'no-answer' },
  500: { answer: { failure: told('InternalServiceException', 500) }, code: 'no-answer' },
  503: { answer: { failure: told('ServiceUnavailableException', 503) }, code: 'no-answer' },
  'time-out': { answer: 'silent', code: 'no-answer' },
  cut: { answer: { failure: told('NetworkingError', 0) }, code: 'no-answer' },
  garbage: { answer: { failure: 'SyntaxError: Unexpected token < in JSON at position 0' }, code: 'refused' },
};

const held = (id: string) => connection({ connectionId: id, is: 'hold' });
const third = connection({ connectionId: 'third', type: 'outbound', initial: false });
const beingCalled = { ...third, state: { type: 'connecting', timestamp: 0 } };
const talking = contact();
const threeParties = contact({ connections: [own(), held('customer'), third] });
const desk = { ...agentSnapshot([talking]) };
desk.configuration = { ...desk.configuration, softphoneEnabled: false };
const multi = contact({ contactFeatures: { multiPartyConferenceEnabled: true } });
const deskMulti = { ...desk, snapshot: { ...desk.snapshot, contacts: [multi] } };
const deskMuted = {
  ...desk,
  snapshot: {
    ...desk.snapshot,
    contacts: [contact({ connections: [own({ mute: true }), connection()] })],
  },
};

/** By operation: the moment in which it is asked for, and the verb that asks. */
const operations: Record<
  string,
  [data: ReturnType<typeof agentSnapshot>, verb: (p: VoicePlatform) => Promise<unknown>]
> = {
  AcceptContact: [agentSnapshot([contact({ is: 'connecting' })]), (p) => p.accept('contact')],
  RejectContact: [agentSnapshot([contact({ is: 'connecting' })]), (p) => p.reject('contact')],
  DestroyConnection: [agentSnapshot([talking]), (p) => p.hangUp('contact')],
  HoldConnection: [agentSnapshot([talking]), (p) => p.hold('contact')],
  ResumeConnection: [
    agentSnapshot([contact({ connections: [own(), held('customer')] })]),
    (p) => p.resume('contact'),
  ],
  MuteParticipant: [deskMulti, (p) => p.mute('contact')],
  UnmuteParticipant: [deskMuted, (p) => p.unmute('contact')],
  SendDigits: [agentSnapshot([talking]), (p) => p.sendDigits('contact', '12#')],
  ClearContact: [agentSnapshot([contact({ is: 'ended' })]), (p) => p.clear('contact')],
  CreateOutboundContact: [agentSnapshot(), (p) => p.dial('+442079460958')],
  CreateAdditionalConnection: [
    agentSnapshot([talking]),
    (p) => p.addParty('contact', { kind: 'number', e164: '+442079460111' }),
  ],
  ToggleActiveConnections: [agentSnapshot([threeParties]), (p) => p.swapParties('contact')],
  ConferenceConnections: [agentSnapshot([threeParties]), (p) => p.merge('contact')],
  'DestroyConnection of a party': [agentSnapshot([threeParties]), (p) => p.dropParty('contact', 'third')],
  'CreateAdditionalConnection of a task': [
    agentSnapshot([task()]),
    (p) => p.handOn('task', { kind: 'quick-connect', id: 'arn:to-billing', name: 'Billing' }),
  ],
  'DestroyConnection of who is to take a task': [
    agentSnapshot([task({ connections: [own(), connection({ endpoint: null }), beingCalled] })]),
    (p) => p.cancelHandOn('task'),
  ],
  engagePreviewContact: [agentSnapshot([previewed()]), (p) => p.engage('preview')],
  PutAgentState: [
    agentSnapshot(),
    (p) => p.setPresence(agentSnapshot().configuration.agentStates[0]?.agentStateARN ?? ''),
  ],
  GetEndpoints: [agentSnapshot(), (p) => p.quickConnects()],
  UpdateAgentConfiguration: [agentSnapshot(), (p) => p.usePhone('+442079460111')],
};

let lifetime: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  lifetime = new AbortController();
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

describe.each(Object.entries(operations))('%s', (_, [data, verb]) => {
  it.each(Object.entries(faults))('with %s', async (_, { answer, code, event }) => {
    const fake = fakeStreams(data);
    const options = { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' };
    const platform = createAmazonConnect(fake.streams, options, lifetime.signal);
    fake.answers.with = answer;
    const failed = verb(platform).then(
      () => null,
      (error: unknown) => error,
    );
    if (event) fake.trigger(event);
    // Nobody waits longer than a person would: mute looks back for a second more.
    await vi.advanceTimersByTimeAsync(askLimitMs + 1_000);
    const failure = await failed;
    expect(failure).toMatchObject({ code });
    expect(errorWords(failure).remedy).not.toBe('');

    fake.answers.with = 'success';
    if (event) fake.show(data);
    const works = verb(platform);
    await vi.advanceTimersByTimeAsync(1_500);
    await works;
  });
});
