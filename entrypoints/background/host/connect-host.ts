/**
 * The Connect host's life: the one place that holds Streams and its calls. Made when an instance is set up, never
 * made anew while it carries a call. What holds it differs: framed-host.ts and window-host.ts.
 */

import { VoiceError } from '../../../lib/errors.ts';
import { isInHand } from '../../../lib/in-hand.ts';
import { log } from '../../../lib/log.ts';
import type { HostKind } from '../../../lib/session.ts';
import type { ConnectHost as HostVerbs } from '../../../lib/voice-platform.ts';
import type { SessionStore } from '../session-store.ts';

export interface ConnectHost {
  /** Makes the host unless it is there. Throws `host-lost` when the browser will not. */
  ensure(): Promise<void>;
  /** Makes the host anew. Throws `on-a-call` while it carries one: its audio would be gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
  /** Brings a host that can be seen to the front, opened if need be; false when it is hidden. */
  show(): Promise<boolean>;
  /** The platform's verbs; `host-lost` when nobody is there to carry them out, and the host is made again. */
  readonly platform: Omit<HostVerbs, 'presentReport'>;
}

/** What a browser holds the host in. */
export interface HostPlace {
  /** The host that stands, as it was opened; null when there is none. */
  standing(): Promise<{ hostId: string; ccpUrl: string } | null>;
  /** Opens one with the CCP at `ccpUrl`. Throws `host-lost` when the browser will not. */
  open(hostId: string, ccpUrl: string): Promise<void>;
  close(): Promise<void>;
  /** Whether it died, and nothing but its broken line tells: a window that was closed is told by its tab. */
  hasDied(): Promise<boolean>;
  /** Brings it to the front; false when it is hidden or not there. */
  show(): Promise<boolean>;
  /** Asks the host that stands; rejects in the browser's own words when there is none. */
  readonly verbs: HostVerbs;
}

/** Longer than the host's own limit for one Streams call. */
const verbLimitMs = 12_000;

export function createConnectHost(
  store: SessionStore,
  places: Record<HostKind, HostPlace>,
  setUp: () => Promise<{ ccpUrl: string | null; kind: HostKind }>,
): ConnectHost {
  let turn = Promise.resolve();
  /** Only one of make, close and look at a time. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.catch(() => {}).then(work);
    return turn;
  };

  const place = () => places[store.now().host.kind];
  /** A task or a chat that is open would be lost sight of. */
  const isBusy = () => isInHand(store.now());

  /** Never two softphones for one agent: the other kind is closed first. */
  async function settleOn(kind: HostKind): Promise<void> {
    const { host } = store.now();
    if (kind === host.kind || isBusy()) return;
    await place().close();
    store.change({ host: { ...host, kind } });
  }

  async function ensureNow(): Promise<void> {
    const { ccpUrl, kind } = await setUp();
    if (!ccpUrl) return;
    await settleOn(kind);
    const there = await place().standing();
    if (there && (isBusy() || there.ccpUrl === ccpUrl) && (await rejoin(there.hostId))) return;
    if (there) await place().close();
    const hostId = crypto.randomUUID();
    store.believeHost(hostId);
    if (store.now().connection.state !== 'signed-out')
      store.change({ connection: { state: 'connecting', since: Date.now() } });
    await place().open(hostId, ccpUrl);
    log.info('host made', { hostId });
  }

  /** After a worker's death the host knows better than what was stored. False when it is dead and may be made anew. */
  async function rejoin(hostId: string): Promise<boolean> {
    store.believeHost(hostId);
    try {
      const report = await within(verbLimitMs, place().verbs.presentReport());
      if (report) store.take(report);
    } catch (error) {
      log.warn('the host does not answer', { why: String(error), isBusy: isBusy() });
      return isBusy();
    }
    return true;
  }

  const ensure = () => inTurn(ensureNow);
  return {
    ensure,
    async restart() {
      if (store.carriesCall()) throw new VoiceError('on-a-call');
      await inTurn(async () => {
        await place().close();
        await ensureNow();
      });
    },
    close: () => inTurn(() => place().close()),
    async show() {
      if (await place().show()) return true;
      if (store.now().host.kind === 'framed') return false;
      await ensure();
      return place().show();
    },
    platform: new Proxy({} as Omit<HostVerbs, 'presentReport'>, {
      get:
        (_, verb) =>
        async (...args: unknown[]) => {
          try {
            const ask = place().verbs[verb as keyof HostVerbs] as (...args: unknown[]) => Promise<unknown>;
            return await within(verbLimitMs, ask(...args));
          } catch (error) {
            if (error instanceof VoiceError && error.code !== 'host-lost') throw error;
            // The browser's own words: there is no receiving end.
            void ensure();
            throw new VoiceError('host-lost', error instanceof VoiceError ? error.detail : String(error));
          }
        },
    }),
  };
}

/** The outcome of `work`; throws `no-answer` when it takes longer than `limitMs`. */
export function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => late.reject(new VoiceError('no-answer')), limitMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(limit));
}
