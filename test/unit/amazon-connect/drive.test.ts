/** The script in Amazon's own page: when it finds what it drives there, and what it then tells. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DrivenCcp, driveCcp } from '../../../entrypoints/ccp-window/drive.ts';
import type { FromCcp } from '../../../lib/host/ccp-channel.ts';
import type { PlatformReport } from '../../../lib/voice-platform.ts';
import { agentSnapshot, contact } from '../../fakes/connect-snapshots.ts';
import { type FakeStreams, fakeStreams } from '../../fakes/fake-streams.ts';

let lifetime: AbortController;
let told: FromCcp[];
let ccp: DrivenCcp;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', {
    permissions: { query: async () => null },
    mediaDevices: new EventTarget(),
  });
  lifetime = new AbortController();
  told = [];
});
afterEach(() => {
  lifetime.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function drive(): void {
  const host = { hostId: 'host', ccpUrl: 'https://harbour.my.connect.aws/ccp-v2/' };
  const send = (message: FromCcp) => void told.push(message);
  ccp = driveCcp(host, send, async () => {}, lifetime.signal);
}
/** `connect` as the page has it from now on, with a bus of its own. */
function pageHas(fake: FakeStreams, isInitialized = true): void {
  const bus = fake.streams.core.getEventBus();
  Object.assign(fake.streams.core, { initialized: isInitialized, getEventBus: () => bus });
  vi.stubGlobal('connect', fake.streams);
}
const reports = (): PlatformReport[] =>
  told.flatMap((message) => ('report' in message ? [message.report] : []));
const isSilent = () => told.some((message) => 'silent' in message);
const pass = (ms: number) => vi.advanceTimersByTime(ms);

describe('[AC-06] the softphone in Amazon’s own page', () => {
  it('is driven once it can be used, however late that is, and not before', () => {
    drive();
    pass(2_000);
    pageHas(fakeStreams(agentSnapshot()), false);
    pass(2_000);
    expect([ccp.platform(), reports()]).toEqual([null, []]);
    pageHas(fakeStreams(agentSnapshot()));
    pass(200);
    expect(ccp.platform()).not.toBeNull();
    expect(reports().at(-1)).toMatchObject({ hostId: 'host', agent: { name: expect.any(String) } });
    pass(30_000);
    expect(isSilent()).toBe(false);
  });

  it('says nothing of calls before it knows the agent: one that goes on would seem to have ended', () => {
    const fake = fakeStreams(null);
    drive();
    pageHas(fake);
    pass(200);
    expect(ccp.platform()).not.toBeNull();
    expect(reports()).toEqual([]);
    fake.trigger('ACKNOWLEDGE');
    fake.show(agentSnapshot([contact({ is: 'connected' })]));
    expect(reports().at(-1)?.calls).toHaveLength(1);
  });

  it('is found again when the page replaces it, and its reports are numbered on', () => {
    drive();
    const first = fakeStreams(agentSnapshot());
    pageHas(first);
    pass(200);
    for (const is of ['connecting', 'connected', 'ended', 'connecting'])
      first.show(agentSnapshot([contact({ is })]));
    const before = reports().at(-1)?.sequence ?? 0;
    const next = fakeStreams(agentSnapshot());
    pageHas(next);
    pass(200);
    next.show(agentSnapshot([contact({ is: 'connecting' })]));
    expect(reports().at(-1)?.calls).toMatchObject([{ phase: 'ringing' }]);
    expect(reports().at(-1)?.sequence).toBeGreaterThan(before);
  });

  it('is said to be missing, once, in a page that has none for long', () => {
    drive();
    pass(19_000);
    expect(isSilent()).toBe(false);
    pass(120_000);
    expect(told).toEqual([{ silent: true }]);
  });

  it('is let go of when a newer relay is there', () => {
    drive();
    const fake = fakeStreams(agentSnapshot());
    pageHas(fake);
    pass(200);
    lifetime.abort();
    told = [];
    fake.show(agentSnapshot([contact({ is: 'connecting' })]));
    pass(5_000);
    expect(told).toEqual([]);
    expect(ccp.platform()).toBeNull();
  });
});
