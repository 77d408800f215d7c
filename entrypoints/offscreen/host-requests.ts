/** Answers the background's requests to the Connect host. */

import { browser } from '../../lib/browser.ts';
import { VoiceError } from '../../lib/errors.ts';
import { isRequest, reply } from '../../lib/messaging.ts';
import type { SenderStamps } from '../../lib/sender.ts';
import type { ConnectHost, PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';
import type { Ringer } from './ringer.ts';

/** Serves `platform` to our own worker and to nobody else. The ring stops the moment an answer is asked for. */
export function serveHost(platform: VoicePlatform, ringer: Ringer): void {
  const { onReport, ...verbs } = platform;
  let present: PlatformReport | undefined;
  onReport((report) => {
    present = report;
  });
  const host: ConnectHost = {
    ...verbs,
    accept: (callId) => quietly(callId, verbs.accept),
    reject: (callId) => quietly(callId, verbs.reject),
    presentReport: async () => present as PlatformReport,
  };

  async function quietly(callId: string, verb: (callId: string) => Promise<void>): Promise<void> {
    ringer.silence(callId);
    try {
      await verb(callId);
    } catch (error) {
      ringer.ringAgain(callId);
      throw error;
    }
  }

  browser.runtime.onMessage.addListener((message: unknown, sender: SenderStamps) => {
    if (!isRequest(message, 'connect-host')) return undefined;
    const verb = Object.hasOwn(host, message.name) ? host[message.name as keyof ConnectHost] : null;
    return reply(() => {
      if (!verb || !isOwnWorker(sender)) throw new VoiceError('not-trusted');
      return (verb as (...args: unknown[]) => unknown)(...message.args);
    });
  });
}

/** The worker has no tab and its script for an address; a page of ours in no tab, such as the popup, has another. */
function isOwnWorker({ id, tab, url }: SenderStamps): boolean {
  const own = browser.runtime.getURL('/background.js');
  return id === browser.runtime.id && tab === undefined && (url === undefined || url === own);
}
