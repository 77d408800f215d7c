/**
 * The Connect host's life: the one place that holds Streams and its calls. Made when an instance is set up, never
 * made anew during a call. What holds it differs: framed-host.ts.
 */

import { isLive } from '../../lib/call.ts';
import { VoiceError } from '../../lib/errors.ts';
import { log } from '../../lib/log.ts';
import type { ConnectHost as HostVerbs } from '../../lib/voice-platform.ts';
import type { SessionStore } from './session-store.ts';

export interface ConnectHost {
  /** Makes the host unless it is there. Throws `host-lost` when the browser will not. */
  ensure(): Promise<void>;
  /** Makes the host anew. Throws `on-a-call` during a call: its audio would be gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
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
  /** Asks the host that stands; rejects in the browser's own words when there is none. */
  readonly verbs: HostVerbs;
}

/** Longer than the host's own limit for one Streams call. */
const verbLimitMs = 12_000;

export function createConnectHost(
  store: SessionStore,
  place: HostPlace,
  ccpUrlNow: () => Promise<string | null>,
): ConnectHost {
  let turn = Promise.resolve();
  /** Only one of make, close and look at a time. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.catch(() => {}).then(work);
    return turn;
  };

  async function ensureNow(): Promise<void> {
    const ccpUrl = await ccpUrlNow();
    if (!ccpUrl) return;
    const there = await place.standing();
    const isOnCall = store.now().calls.some(isLive);
    if (there && (isOnCall || there.ccpUrl === ccpUrl)) return rejoin(there.hostId);
    if (there) await place.close();
    const hostId = crypto.randomUUID();
    store.believeHost(hostId);
    if (store.now().connection.state !== 'signed-out')
      store.change({ connection: { state: 'connecting', since: Date.now() } });
    await place.open(hostId, ccpUrl);
    log.info('host made', { hostId });
  }

  /** After a worker's death the host knows better than what was stored. */
  async function rejoin(hostId: string): Promise<void> {
    store.believeHost(hostId);
    store.take(await within(verbLimitMs, place.verbs.presentReport()));
  }

  const ensure = () => inTurn(ensureNow);
  return {
    ensure,
    async restart() {
      if (store.now().calls.some(isLive)) throw new VoiceError('on-a-call');
      await inTurn(async () => {
        await place.close();
        await ensureNow();
      });
    },
    close: () => inTurn(() => place.close()),
    platform: new Proxy({} as Omit<HostVerbs, 'presentReport'>, {
      get:
        (_, verb) =>
        async (...args: unknown[]) => {
          const ask = place.verbs[verb as keyof HostVerbs] as (...args: unknown[]) => Promise<unknown>;
          try {
            return await within(verbLimitMs, ask(...args));
          } catch (error) {
            if (error instanceof VoiceError) throw error;
            // The browser's own words: there is no receiving end.
            void ensure();
            throw new VoiceError('host-lost', String(error));
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
