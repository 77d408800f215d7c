/**
 * Every verb against every way in which Connect can fail it: the real adapter over the real Streams, against an
 * instance that refuses, breaks, keeps silent or talks nonsense. Each verb ends in time with a failure that says what to
 * do, nothing of it is done, and all is back soon after Connect is.
 */

import type { WebWorker } from 'puppeteer';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { askLimitMs } from '../../../lib/amazon-connect/ask.ts';
import type { ErrorCode } from '../../../lib/error-texts.ts';
import { errorWords } from '../../../lib/error-words.ts';
import { VoiceError } from '../../../lib/errors.ts';
import type { PlatformVerb } from '../../../lib/voice-platform.ts';
import type { Fault } from '../../../simulator/connect/faults.ts';
import { startOver } from '../call-moves.ts';
import { hostKind, signedInWorld } from '../world.ts';
import { everything, type Moment } from './everything-at-once.ts';
import { askHost, workerOf } from './host-moves.ts';

/** What an agent may wait at most once Connect answers again. */
const backMs = 15_000;
/** A machine that is busy with other things. */
const slackMs = 5_000;
const desk = '+442079460111';

interface Asked {
  args: unknown[];
  /** What Connect is asked for it: an operation of the API, or the door of the newer SDK; null for nothing. */
  operation: string | null;
}

/** Every verb that a platform has: one that is missing here is no valid program. */
const verbs = (now: Moment): Record<PlatformVerb, Asked> => ({
  dial: { operation: 'CreateOutboundContact', args: [desk] },
  accept: { operation: 'AcceptContact', args: [now.offered] },
  reject: { operation: 'RejectContact', args: [now.offered] },
  hangUp: { operation: 'DestroyConnection', args: [now.conference] },
  hold: { operation: 'HoldConnection', args: [now.conference] },
  resume: { operation: 'ResumeConnection', args: [now.held] },
  mute: { operation: 'MuteParticipant', args: [now.conference] },
  unmute: { operation: 'UnmuteParticipant', args: [now.conference] },
  sendDigits: { operation: 'SendDigits', args: [now.conference, '12#'] },
  clear: { operation: 'ClearContact', args: [now.over] },
  engage: { operation: 'sdk', args: [now.preview] },
  // Both ask first whom there is to hand on to.
  handOn: { operation: 'GetEndpoints', args: [now.open, { kind: 'quick-connect', id: 'any', name: 'Any' }] },
  quickConnects: { operation: 'GetEndpoints', args: [] },
  cancelHandOn: { operation: 'DestroyConnection', args: [now.handedOn] },
  addParty: {
    operation: 'CreateAdditionalConnection',
    args: [now.conference, { kind: 'number', e164: desk }],
  },
  swapParties: { operation: 'ToggleActiveConnections', args: [now.conference] },
  merge: { operation: 'ConferenceConnections', args: [now.conference] },
  holdParty: { operation: 'HoldConnection', args: [now.conference, now.party] },
  resumeParty: { operation: 'ResumeConnection', args: [now.conference, now.party] },
  muteParty: { operation: 'MuteParticipant', args: [now.conference, now.party] },
  unmuteParty: { operation: 'UnmuteParticipant', args: [now.conference, now.party] },
  dropParty: { operation: 'DestroyConnection', args: [now.conference, now.party] },
  sendChat: { operation: 'SendMessage', args: [now.chat, 'Good morning', 'token'] },
  chatItems: { operation: null, args: [now.chat, 1] },
  // It is begun; how it goes stands in the chat.
  sendChatFile: {
    operation: 'StartAttachmentUpload',
    args: [now.chat, { name: 'bill.txt', content: 'UGFpZA==' }],
  },
  chatFile: { operation: 'GetAttachment', args: [now.chat, now.file] },
  // The other side is told as a courtesy.
  typeInChat: { operation: null, args: [now.chat] },
  readChat: { operation: null, args: [now.chat] },
  reopenChat: { operation: null, args: [now.chat] },
  setPresence: { operation: 'PutAgentState', args: [now.lunch] },
  usePhone: { operation: 'UpdateAgentConfiguration', args: [desk] },
  signOut: { operation: 'PutAgentState', args: [] },
  setEnhancement: { operation: 'sdk', args: ['noise'] },
  useDevices: { operation: null, args: [{ microphone: null, speaker: null, ringer: null }] },
  stay: { operation: null, args: [] },
});

type Spoilt = Omit<Fault, 'operation'>;
interface Case {
  fault: Spoilt;
  /** What a person is then told; by the newer SDK, which has no types, in `sdk`. Streams never settles what met a 401 or a 403. */
  code: ErrorCode;
  sdk: ErrorCode;
  /** An accept knows the reason all the same. */
  accept?: ErrorCode;
  /** The CCP's page is loaded anew: in a window of its own it takes with it what it was asked. */
  isReloaded?: true;
  /** The AWS client asks four times. It is asked for a few verbs at a time: who waits longer than the limit is told so, and it is done afterwards. */
  isRetried?: true;
}
const status = (status: number): Spoilt => ({ effect: 'status', status });
const faults: [string, Case][] = [
  ['400', { fault: status(400), code: 'not-now', sdk: 'refused' }],
  ['403', { fault: status(403), code: 'no-answer', sdk: 'refused', accept: 'refused' }],
  ['404', { fault: status(404), code: 'no-such-call', sdk: 'refused' }],
  ['409', { fault: status(409), code: 'refused', sdk: 'refused' }],
  ['429', { fault: status(429), code: 'no-answer', sdk: 'refused', isRetried: true }],
  ['500', { fault: status(500), code: 'no-answer', sdk: 'refused', isRetried: true }],
  ['503', { fault: status(503), code: 'no-answer', sdk: 'refused', isRetried: true }],
  ['a line that is cut', { fault: { effect: 'drop' }, code: 'no-answer', sdk: 'refused', isRetried: true }],
  ['garbage', { fault: { effect: 'garbage' }, code: 'no-answer', sdk: 'refused' }],
  ['no answer', { fault: { effect: 'hang' }, code: 'no-answer', sdk: 'no-answer' }],
  ['401', { fault: status(401), code: 'no-answer', sdk: 'refused', accept: 'signed-out', isReloaded: true }],
];

const world = await signedInWorld();
let worker: WebWorker;
let now: Moment;

beforeAll(async () => {
  await startOver(world);
  // A new host has not asked yet whom there is to hand on to, and is not asked to once the answer is kept.
  await vi.waitFor(async () => expect(await isListKept()).toBe(true), { timeout: 15_000 });
  await world.command('restartHost');
  await world.waitForSession(({ connection, agent }) => connection.state === 'ready' && agent !== null);
  worker = await workerOf(world);
  now = await everything(world, worker);
});

const isListKept = () =>
  world.probe.evaluate(async () => 'quickConnects' in (await chrome.storage.session.get('quickConnects')));
const asked = () => Object.entries(verbs(now)) as [PlatformVerb, Asked][];
const operations = () => [...new Set(asked().flatMap(([, { operation }]) => operation ?? []))];
const spoilAll = (fault: Spoilt) =>
  Promise.all(operations().map((operation) => world.connect.client.setFault({ operation, ...fault })));
/** How a verb ended: the code of its failure, or `done`. Words of the browser's own are a host that is not there (connect-host.ts). */
const outcome = (verb: PlatformVerb, args: unknown[]) =>
  askHost(worker, hostKind, verb, args).then(
    () => 'done',
    ({ code }: { code?: ErrorCode }) => code ?? 'host-lost',
  );
/** The chat's own client may have given up by now; what it sends changes nothing of what is in hand. */
const isOfChat = (operation: string | null) =>
  ['SendMessage', 'StartAttachmentUpload', 'GetAttachment'].includes(operation ?? '');
/** As refused: otherwise the AWS client asks once more, and it is done long after the agent was told that it was not. */
async function endWhatHangs() {
  const { client } = world.connect;
  const from = Date.now();
  await spoilAll(status(400));
  // Two verbs wait for the same list.
  const hanging =
    asked().filter(([, { operation }]) => ![null, 'sdk'].includes(operation) && !isOfChat(operation)).length -
    1;
  const refused = async () =>
    (await client.journal()).filter(
      ({ at, status, operation }) => at >= from && status === 400 && !isOfChat(operation),
    ).length;
  await expect.poll(refused).toBeGreaterThanOrEqual(hanging);
}
/** `all` in so many lots. */
const lots = <Item>(all: readonly Item[], count: number): Item[][] =>
  Array.from({ length: count }, (_, lot) => all.filter((_, at) => at % count === lot));
/** All that the instance has in hand, as it is now. */
async function inHand() {
  const { agents, contacts } = await world.connect.client.state();
  return { state: agents[0]?.state, contacts };
}

describe('[XX-07][FT-15] every verb of the platform', () => {
  it.each(faults)('with %s', async (_, { fault, code, sdk, accept = code, isReloaded, isRetried }) => {
    const { client } = world.connect;
    const before = await inHand();
    await spoilAll(fault);
    const startedAt = Date.now();
    const outcomes: (readonly [PlatformVerb, string])[] = [];
    for (const lot of lots(asked(), isRetried ? 4 : 1))
      outcomes.push(
        ...(await Promise.all(
          lot.map(async ([verb, { args }]) => [verb, await outcome(verb, args)] as const),
        )),
      );
    expect(Date.now() - startedAt).toBeLessThan(askLimitMs + slackMs);
    const told = ([verb, { operation }]: [PlatformVerb, Asked]) =>
      ({ accept, sendChat: 'chat-not-sent', chatFile: 'chat-no-file', sendChatFile: 'done' })[
        verb as string
      ] ?? (operation === 'sdk' ? sdk : operation === null ? 'done' : code);
    const expected = Object.fromEntries(asked().map((each) => [each[0], told(each)]));
    const mayBeLost = isReloaded && hostKind === 'window';
    const found = outcomes.map(([verb, how]) => [
      verb,
      mayBeLost && how === 'host-lost' ? expected[verb] : how,
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
    for (const each of [code, sdk, accept]) expect(errorWords(new VoiceError(each)).remedy).not.toBe('');

    if (fault.effect === 'hang') await endWhatHangs();
    await client.clearFaults({});
    const clearedAt = Date.now();
    // Asked while the CCP's page is loaded anew, nobody answers until the limit.
    await world.waitForSession(({ connection }) => connection.state === 'ready', backMs);
    await expect.poll(() => outcome('usePhone', [null]), { timeout: backMs }).toBe('done');
    expect(Date.now() - clearedAt).toBeLessThan(backMs);
    expect(await inHand()).toEqual(before);
  });
});
