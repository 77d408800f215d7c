/** A hidden document that rings while the Connect host is a window, whose own sound the browser may hold back. */

import { isRequest, reply } from '../../lib/answering.ts';
import { browser } from '../../lib/browser.ts';
import { VoiceError } from '../../lib/errors.ts';
import { isOwnWorker, type SenderStamps } from '../../lib/sender.ts';
import { openAudio } from '../../lib/sound/own-sound.ts';
import { createRinger, type Ringing } from '../../lib/sound/ringer.ts';
import { followOutput } from '../../lib/sound/ringer-output.ts';

const output = followOutput(new AbortController().signal);
const ringer = createRinger(() => openAudio(output.id()));

browser.runtime.onMessage.addListener((message: unknown, sender: SenderStamps) => {
  if (!isRequest(message, 'bell')) return undefined;
  return reply(async () => {
    if (!isOwnWorker(sender, browser.runtime.id, browser.runtime.getURL('')))
      throw new VoiceError('not-trusted');
    const [calls, label] = message.args as [Ringing[], string | null];
    await output.use(label);
    ringer.follow(calls);
  });
});
