/**
 * The Connect host's life: the one document that holds Streams and the CCP's frame. Made when an instance is
 * set up, never made anew during a call. This is the one place that knows how a browser hosts it.
 */

import { isLive } from '../../lib/call.ts';
import { VoiceError } from '../../lib/errors.ts';
import { log } from '../../lib/log.ts';
import { connectHost } from '../../lib/messaging.ts';
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

const page = '/offscreen.html';
/** Parallel or unlucky creation can leave a promise that never settles (reliability, finding 5). */
const makeLimitMs = 5_000;
const tries = 3;
/** Longer than the host's own limit for one Streams call. */
const verbLimitMs = 12_000;

export function createConnectHost(store: SessionStore, ccpUrlNow: () => Promise<string | null>): ConnectHost {
  let turn = Promise.resolve();
  /** Only one of make, close and look at a time. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.catch(() => {}).then(work);
    return turn;
  };

  async function ensureNow(): Promise<void> {
    const ccpUrl = await ccpUrlNow();
    if (!ccpUrl) return;
    const there = await standing();
    const isOnCall = store.now().calls.some(isLive);
    if (there && (isOnCall || there.searchParams.get('ccp') === ccpUrl))
      return rejoin(there.searchParams.get('host') ?? '');
    if (there) await closeNow();
    const hostId = crypto.randomUUID();
    store.believeHost(hostId);
    if (store.now().connection.state !== 'signed-out')
      store.change({ connection: { state: 'connecting', since: Date.now() } });
    await make(`${page}?${new URLSearchParams({ ccp: ccpUrl, host: hostId })}`);
    log.info('host made', { hostId });
  }

  /** After a worker's death the host knows better than what was stored. */
  async function rejoin(hostId: string): Promise<void> {
    store.believeHost(hostId);
    store.take(await within(verbLimitMs, connectHost.presentReport()));
  }

  async function closeNow(): Promise<void> {
    if (await standing()) await chrome.offscreen.closeDocument();
  }

  const ensure = () => inTurn(ensureNow);
  return {
    ensure,
    async restart() {
      if (store.now().calls.some(isLive)) throw new VoiceError('on-a-call');
      await inTurn(async () => {
        await closeNow();
        await ensureNow();
      });
    },
    close: () => inTurn(closeNow),
    platform: new Proxy({} as Omit<HostVerbs, 'presentReport'>, {
      get:
        (_, verb) =>
        async (...args: unknown[]) => {
          const ask = connectHost[verb as keyof HostVerbs] as (...args: unknown[]) => Promise<unknown>;
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

/** The address of the host that stands, null when there is none. */
async function standing(): Promise<URL | null> {
  const [context] = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return context?.documentUrl ? new URL(context.documentUrl) : null;
}

async function make(url: string): Promise<void> {
  if (!('offscreen' in chrome)) throw new VoiceError('host-lost', 'this browser has no hidden documents');
  for (let left = tries; left > 0; left--) {
    const made = chrome.offscreen.createDocument({
      url,
      // Alone, AUDIO_PLAYBACK would be closed after 30 s of silence.
      reasons: ['USER_MEDIA', 'WEB_RTC', 'IFRAME_SCRIPTING', 'AUDIO_PLAYBACK'],
      justification: 'Holds the softphone and its audio while the agent works in other pages.',
    });
    const trouble = await within(makeLimitMs, made).then(
      () => null,
      (error: unknown) => error,
    );
    if (trouble === null || (await standing())) return;
    log.warn('host not made', { why: String(trouble), triesLeft: left - 1 });
  }
  throw new VoiceError('host-lost', 'the browser did not open the hidden document');
}

function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(() => late.reject(new VoiceError('no-answer')), limitMs);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(limit));
}
