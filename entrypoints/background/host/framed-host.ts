/** The host in a hidden document of ours that frames the CCP. Only browsers with offscreen documents have it. */

import { VoiceError } from '../../../lib/errors.ts';
import { log } from '../../../lib/log.ts';
import { connectHost } from '../../../lib/messaging.ts';
import { type HostPlace, within } from './connect-host.ts';
import { hiddenDocuments, inDocumentTurn } from './hidden-documents.ts';

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
    await inDocumentTurn(() => make(`${page}?${new URLSearchParams({ ccp: ccpUrl, host: hostId })}`));
  },
  async close() {
    if (canFrame())
      await inDocumentTurn(async () => {
        if (await documentAddress()) await chrome.offscreen.closeDocument();
      });
  },
  hasDied: async () => (await documentAddress()) === null,
  show: async () => false,
  verbs: connectHost,
};

async function make(url: string): Promise<void> {
  // A bell whose worker died over it has nobody who would close it.
  if ((await hiddenDocuments()).length > 0 && !(await documentAddress()))
    await chrome.offscreen.closeDocument();
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
}

/** The address of the document that stands, null when there is none. */
async function documentAddress(): Promise<URL | null> {
  const address = (await hiddenDocuments()).find((url) => url.includes(page));
  return address ? new URL(address) : null;
}
