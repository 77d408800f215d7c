/**
 * The ring of the window host: autoplay rules may keep Amazon's page silent (window-host, section 6). A hidden document of
 * ours rings where there are such; elsewhere the background is a page and rings itself.
 */

import { browser } from '../../../lib/browser.ts';
import { besideCalls } from '../../../lib/callbacks/entries.ts';
import type { CommandName } from '../../../lib/commands.ts';
import { log } from '../../../lib/log.ts';
import { bell } from '../../../lib/messaging.ts';
import { createRinger, type Ringing, withOffers } from '../../../lib/sound/ringer.ts';
import { offeredWork } from '../../../lib/work/entries.ts';
import type { SessionStore } from '../session-store.ts';
import { canFrame } from './framed-host.ts';

/** A background page that nothing happens in is stopped after 30 s, and would stop in the middle of a ring. */
const stayAwakeMs = 10_000;

const answers: ReadonlySet<CommandName> = new Set([
  ...(['accept', 'reject', 'acceptCallback', 'rejectCallback', 'acceptWork', 'rejectWork'] as const),
]);

/** Rings for calls and offered callbacks at the window host that are not being answered. */
export function followRings(store: SessionStore): void {
  const ring = canFrame() ? hiddenBell() : ownBell();
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
    ring(host.kind === 'window' ? ringing.filter((one) => !isAnswering(one)) : [], devices.chosen.ringer);
  };
  store.onChange(({ calls, callbacks, work, pending, host, selfTest }) => {
    if (calls || callbacks || work || pending || host || selfTest !== undefined) look();
  });
  void store.ready.then(look);
}

const isRinging = (calls: readonly Ringing[]) => calls.some(({ phase }) => phase === 'ringing');

/** One turn after the other: a document must not be made while it is being closed. */
function hiddenBell(): (calls: Ringing[], ringer: string | null) => void {
  let turn = Promise.resolve();
  let isUp = false;
  const settle = async (calls: Ringing[], ringer: string | null) => {
    const [document] = await chrome.runtime.getContexts({
      contextTypes: ['OFFSCREEN_DOCUMENT'],
      documentUrls: [chrome.runtime.getURL('/bell.html')],
    });
    if (!isRinging(calls)) {
      if (document) await chrome.offscreen.closeDocument();
      return;
    }
    if (!document)
      await chrome.offscreen.createDocument({
        url: '/bell.html',
        reasons: ['AUDIO_PLAYBACK'],
        justification: 'Rings for an incoming call.',
      });
    await bell.follow(calls, ringer);
  };
  return (calls, ringer) => {
    if (!isRinging(calls) && !isUp) return;
    isUp = isRinging(calls);
    turn = turn
      .then(() => settle(calls, ringer))
      .catch((error) => log.warn('no ring', { why: String(error) }));
  };
}

function ownBell(): (calls: Ringing[]) => void {
  const ringer = createRinger(() => new AudioContext());
  let awake: ReturnType<typeof setInterval> | undefined;
  return (calls) => {
    ringer.follow(calls);
    clearInterval(awake);
    if (isRinging(calls)) awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwakeMs);
  };
}
