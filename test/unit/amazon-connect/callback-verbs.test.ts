import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askLimitMs, failureOf } from '../../../lib/amazon-connect/ask.ts';
import { createAmazonConnect } from '../../../lib/amazon-connect/platform.ts';
import type { ContactSnapshot } from '../../../lib/amazon-connect/snapshot.ts';
import type { PlatformReport, VoicePlatform } from '../../../lib/voice-platform.ts';
import {
  agentSnapshot,
  at,
  connection,
  contact,
  number,
  own,
  previewed,
  task,
  third,
} from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

let fake: FakeStreams;
let platform: VoicePlatform;
let report: PlatformReport;
let lifetime: AbortController;

function open(...contacts: ContactSnapshot[]): void {
  fake = fakeStreams(agentSnapshot(contacts));
  platform = createAmazonConnect(
    fake.streams,
    { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' },
    lifetime.signal,
  );
  platform.onReport((next) => {
    report = next;
  });
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const show = async (...contacts: ContactSnapshot[]) => {
  fake.show(agentSnapshot(contacts));
  await settle();
};
const offered = previewed({
  is: 'incoming',
  connections: [own({ is: 'connecting' }), connection({ is: 'connecting' })],
});
const dialled = previewed({ is: 'connecting' });
const seen = () => [
  ...report.callbacks.map(({ id, state }) => `${id} ${state}`),
  ...report.calls.map(({ id, phase }) => `call ${id} ${phase}`),
];

beforeEach(() => {
  vi.useFakeTimers({ now: at(0) });
  lifetime = new AbortController();
});
afterEach(() => {
  lifetime.abort();
  vi.useRealTimers();
});

describe('[CB-20] a preview', () => {
  it('is a callback until the customer is dialled, then a call of the same id', async () => {
    open(offered);
    await settle();
    expect(seen()).toEqual(['preview offered']);
    expect(report.callbacks[0]).toMatchObject({ autoDialMs: 30_000, canDiscard: true });
    await show(previewed());
    expect(seen()).toEqual(['preview accepted']);
    await platform.engage('preview');
    expect(fake.asked).toContainEqual(['engagePreviewContact', 'preview']);
    await show(dialled);
    expect(seen()).toEqual(['call preview dialing']);
    await show(previewed({ connections: [own(), connection()] }));
    expect(seen()).toEqual(['call preview connected']);
    await show(previewed({ is: 'ended' }));
    expect(seen()).toEqual(['call preview wrap-up']);
  });

  it('that Connect dials by itself becomes a call when Connect says so', async () => {
    open(previewed());
    await settle();
    expect(seen()).toEqual(['preview accepted']);
    fake.preview.isPreviewMode = false;
    await show(dialled);
    expect(seen()).toEqual(['call preview dialing']);
  });

  it('is asked about again when it has moved, and not otherwise', async () => {
    open(previewed());
    await settle();
    fake.preview.isPreviewMode = false;
    await show(previewed());
    expect(seen()).toEqual(['preview accepted']);
  });

  it('that ends before its call never was one', async () => {
    open(offered);
    await settle();
    await show(previewed());
    await show(previewed({ is: 'ended' }));
    expect(seen()).toEqual(['preview over']);
    await show();
    expect(seen()).toEqual([]);
  });

  it('that nobody can tell of is a call, as Connect itself shows it', async () => {
    open(offered);
    await settle();
    fake.preview.isPreviewMode = 'silent';
    await show(previewed());
    expect(seen()).toEqual(['preview accepted']);
    await vi.advanceTimersByTimeAsync(askLimitMs);
    expect(seen()).toEqual(['call preview dialing']);
  });

  it('whose campaign does not answer has no countdown and may not be discarded', async () => {
    open();
    fake.preview.configuration = new Error('not now');
    await show(offered);
    expect(report.callbacks[0]).toMatchObject({ autoDialMs: null, canDiscard: false });
    fake.preview.configuration = { canDiscardPreview: true };
    await show(previewed());
    expect(report.callbacks[0]).toMatchObject({ autoDialMs: null, canDiscard: true });
  });

  it('that is over when it is first seen had its call', async () => {
    open(previewed({ is: 'ended' }));
    await settle();
    expect(seen()).toEqual(['call preview wrap-up']);
  });

  it('is the only thing that can be engaged', async () => {
    open(task(), contact());
    await expect(platform.engage('task')).rejects.toMatchObject({ code: 'not-now' });
    await expect(platform.engage('contact')).rejects.toMatchObject({ code: 'not-now' });
    await expect(platform.engage('nobody')).rejects.toMatchObject({ code: 'no-such-call' });
  });
});

describe('[CB-27] a task', () => {
  it('is accepted, ended and cleared as a call is, and leaves the microphone alone', async () => {
    open(contact(), task({ is: 'connecting' }));
    await platform.accept('task');
    await platform.hangUp('task');
    await platform.clear('task');
    await platform.reject('task');
    expect(fake.asked).toEqual([
      ['accept', 'task'],
      ['destroy', 'agent'],
      ['clear', 'task'],
      ['reject', 'task'],
    ]);
  });

  it('does not make a call that comes beside it wait for the microphone', async () => {
    open(task(), contact({ is: 'connecting' }));
    fake.softphone.isThere = false;
    await platform.accept('contact');
    expect(fake.asked).toEqual([['accept', 'contact']]);
  });

  it('is named by the call that is made for it', async () => {
    open(task());
    await platform.dial(number, null, 'task');
    expect(fake.asked).toEqual([['connect', { phoneNumber: number }, 'arn:billing', 'task']]);
  });

  it('is handed to a queue or an agent, and taken back while nobody has it', async () => {
    open(task());
    await platform.handOn('task', { kind: 'quick-connect', id: 'arn:to-billing', name: 'Billing' });
    expect(fake.asked.at(-1)).toMatchObject(['addConnection', { endpointARN: 'arn:to-billing' }]);
    await show(task({ connections: [own(), connection({ endpoint: null }), third('connecting')] }));
    expect(seen()).toEqual(['task transferring']);
    await platform.cancelHandOn('task');
    expect(fake.asked.at(-1)).toEqual(['destroy', 'third']);
  });

  it('is not handed to a number, and nothing is taken back that was not given', async () => {
    open(task(), contact());
    const toNumber = { kind: 'number', e164: number } as const;
    await expect(platform.handOn('task', toNumber)).rejects.toMatchObject({ code: 'number-refused' });
    await expect(platform.cancelHandOn('task')).rejects.toMatchObject({ code: 'not-now' });
    await expect(platform.handOn('contact', toNumber)).rejects.toMatchObject({ code: 'not-now' });
    await expect(platform.handOn('nobody', toNumber)).rejects.toMatchObject({ code: 'no-such-call' });
  });

  it('lets a presence wait until it is done', async () => {
    open(task());
    await platform.setPresence('arn:lunch');
    expect(fake.asked.at(-1)).toEqual(['setState', 'Lunch', { enqueueNextState: true }]);
    await show(task({ is: 'ended' }));
    await platform.setPresence('arn:lunch');
    expect(fake.asked.at(-1)).toEqual(['setState', 'Lunch', { enqueueNextState: false }]);
  });
});

it.each([
  [{ errorKey: 'clientTimeout', reason: 'No answer' }, 'no-answer'],
  [
    Object.assign(new Error('ConnectError with error key x'), { errorKey: 'InvalidStateException' }),
    'not-now',
  ],
  [{ errorKey: 'noResultReceived' }, 'refused'],
])('a failure of the newer SDK is told like any other: %j', (failure, code) => {
  expect(failureOf(failure)).toMatchObject({ code });
});
