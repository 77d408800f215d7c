/** Answers the background's requests to the Connect host. */

import { isRequest, reply } from '../../lib/answering.ts';
import { browser } from '../../lib/browser.ts';
import { VoiceError } from '../../lib/errors.ts';
import { isOwnWorker, type SenderStamps } from '../../lib/sender.ts';
import { checkRing } from '../../lib/sound/ring-check.ts';
import type { Ringer } from '../../lib/sound/ringer.ts';
import type { RingerOutput } from '../../lib/sound/ringer-output.ts';
import type { ConnectHost, PlatformReport, VoicePlatform } from '../../lib/voice-platform.ts';

/** Serves `platform` to our own worker and to nobody else. The ring stops the moment an answer is asked for. */
export function serveHost(platform: VoicePlatform, ringer: Ringer, output: RingerOutput): void {
  const { onReport, ...verbs } = platform;
  let present: PlatformReport | undefined;
  onReport((report) => {
    present = report;
  });
  const host: ConnectHost = {
    ...verbs,
    accept: (callId) => quietly(callId, verbs.accept),
    reject: (callId) => quietly(callId, verbs.reject),
    async useDevices(choice) {
      await output.use(choice.ringer);
      await verbs.useDevices(choice);
    },
    checkRing: (choice) => checkRing(choice),
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
      if (!verb || !isOwnWorker(sender, browser.runtime.id, browser.runtime.getURL('')))
        throw new VoiceError('not-trusted');
      return (verb as (...args: unknown[]) => unknown)(...message.args);
    });
  });
}
