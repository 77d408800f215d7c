/** The host in a hidden document of ours that frames the CCP. Only browsers with offscreen documents have it. */

import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import { connectHost } from '../../../lib/messaging.ts';
import { type HostPlace, within } from './connect-host.ts';

const page = '/offscreen.html';
/** Parallel or unlucky creation can leave a promise that never settles (reliability, finding 5). */
const makeLimitMs = 5_000;
const tries = 3;

/** Whether this browser has hidden documents; Firefox has none. */
export const canFrame = () => 'offscreen' in chrome;

export const framedHost: HostPlace = {
  async standing() {
    const address = await documentAddress();
    const { searchParams } = address ?? {};
    return searchParams
      ? { hostId: searchParams.get('host') ?? '', ccpUrl: searchParams.get('ccp') ?? '' }
      : null;
  },
  async open(hostId, ccpUrl) {
    if (!canFrame()) throw new VoiceError('host-lost', 'this browser has no hidden documents');
    const url = `${page}?${new URLSearchParams({ ccp: ccpUrl, host: hostId })}`;
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
      if (trouble === null || (await documentAddress())) return;
      log.warn('host not made', { why: String(trouble), triesLeft: left - 1 });
    }
    throw new VoiceError('host-lost', 'the browser did not open the hidden document');
  },
  async close() {
    if (canFrame() && (await documentAddress())) await chrome.offscreen.closeDocument();
  },
  show: async () => false,
  verbs: connectHost,
};

/** The address of the document that stands, null when there is none. */
async function documentAddress(): Promise<URL | null> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  const address = contexts.map(({ documentUrl }) => documentUrl).find((url) => url?.includes(page));
  return address ? new URL(address) : null;
}
