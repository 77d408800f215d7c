/**
 * The relay in the CCP's own page: between the script in the page's world and the background. Stands in every page of
 * the instance's origin and is silent unless the background says that this one is the host.
 */

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isRequest, reply } from '../lib/answering.ts';
import { VoiceError } from '../lib/errors.ts';
import { type FromCcp, type ToCcp, takePort, textPort } from '../lib/host/ccp-channel.ts';
import { holdLine } from '../lib/host/host-line.ts';
import { sendReports } from '../lib/host/report-sender.ts';
import { type BegunHost, background, type Reply } from '../lib/messaging.ts';
import { isOwnWorker, type SenderStamps } from '../lib/sender.ts';
import type { PlatformReport } from '../lib/voice-platform.ts';

const againMs = 1_000;

export default defineUnlistedScript(() => takePort((port) => void relay(port)));

async function relay(port: MessagePort): Promise<void> {
  const sendReport = sendReports();
  const followWork = holdLine();
  const waiting = new Map<number, (answer: Reply) => void>();
  let present: PlatformReport | null = null;
  let asked = 0;
  let isHost = false;

  const send = textPort<FromCcp, ToCcp>(port, (message) => {
    if ('report' in message) {
      present = message.report;
      sendReport(message.report);
      followWork(message.report);
    } else if ('answer' in message) {
      waiting.get(message.answer.id)?.(message.answer.reply);
      waiting.delete(message.answer.id);
    } else if ('needs' in message) {
      const come = (chatLibrary: boolean) => () => send({ chatLibrary });
      void background.bringChatLibrary().then(come(true), come(false));
    } else void background.ccpHere(location.pathname, true);
  });

  const ask = (verb: string, args: unknown[]): Promise<Reply> =>
    new Promise((done) => {
      asked += 1;
      waiting.set(asked, done);
      send({ ask: { id: asked, verb, args } });
    });

  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    if (!isRequest(message, 'connect-host')) return undefined;
    const isTrusted = isOwnWorker(sender as SenderStamps, chrome.runtime.id, chrome.runtime.getURL(''));
    const isForPage = isTrusted && isHost && message.name !== 'presentReport';
    const work = isForPage
      ? ask(message.name, message.args)
      : reply(() => {
          if (!isTrusted) throw new VoiceError('not-trusted');
          if (message.name !== 'presentReport')
            throw new VoiceError('host-lost', 'this page is no softphone');
          return present;
        });
    void work.then(answer);
    return true;
  });

  const host = await begun();
  if (host) send({ begin: host });
  else port.close();
  isHost = host !== null;
}

/** The background's word on what this page is. A worker that is just being stopped may not answer. */
async function begun(): Promise<BegunHost | null> {
  for (let left = 3; ; left--) {
    try {
      return await background.ccpHere(location.pathname, false);
    } catch (error) {
      if (left === 1 || !chrome.runtime?.id) throw error;
      await new Promise((again) => setTimeout(again, againMs));
    }
  }
}
