/** A hidden document that rings while the Connect host is a window, whose own sound the browser may hold back. */

import { isRequest, reply } from '../../lib/answering.ts';
import { browser } from '../../lib/browser.ts';
import { VoiceError } from '../../lib/errors.ts';
import type { Bell } from '../../lib/messaging.ts';
import { isOwnWorker, type SenderStamps } from '../../lib/sender.ts';
import { openAudio } from '../../lib/sound/own-sound.ts';
import { tryRinger } from '../../lib/sound/ring-check.ts';
import { createRinger } from '../../lib/sound/ringer.ts';
import { followOutput } from '../../lib/sound/ringer-output.ts';

const output = followOutput(new AbortController().signal);
const ringer = createRinger(() => openAudio(output.id()));

const own: Bell = {
  tryRinger,
  async follow(calls, label) {
    await output.use(label);
    ringer.follow(calls);
  },
};

browser.runtime.onMessage.addListener((message: unknown, sender: SenderStamps) => {
  if (!isRequest(message, 'bell')) return undefined;
  const verb = Object.hasOwn(own, message.name) ? own[message.name as keyof Bell] : null;
  return reply(() => {
    if (!verb || !isOwnWorker(sender, browser.runtime.id, browser.runtime.getURL('')))
      throw new VoiceError('not-trusted');
    return (verb as (...args: unknown[]) => unknown)(...message.args);
  });
});
