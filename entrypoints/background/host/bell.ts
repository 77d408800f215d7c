/**
 * The ring of the window host: autoplay rules may keep Amazon's page silent (window-host, section 6). A hidden document of
 * ours rings where there are such; elsewhere the background is a page and rings itself.
 */

import { browser } from '../../../lib/browser.ts';
import { besideCalls } from '../../../lib/callbacks/entries.ts';
import type { CommandName } from '../../../lib/commands.ts';
import { log } from '../../../lib/log.ts';
import { bell } from '../../../lib/messaging.ts';
import type { RingFindings } from '../../../lib/sound/readiness.ts';
import { tryOutput } from '../../../lib/sound/ring-check.ts';
import { createRinger, type Ringing, withOffers } from '../../../lib/sound/ringer.ts';
import { offeredWork } from '../../../lib/work/entries.ts';
import type { SessionStore } from '../session-store.ts';
import { canFrame } from './framed-host.ts';
import { hiddenDocuments, inDocumentTurn } from './hidden-documents.ts';

/** A background page that nothing happens in is stopped after 30 s, and would stop in the middle of a ring. */
const stayAwakeMs = 10_000;

const answers: ReadonlySet<CommandName> = new Set([
  ...(['accept', 'reject', 'acceptCallback', 'rejectCallback', 'acceptWork', 'rejectWork'] as const),
]);

interface OwnBell {
  ring(calls: Ringing[], ringer: string | null): void;
  /** Whether it could. */
  tryRinger(ringer: string | null): Promise<RingFindings['ringer']>;
}

/** Rings for calls and offered callbacks at the window host that are not being answered; answers how to try whether it would. */
export function followRings(store: SessionStore): OwnBell['tryRinger'] {
  const own = canFrame() ? hiddenBell() : pageBell();
  const look = () => {
    const { calls, callbacks, work, pending, host, devices, selfTest } = store.now();
    const isAnswering = ({ id }: Ringing) =>
      pending.some(({ callId, command }) => callId === id && answers.has(command));
    // A reminder of the agent's own needs no bell.
    const offers = besideCalls(callbacks).filter(
      ({ phase, carrier }) => phase === 'offered' && carrier !== 'own',
    );
    const ringing = withOffers(
      [...calls, ...(selfTest?.call ? [selfTest.call] : [])],
      [...offers, ...offeredWork(work)],
    );
    own.ring(host.kind === 'window' ? ringing.filter((one) => !isAnswering(one)) : [], devices.chosen.ringer);
  };
  store.onChange(({ calls, callbacks, work, pending, host, selfTest }) => {
    if (calls || callbacks || work || pending || host || selfTest !== undefined) look();
  });
  void store.ready.then(look);
  return own.tryRinger;
}

const isRinging = (calls: readonly Ringing[]) => calls.some(({ phase }) => phase === 'ringing');

const page = '/bell.html';
/** Tells a document that only tries from one that rings. */
const trial = `${page}?try`;

function hiddenBell(): OwnBell {
  let isUp = false;
  const open = (url: string) =>
    chrome.offscreen.createDocument({
      url,
      reasons: ['AUDIO_PLAYBACK'],
      justification: 'Rings for an incoming call.',
    });
  const stands = async () => (await hiddenDocuments()).some((url) => url.includes(page));
  const settle = async (calls: Ringing[], ringer: string | null) => {
    const isThere = await stands();
    if (!isRinging(calls)) {
      if (isThere) await chrome.offscreen.closeDocument();
      return;
    }
    if (!isThere) await open(page);
    await bell.follow(calls, ringer);
  };
  return {
    ring(calls, ringer) {
      if (!isRinging(calls) && !isUp) return;
      isUp = isRinging(calls);
      inDocumentTurn(() => settle(calls, ringer)).catch((error) =>
        log.warn('no ring', { why: String(error) }),
      );
    },
    tryRinger: (ringer) =>
      inDocumentTurn(async () => {
        const isThere = await stands();
        if (!isThere) await open(trial);
        try {
          return await bell.tryRinger(ringer);
        } finally {
          if (!isThere) await chrome.offscreen.closeDocument();
        }
      }),
  };
}

function pageBell(): OwnBell {
  const ringer = createRinger(() => new AudioContext());
  let awake: ReturnType<typeof setInterval> | undefined;
  return {
    ring(calls) {
      ringer.follow(calls);
      clearInterval(awake);
      if (isRinging(calls)) awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwakeMs);
    },
    // It rings from the computer's own, and a page without a microphone is not even told that there are others.
    async tryRinger(label) {
      const found = await tryOutput('');
      return found === 'plays' && label !== null ? 'elsewhere' : found;
    },
  };
}
