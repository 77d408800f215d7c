/** A hidden document that rings while the Connect host is a window, whose own sound the browser may hold back. */

import { isRequest, reply } from '../../lib/answering.ts';
import { browser } from '../../lib/browser.ts';
import type { Call } from '../../lib/call.ts';
import { VoiceError } from '../../lib/errors.ts';
import { createRinger } from '../../lib/ringer.ts';
import { isOwnWorker, type SenderStamps } from '../../lib/sender.ts';

const ringer = createRinger(() => new AudioContext());

browser.runtime.onMessage.addListener((message: unknown, sender: SenderStamps) => {
  if (!isRequest(message, 'bell')) return undefined;
  return reply(() => {
    if (!isOwnWorker(sender, browser.runtime.id, browser.runtime.getURL('')))
      throw new VoiceError('not-trusted');
    ringer.follow(message.args[0] as Call[]);
  });
});
