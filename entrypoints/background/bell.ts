/**
 * The ring of the window host: autoplay rules may keep Amazon's page silent (window-host, section 6). A hidden document of
 * ours rings where there are such; elsewhere the background is a page and rings itself.
 */

import { browser } from '../../lib/browser.ts';
import type { Call } from '../../lib/call.ts';
import { log } from '../../lib/log.ts';
import { bell } from '../../lib/messaging.ts';
import { createRinger } from '../../lib/ringer.ts';
import { canFrame } from './framed-host.ts';
import type { SessionStore } from './session-store.ts';

/** A background page that nothing happens in is stopped after 30 s, and would stop in the middle of a ring. */
const stayAwakeMs = 10_000;

/** Rings for calls that ring at the window host and are not being answered. */
export function followRings(store: SessionStore): void {
  const ring = canFrame() ? hiddenBell() : ownBell();
  const look = () => {
    const { calls, pending, host } = store.now();
    const isAnswering = ({ id }: Call) =>
      pending.some(({ callId, command }) => callId === id && (command === 'accept' || command === 'reject'));
    const ringing = host.kind === 'window' ? calls.filter((call) => !isAnswering(call)) : [];
    ring(ringing, store.now().devices.chosen.ringer);
  };
  store.onChange(({ calls, pending, host }) => {
    if (calls || pending || host) look();
  });
  void store.ready.then(look);
}

const isRinging = (calls: readonly Call[]) => calls.some(({ phase }) => phase === 'ringing');

/** One turn after the other: a document must not be made while it is being closed. */
function hiddenBell(): (calls: Call[], ringer: string | null) => void {
  let turn = Promise.resolve();
  let isUp = false;
  const settle = async (calls: Call[], ringer: string | null) => {
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

function ownBell(): (calls: Call[]) => void {
  const ringer = createRinger(() => new AudioContext());
  let awake: ReturnType<typeof setInterval> | undefined;
  return (calls) => {
    ringer.follow(calls);
    clearInterval(awake);
    if (isRinging(calls)) awake = setInterval(() => void browser.runtime.getPlatformInfo(), stayAwakeMs);
  };
}
